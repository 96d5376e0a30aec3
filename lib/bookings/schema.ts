import { z } from 'zod'
import { plannedDay } from '@/lib/core/fields'

export const bookSchema = z.object({
  passId: z.uuid(),
  teacherId: z.uuid(),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
})

/** Why, where the office acts beyond a deadline ([1.H8]). */
const reason = z.string().trim().max(500).optional()

const instant = z.iso.datetime().transform((text) => new Date(text))

/** The dates of a repeated booking, as they were shown ([1.F6]): more than any pass has isn't one of ours. */
export const repeatSchema = z.object({
  passId: z.uuid(),
  teacherId: z.uuid(),
  startsAt: z.union([instant.transform((one) => [one]), z.array(instant).min(1).max(60)]),
})

/** Where a lesson goes to ([1.G8]). */
export const moveSchema = z.object({
  bookingId: z.uuid(),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
})

export const officeBookSchema = bookSchema.extend({ reason })
export const officeMoveSchema = moveSchema.extend({ reason, passId: z.uuid(), teacherId: z.uuid() })

/** A word to the teacher and the administration, optional ([1.G4]). */
export const cancelSchema = z.object({
  bookingId: z.uuid(),
  message: z.string().trim().max(1000).optional(),
})

export const officeCancelSchema = cancelSchema.extend({ passId: z.uuid() })

const changeKey = (name: string) => `passChanges.fields.${name}`
const changeReason = z
  .string({ error: changeKey('reason') })
  .trim()
  .min(3, changeKey('reason'))
  .max(500)

/** 'Prolonger', from its preview: until when, and why ([1.H9]). */
export const extensionSchema = z.object({
  forfait: z.uuid(),
  jusqu: plannedDay(changeKey('until')),
  raison: changeReason,
})

/** 'Geler', from its preview: `vu` are the lessons of these days that it showed. */
export const freezeSchema = z.object({
  forfait: z.uuid(),
  du: plannedDay(changeKey('from')),
  au: plannedDay(changeKey('to')),
  raison: changeReason,
  annuler: z
    .literal('on')
    .optional()
    .transform((value) => value === 'on'),
  vu: z
    .union([z.uuid(), z.array(z.uuid()).max(400)])
    .optional()
    .transform((ids) => (ids === undefined ? [] : [ids].flat())),
})

export const undoChangeSchema = z.object({ forfait: z.uuid(), raison: changeReason })

const typed = z.string().max(500).optional().catch(undefined)

/** Search parameters of a pass's page: the change that is looked at, what was just done. */
export const passPageSearch = z.object({
  jusqu: typed,
  du: typed,
  au: typed,
  raison: typed,
  fait: z.enum(['prolonge', 'gele', 'annule']).optional().catch(undefined),
})
