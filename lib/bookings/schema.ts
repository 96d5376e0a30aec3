import { z } from 'zod'

export const bookSchema = z.object({
  passId: z.uuid(),
  teacherId: z.uuid(),
  startsAt: z.iso.datetime().transform((text) => new Date(text)),
})

/** A word to the teacher and the administration, optional ([1.G4]). */
export const cancelSchema = z.object({
  bookingId: z.uuid(),
  message: z.string().trim().max(1000).optional(),
})
