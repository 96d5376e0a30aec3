/*
 * A course is a weekly pattern in wall-clock time; its sessions are dated once, and each lives its own life afterwards.
 * - A weekly 19:30 stays 19:30 over both changes of the clocks, and lasts its real length ([6.R11], [0.I8]).
 * - School holidays of the course's zone and the structure's closures have no session, nor has a time that the clocks jump over.
 * - Nothing is planned where the teacher or the room is taken: the date is shown with what is in the way ([1.H1]).
 * - A place is given up for a later one until the notice before it, as often as its pass allows ([1.G5]).
 */
import { createHash } from 'node:crypto'
import { cancellableUntil } from '@/lib/bookings/rules'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import {
  addDays,
  addMinutes,
  type Day,
  daysBetween,
  findInstant,
  type Instant,
  type Interval,
  overlaps,
  startOfDay,
  weekdayOf,
} from '@/lib/core/time'
import { checkDebt } from '@/lib/passes/rules'
import type { PassDebt } from '@/lib/passes/types'
import { findNextPlace, isFreeFor, seatPlanned } from '@/lib/places/rules'
import type { Candidate, OpenSession } from '@/lib/places/types'
import type {
  BookedSession,
  Clash,
  CourseChange,
  CourseRefusal,
  DaysOff,
  DeskSession,
  MoveTarget,
  PlacingRefusal,
  PlanFacts,
  PlannedDate,
  PostponementRefusal,
  SessionRefusal,
  WeeklyPattern,
} from './types'

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
  const state = taken ? (taken.ownerKind === 'absence' ? 'away' : 'taken') : 'kept'
  return { day, state, cause: taken?.name ?? null, during }
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
  shorten(dates.flatMap(({ state, during }) => (state === 'kept' ? [during!.startsAt.toISOString()] : [])))

const shorten = (seen: readonly string[]): string => createHash('sha256').update(seen.join()).digest('hex').slice(0, 16)
/** Of a change of teacher or room: the sessions that take it. */
export const fingerprintChange = ({ changed }: CourseChange): string =>
  shorten(changed.map(({ id, revision, teacherId, roomId }) => `${id} ${revision} ${teacherId} ${roomId}`))

/** A session takes another teacher or room when nothing is in the way and the room holds its places ([1.H1]). */
export const fitsChange = (of: { capacity: number; clashes: readonly unknown[]; roomCapacity: number }): boolean =>
  of.clashes.length === 0 && of.capacity <= of.roomCapacity

/** A session holds no more than its room, and never fewer than the seats that somebody has in it ([0.I4]). */
export function checkCapacity(
  capacity: number,
  { taken, roomCapacity }: { taken: number; roomCapacity: number },
): Verdict<CourseRefusal> {
  if (capacity < taken) return refuse('capacity_below_seats', { taken })
  return capacity > roomCapacity ? refuse('capacity_above_room', { room: roomCapacity }) : allow
}

/** A session is changed until it starts, unless it was cancelled. */
export function checkChangeable(
  { status, startsAt }: Pick<DeskSession, 'status' | 'startsAt'>,
  now: Instant,
): Verdict<SessionRefusal> {
  if (status === 'cancelled') return refuse('session_cancelled')
  return now.getTime() >= startsAt.getTime() ? refuse('session_started') : allow
}

type MoveOf = { session: DeskSession; target: MoveTarget; clashes: readonly Clash[]; roomCapacity: number }

/**
 * A session moves to a time to come of an open day, in a room with its places, where neither its teacher, nor the room, nor
 * anybody enrolled has something else: who and what are named, and nothing is lost ([1.H1]).
 */
export function checkMove(
  { session, target, clashes, roomCapacity }: MoveOf,
  now: Instant,
): Verdict<SessionRefusal | CourseRefusal> {
  const changeable = checkChangeable(session, now)
  if (!changeable.ok) return changeable
  const { during, roomId, closure } = target
  if (!during) return refuse('session_no_such_time')
  if (during.startsAt.getTime() <= now.getTime()) return refuse('session_past')
  if (during.startsAt.getTime() === session.startsAt.getTime() && roomId === session.roomId)
    return refuse('session_unmoved')
  if (closure !== null) return refuse('session_closed', { closure })
  const fits = checkCapacity(session.capacity, { taken: 0, roomCapacity })
  if (!fits.ok) return fits
  const names = clashes.map(({ who, name }) => (name ? `${who} (${name})` : who)).join(', ')
  return clashes.length > 0 ? refuse('session_clash', { names }) : allow
}

/** One whose session is cancelled: what they lose is carried over after the last session of their package. */
type Carried = { seatId: string; learnerId: string; lastAt: Instant; busy: readonly Interval[] }

/**
 * Where the participants of a cancelled session go: each to the next session of the course after their package's last one
 * with a place, in the order of their seats; null where none is left, and the credit stays on the pass ([1.H1] [1.G5]).
 */
export function planCarryOver(
  participants: readonly Carried[],
  sessions: readonly OpenSession[],
): Map<string, OpenSession | null> {
  const places = new Map<string, OpenSession | null>()
  let left = [...sessions]
  for (const { seatId, learnerId, lastAt, busy } of participants) {
    const place = findNextPlace(left, lastAt, { learnerId, busy })
    places.set(seatId, place)
    if (place) left = seatPlanned(left, [place], learnerId)
  }
  return places
}

type Postponable = Pick<BookedSession, 'startsAt' | 'status' | 'cancellationNoticeHours'>

/** Whether a member may give a session up for a later one: until its notice, that instant included, while one is left ([1.G5]). */
export function checkPostponement(
  booking: Postponable,
  pass: PassDebt & { postponementsLeft: number },
  now: Instant,
): Verdict<PostponementRefusal> {
  if (booking.status === 'cancelled') return refuse('lesson_cancelled')
  if (now.getTime() >= booking.startsAt.getTime()) return refuse('lesson_started')
  if (now.getTime() > cancellableUntil(booking).getTime())
    return refuse('too_late_to_postpone', { hours: booking.cancellationNoticeHours })
  if (pass.postponementsLeft <= 0) return refuse('no_postponement_left')
  return checkDebt(pass)
}

type Package = { lastStartsAt: Instant | null; sessions: readonly OpenSession[]; who: Candidate }

/** Where a session given up goes: after the package's last one, in the same course, with a place ([1.G5]). */
export const findPostponedTo = (booking: Pick<BookedSession, 'startsAt'>, pass: Package): OpenSession | null =>
  findNextPlace(pass.sessions, pass.lastStartsAt ?? booking.startsAt, pass.who)

/** The sessions on which a lesson left of a pass may be placed. */
export const listPlaceable = ({ sessions, who }: Package): OpenSession[] =>
  sessions.filter((session) => isFreeFor(session, who))

/** Whether a lesson left of a pass may be placed on a session: one is left, its order is paid, and the place is there. */
export function checkPlacing(
  pass: Package & PassDebt & { remaining: number },
  sessionId: string,
): Verdict<PlacingRefusal> {
  if (pass.remaining <= 0) return refuse('no_credit_left')
  const paid = checkDebt(pass)
  if (!paid.ok) return paid
  return listPlaceable(pass).some(({ id }) => id === sessionId) ? allow : refuse('place_gone')
}
