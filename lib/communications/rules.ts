/*
 * What is said to a client outside the portal is noted in their file ([2.C8]).
 * - Only what has happened is noted, on its day; taken away, it can be put back.
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { type Day, dayOf, type Instant, startOfDay } from '@/lib/core/time'

/** Whether something may be noted on a day: today or before ([2.C8]). */
export const checkDay = (day: Day, today: Day): Verdict<'in_future'> => (day > today ? refuse('in_future') : allow)

/** When what is noted happened: now for today, else the beginning of its day, for all that anybody remembers. */
export const momentOf = (day: Day, now: Instant, zone: string): Instant =>
  day === dayOf(now, zone) ? now : startOfDay(day, zone)
