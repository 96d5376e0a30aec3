import { z } from 'zod'
import { moveInput } from '@/lib/core/fields'
import { parsePhone } from '@/lib/core/phone'

const key = (name: string) => `school.fields.${name}`
const required = (name: string, most: number) =>
  z
    .string({ error: key(name) })
    .trim()
    .min(1, key(name))
    .max(most, key(name))
const text = (name: string, most: number) => z.string().trim().max(most, key(name)).default('')
const box = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')
const phone = z.string({ error: key('phone') }).transform((typed, context) => {
  const number = parsePhone(typed)
  if (number) return number
  context.addIssue({ code: 'custom', message: key('phone') })
  return z.NEVER
})
const whole = (name: string, low: number, high: number) =>
  z
    .string({ error: key(name) })
    .regex(/^\d{1,4}$/, key(name))
    .transform(Number)
    .pipe(z.number().min(low, key(name)).max(high, key(name)))

const teacherTerms = z.object({
  firstName: required('firstName', 80),
  lastName: required('lastName', 80),
  email: z
    .string({ error: key('email') })
    .trim()
    .max(254, key('email'))
    .pipe(z.email(key('email'))),
  phone,
  discipline: required('discipline', 80),
  biography: text('biography', 1200),
  asksToAgreeFirst: box,
})
/** What a form was rendered from. */
const seen = z.string().max(16)
const id = z.uuid()

/** Somebody who teaches, as the office writes them ([2.F3]). */
export const newTeacherSchema = teacherTerms
export const teacherSchema = teacherTerms
  .extend({ teacher: id, seen })
  .transform(({ teacher, seen: from, ...terms }) => ({ teacher, seen: from, terms }))
export const whichTeacher = z.object({ teacher: id })
export const leavingSchema = z.object({ teacher: id, geste: z.enum(['partir', 'revenir']) })

const placeTerms = z.object({
  name: required('placeName', 80),
  address: required('address', 200),
  directions: text('directions', 600),
})
/** A place where lessons are given. */
export const newPlaceSchema = placeTerms
export const placeSchema = placeTerms
  .extend({ place: id, seen })
  .transform(({ place, seen: from, ...terms }) => ({ place, seen: from, terms }))
export const whichPlace = z.object({ place: id })

const roomTerms = z.object({
  name: required('roomName', 80),
  description: text('description', 600),
  capacity: whole('capacity', 1, 1000),
  areaSquareMetres: z
    .literal('')
    .transform(() => null)
    .or(whole('area', 1, 9999))
    .nullable()
    .default(null),
  isRentable: box,
})
/** A room of a place. */
export const newRoomSchema = roomTerms.extend({ place: id }).transform(({ place, ...terms }) => ({ place, terms }))
export const roomSchema = roomTerms
  .extend({ place: id, room: id, seen })
  .transform(({ place, room, seen: from, ...terms }) => ({ place, room, seen: from, terms }))
export const whichRoom = z.object({ place: id, room: id })

/** Which row of a list goes where. */
export const orderSchema = z.object({ geste: moveInput })
export const roomOrderSchema = orderSchema.extend({ place: id })

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
export const schoolSearch = z.object({
  fait: optional(
    z.enum([
      'ajoute',
      'enregistre',
      'parti',
      'revenu',
      'retire',
      'salle',
      'salle-retiree',
      'portrait',
      'portrait-retire',
    ]),
  ),
})
