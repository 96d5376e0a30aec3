/*
 * A course is a weekly pattern in wall-clock time; its sessions are dated once, and each lives its own life afterwards.
 * - A weekly 19:30 stays 19:30 over both changes of the clocks, and lasts its real length ([6.R11], [0.I8]).
 * - School holidays of the course's zone and the structure's closures have no session, nor has a time that the clocks jump over.
 * - Nothing is planned where the teacher or the room is taken: the date is shown with what is in the way ([1.H1]).
 */
import { createHash } from 'node:crypto'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import {
  addDays,
  addMinutes,
  type Day,
  daysBetween,
  findInstant,
  overlaps,
  startOfDay,
  weekdayOf,
} from '@/lib/core/time'
import type { CourseRefusal, DaysOff, PlanFacts, PlannedDate, WeeklyPattern } from './types'

/** Two years of a course ahead: the school holidays that are known go no further. */
export const maxCourseDays = 731

/** A course ends on or after its first day, and two years from today at the latest. */
export function checkPattern({ firstOn, lastOn }: WeeklyPattern, today: Day): Verdict<CourseRefusal> {
  if (lastOn < firstOn) return refuse('course_dates_wrong')
  return daysBetween(today, lastOn) > maxCourseDays ? refuse('course_too_long') : allow
}

/** A course is prolonged, never shortened: its sessions to come are cancelled one by one, each with its participants. */
export const isExtension = ({ lastOn }: Pick<WeeklyPattern, 'lastOn'>, newLastOn: Day): boolean => newLastOn >= lastOn

/** The days of a pattern: one a week, first and last day included. */
export function listPatternDays({ weekday, firstOn, lastOn }: WeeklyPattern): Day[] {
  const days: Day[] = []
  const first = addDays(firstOn, (weekday - weekdayOf(firstOn) + 7) % 7)
  for (let day = first; day <= lastOn; day = addDays(day, 7)) days.push(day)
  return days
}

const findDayOff = (periods: readonly DaysOff[], day: Day) =>
  periods.find((period) => period.startsOn <= day && day <= period.endsOn)

/** What comes of one day of a pattern: its session, or what is in the way ([1.H1]). */
function planDate(pattern: WeeklyPattern, facts: PlanFacts, day: Day): PlannedDate {
  const startsAt = findInstant(day, pattern.startsAt, facts.zone)
  const during = startsAt && { startsAt, endsAt: addMinutes(startsAt, pattern.lessonMinutes) }
  const holiday = pattern.holidayZone && findDayOff(facts.holidays, day)
  if (holiday) return { day, state: 'holiday', cause: holiday.label, during }
  const closure = findDayOff(facts.closures, day)
  if (closure) return { day, state: 'closed', cause: closure.label, during }
  if (!during) return { day, state: 'no_such_time', cause: null, during }
  const taken = facts.engagements.find((engagement) => overlaps(engagement, during))
  return { day, state: taken ? 'taken' : 'kept', cause: taken?.name ?? null, during }
}

/** Every day to come of a pattern that has no session yet, with its state: the preview, and what is written ([1.H1]). */
export function planDates(pattern: WeeklyPattern, facts: PlanFacts): PlannedDate[] {
  const planned = new Set(facts.planned)
  return listPatternDays(pattern)
    .filter((day) => !planned.has(day))
    .map((day) => planDate(pattern, facts, day))
    .filter(({ day, during }) => (during?.startsAt ?? startOfDay(day, facts.zone)).getTime() > facts.now.getTime())
}

/** Of a plan, what its preview promised: the days that get a session. Another fingerprint, and the preview is shown again. */
export const fingerprintOf = (dates: readonly PlannedDate[]): string =>
  createHash('sha256')
    .update(dates.flatMap(({ state, during }) => (state === 'kept' ? [during!.startsAt.toISOString()] : [])).join())
    .digest('hex')
    .slice(0, 16)

/** A session holds no more than its room, and never fewer than the seats that somebody has in it ([0.I4]). */
export function checkCapacity(
  capacity: number,
  { taken, roomCapacity }: { taken: number; roomCapacity: number },
): Verdict<CourseRefusal> {
  if (capacity < taken) return refuse('capacity_below_seats', { taken })
  return capacity > roomCapacity ? refuse('capacity_above_room', { room: roomCapacity }) : allow
}
