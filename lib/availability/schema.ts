import { z } from 'zod'
import { plannedDay, wallTime } from '@/lib/core/fields'
import { isDay } from '@/lib/core/time'

const key = (name: string) => `availability.fields.${name}`

const day = (name: string) => plannedDay(key(name))

const noText = z.literal('').transform(() => null)
const time = (name: string) => wallTime(key(name))
/** Midnight as an end is the end of the day. */
const endTime = (name: string) => time(name).transform((text) => (text === '00:00' ? '24:00' : text))

const ticked = z
  .union([z.uuid(), z.array(z.uuid()).max(50)], { error: key('rooms') })
  .transform((ids) => [...new Set([ids].flat())])

const teacher = z.uuid()
const isInOrder = ({ startsAt, endsAt }: { startsAt: string | null; endsAt: string | null }) =>
  !startsAt || !endsAt || startsAt < endsAt

/** Hours of every week; `id` when they are those that are changed ([1.H2]). */
export const hoursSchema = z
  .object({
    teacher,
    id: z.uuid().optional(),
    weekday: z
      .string({ error: key('weekday') })
      .regex(/^[1-7]$/, key('weekday'))
      .transform(Number),
    startsAt: time('startsAt'),
    endsAt: endTime('endsAt'),
    room: ticked,
    validFrom: day('validFrom'),
    validUntil: noText.or(day('validUntil')).nullable().default(null),
  })
  .refine(isInOrder, { path: ['endsAt'], message: key('order') })
  .refine(({ validFrom, validUntil }) => !validUntil || validFrom <= validUntil, {
    path: ['validUntil'],
    message: key('dayOrder'),
  })

/** Days that differ: an absence, of whole days or a part of each, or hours opened for once. */
export const exceptionSchema = z
  .object({
    teacher,
    kind: z.enum(['unavailable', 'available'], { error: key('kind') }),
    startsOn: day('startsOn'),
    endsOn: noText.or(day('endsOn')).nullable().default(null),
    startsAt: noText.or(time('startsAt')).nullable().default(null),
    endsAt: noText.or(endTime('endsAt')).nullable().default(null),
    location: noText.or(z.uuid()).nullable().default(null),
    label: z.string().trim().max(100).default(''),
  })
  .transform((typed) => ({ ...typed, endsOn: typed.endsOn ?? typed.startsOn }))
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: key('dayOrder') })
  .refine(({ startsAt, endsAt }) => (startsAt === null) === (endsAt === null), {
    path: ['endsAt'],
    message: key('both'),
  })
  .refine(isInOrder, { path: ['endsAt'], message: key('order') })
  .refine(({ kind, startsAt }) => kind === 'unavailable' || startsAt, { path: ['startsAt'], message: key('startsAt') })
  .refine(({ kind, location }) => kind === 'unavailable' || location, { path: ['location'], message: key('location') })

/** One of a teacher's hours or differing days, to be taken away. */
export const removalSchema = z.object({ teacher, id: z.uuid() })

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)

/** Search parameters of the page: whose hours, which week, what has just been done. */
export const availabilitySearch = z.object({
  professeur: optional(z.uuid()),
  semaine: optional(z.string().refine((text) => isDay(text) && text >= '2000-01-01' && text <= '2199-12-31')),
  modifier: optional(z.uuid()),
  fait: optional(z.enum(['heures', 'retrait', 'jours', 'calendrier', 'calendrier-retire', 'relu'])),
  agenda: optional(z.enum(['cree', 'renouvele', 'supprime'])),
})
