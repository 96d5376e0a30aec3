import 'server-only'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { computeWeek } from '@/lib/agenda/rules'
import type { Slot } from '@/lib/agenda/types'
import { listNearestFree, markOwnTime } from '@/lib/bookings/rules'
import { addDays, dayOf, mondayOf } from '@/lib/core/time'
import type { AskedLesson } from './find-question'

const weeksAhead = 3
const proposed = 3

/** The free slots of the same teacher that are nearest to a lesson that they can't give ([1.H6]): the grid has the others. */
export async function listNearestSlots(question: AskedLesson): Promise<Slot[]> {
  const { structureId, clientFileId, passId, teacherId, bookingId: movingId, zone, now, startsAt } = question
  const today = dayOf(now, zone)
  const lessonDay = dayOf(startsAt, zone)
  const first = mondayOf([today, addDays(lessonDay, -7)].sort().at(-1)!)
  const mondays = Array.from({ length: weeksAhead }, (_, week) => addDays(first, week * 7))
  const scope = { structureId, clientFileId, passId, teacherId, movingId }
  const agenda = await findAgenda(scope, first, addDays(first, weeksAhead * 7 - 1))
  if (!agenda) return []
  const weeks = mondays.map((monday) => markOwnTime(computeWeek(agenda.facts, monday, agenda.now), startsAt))
  return listNearestFree(weeks, startsAt, proposed)
}
