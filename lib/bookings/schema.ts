import { z } from 'zod'

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
