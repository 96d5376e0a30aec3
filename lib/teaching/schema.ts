import { z } from 'zod'
import { attendances } from '@/lib/bookings/types'
import { noteBody } from '@/lib/client-files/schema'
import { monthInput } from '@/lib/core/fields'
import { isDay } from '@/lib/core/time'

const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined)
const day = z.string().refine((text) => isDay(text) && text >= '2000-01-01' && text <= '2099-12-31')

/** Search parameters of the agenda: which day, as a list or with its week, narrowed to whom and where. */
export const agendaSearch = z.object({
  jour: optional(day),
  vue: z.enum(['jour', 'semaine']).catch('jour'),
  professeur: optional(z.uuid()),
  lieu: optional(z.uuid()),
  salle: optional(z.uuid()),
})
export type AgendaSearch = z.output<typeof agendaSearch>

/** Search parameters of the hours: which month, whose lines. */
export const hoursSearch = z.object({
  mois: monthInput,
  professeur: optional(z.uuid()),
})

/** One tap at the door; an empty mark takes the last one back ([1.H7]). */
export const attendanceSchema = z.object({
  bookingId: z.uuid(),
  attendance: z.enum(attendances).or(z.literal('').transform(() => null)),
})

/** A note on whoever comes, for those who teach them ([2.A9]). */
export const pupilNoteSchema = z.object({ bookingId: z.uuid(), body: noteBody })

/** 'Tous présents' of a session: those who aren't marked yet. */
export const allPresentSchema = z.object({ sessionId: z.uuid() })
