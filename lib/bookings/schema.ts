import { z } from 'zod'

export const bookSchema = z.object({
  passId: z.uuid(),
  teacherId: z.uuid(),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
})

/** Why, where the office acts beyond a deadline ([1.H8]). */
const reason = z.string().trim().max(500).optional()

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
