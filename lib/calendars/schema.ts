import { z } from 'zod'

const learner = z.uuid().optional()
const teacher = z.uuid()
const next = z.enum(['renew', 'end'])

/** Whose address: a learner's, or, without one, the whole household's. */
export const openFeedSchema = z.object({ learner })

/** To end an address, or to have another one in its place. */
export const endFeedSchema = z.object({ learner, next })

/** The same of a teacher, who must be oneself. */
export const openTeacherFeedSchema = z.object({ teacher })
export const endTeacherFeedSchema = z.object({ teacher, next })

/** A calendar that a teacher keeps elsewhere: its address as they copied it ([1.F7]). */
export const addCalendarSchema = z.object({
  teacher,
  address: z.string({ error: 'calendars.fields.address' }).trim().min(1, 'calendars.fields.address').max(2_000),
})

/** One of those that a teacher gave. */
export const ownCalendarSchema = z.object({ teacher, calendar: z.uuid() })
