/*
 * A booking is a learner's lesson at a time, with a teacher in a room.
 * - It is made only on a slot that the agenda gives as free, with a credit left on its pass ([1.F2], [0.I2]).
 * - It is cancelled or moved until the notice before its start; cancelled, its credit comes back at once ([1.G3], [1.G4]).
 * - Within the notice a pass allows some late cancellations, counted ([1.G8]); the office acts with a reason ([1.H8]).
 * - It is 'pris' once ended, unless the teacher was absent or the school excuses the learner: the credit comes back ([1.G6]).
 */
import { findSlot, listFirstFree } from '@/lib/agenda/rules'
import type { AgendaFacts, Slot, SlotState, Week } from '@/lib/agenda/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, addHours, type Day, findInstant, type Instant, type WallTime } from '@/lib/core/time'
import { checkDebt, checkPassDay } from '@/lib/passes/rules'
import type { PassDebt, PassValidity } from '@/lib/passes/types'
import type {
  Attendance,
  AttendanceRefusal,
  BookingRefusal,
  CancellableLesson,
  CancellationRefusal,
  LateAllowance,
  OfficeRefusal,
  RepeatedDate,
} from './types'

const refusalOfSlot: Record<Exclude<SlotState, 'free'>, BookingRefusal> = {
  none: 'slot_not_offered',
  full: 'slot_taken',
  own: 'learner_busy',
  too_late: 'too_late_to_book',
  closed: 'structure_closed',
  away: 'teacher_away',
  outside_validity: 'pass_expired',
}

/** A lesson is booked on a free slot, within its pass's days, while the pass has a lesson left and its order no debt ([1.F2] [1.D12]). */
export function checkBooking(
  slot: Slot | null,
  pass: PassValidity & PassDebt & { remaining: number },
): Verdict<BookingRefusal> {
  if (!slot) return refuse('slot_not_offered')
  if (pass.remaining <= 0) return refuse('no_credit_left')
  const paid = checkDebt(pass)
  if (!paid.ok) return paid
  const inPass = checkPassDay(pass, slot.day)
  if (!inPass.ok) return inPass
  return slot.state === 'free' ? allow : refuse(refusalOfSlot[slot.state])
}

/** How many weeks a repeated booking looks ahead. */
const mostDates = 60

/** As many days. */
export const longestRepetition = mostDates * 7

/**
 * The same weekday and time, week after week, until the lessons left are placed or the pass ends: each date with its lesson
 * or what is in the way, none after the last free one ([1.F6]). A time that a day doesn't have is not offered ([6.R11]).
 */
export function planRepetition(
  facts: AgendaFacts,
  first: { day: Day; time: WallTime },
  pass: PassValidity & PassDebt & { remaining: number },
  now: Instant,
): RepeatedDate[] {
  const dates: RepeatedDate[] = []
  let left = pass.remaining
  for (let day = first.day; day <= pass.validUntil && left > 0 && dates.length < mostDates; day = addDays(day, 7)) {
    const startsAt = findInstant(day, first.time, facts.zone)
    const slot = startsAt && findSlot(facts, startsAt, now)
    const verdict = checkBooking(slot, pass)
    if (verdict.ok) left -= 1
    dates.push({ day, slot, refusal: verdict.ok ? null : verdict.refusal })
  }
  return dates.slice(0, dates.findLastIndex((date) => date.refusal === null) + 1)
}

/** A week in which a lesson that may move has its own time: it is nothing to move to ([1.G8]). */
export function markOwnTime(week: Week, startsAt: Instant): Week {
  const isOwn = (slot: Slot) => slot.state === 'free' && slot.startsAt.getTime() === startsAt.getTime()
  const mark = (slot: Slot): Slot => (isOwn(slot) ? { ...slot, state: 'own', roomId: null } : slot)
  const days = week.days.map((day) => ({
    ...day,
    slots: Object.fromEntries(Object.entries(day.slots).map(([time, slot]) => [time, mark(slot)])),
  }))
  const freeCount = days.flatMap(({ slots }) => Object.values(slots)).filter(({ state }) => state === 'free').length
  return { ...week, days, freeCount }
}

/** The soonest free slots with any of several teachers, one a day for each of them, the earliest first ([1.F6]). */
export function listSoonestFree<Of extends { facts: AgendaFacts }>(
  agendas: readonly Of[],
  { from, until }: { from: Day; until: Day },
  count: number,
  now: Instant,
): { agenda: Of; slot: Slot }[] {
  const facts = agendas.map((agenda) => agenda.facts)
  const soonest: { agenda: Of; slot: Slot }[] = []
  for (let day = from; day <= until && soonest.length < count; day = addDays(day, 1)) {
    const ofDay = listFirstFree(facts, day, count - soonest.length, now)
    soonest.push(...ofDay.map(({ rank, slot }) => ({ agenda: agendas[rank]!, slot })))
  }
  return soonest
}

/** The free slots of some weeks that are nearest to an instant, the nearest first: what to take instead of one that was lost ([1.G8]). */
export function listNearestFree(weeks: readonly Week[], at: Instant, count: number): Slot[] {
  const distance = (slot: Slot) => Math.abs(slot.startsAt.getTime() - at.getTime())
  return weeks
    .flatMap((week) => week.days.flatMap((day) => Object.values(day.slots)))
    .filter((slot) => slot.state === 'free')
    .sort((one, other) => distance(one) - distance(other) || one.startsAt.getTime() - other.startsAt.getTime())
    .slice(0, count)
}

/** The slot that somebody else took, as the week's address names it, so that it offers the nearest ones ([1.F4] [1.G8]). */
export const lostAt = (verdict: Verdict<BookingRefusal>, startsAt: Instant | null): string | undefined =>
  !verdict.ok && verdict.refusal === 'slot_taken' ? startsAt?.toISOString() : undefined

type WithNotice = Pick<CancellableLesson, 'startsAt' | 'cancellationNoticeHours' | 'isTeacherAway'>

/** The last instant at which a lesson may be cancelled: its notice before it, or its start where its teacher is away ([1.H6]). */
export const cancellableUntil = ({ startsAt, cancellationNoticeHours, isTeacherAway = false }: WithNotice): Instant =>
  isTeacherAway ? startsAt : addHours(startsAt, -cancellationNoticeHours)

const hasStarted = ({ startsAt }: Pick<CancellableLesson, 'startsAt'>, now: Instant): boolean =>
  now.getTime() >= startsAt.getTime()

/** Less than its notice before a lesson; at the notice exactly it still is in time. */
export const isWithinNotice = (lesson: WithNotice, now: Instant): boolean =>
  now.getTime() > cancellableUntil(lesson).getTime()

/** Late cancellations that a pass still allows. */
export const countLateLeft = ({ granted, used }: LateAllowance): number => Math.max(0, granted - used)

/**
 * A lesson is cancelled until its notice before it starts, that instant included ([1.G3]); within it, on a late
 * cancellation that its pass still allows, until so many hours before ([1.G8]).
 */
export function checkCancellation(lesson: CancellableLesson, now: Instant): Verdict<CancellationRefusal> {
  const { startsAt, late, cancellationNoticeHours } = lesson
  if (hasStarted(lesson, now)) return refuse('lesson_started')
  if (!isWithinNotice(lesson, now)) return allow
  const isTooLate = !late || late.granted === 0 || now.getTime() > addHours(startsAt, -late.untilHours).getTime()
  if (isTooLate) return refuse('too_late_to_cancel', { hours: cancellationNoticeHours })
  return countLateLeft(late) > 0 ? allow : refuse('no_late_exception_left', { granted: late.granted })
}

/** The office cancels until a lesson starts, within its notice with a reason; afterwards its attendance is marked ([1.H8]). */
export function checkOfficeCancellation(
  lesson: CancellableLesson,
  reason: string | undefined,
  now: Instant,
): Verdict<CancellationRefusal | OfficeRefusal> {
  if (hasStarted(lesson, now)) return refuse('lesson_started')
  return checkReason(isWithinNotice(lesson, now), reason)
}

/** Whoever acts beyond a deadline says why ([1.H8]). */
export const checkReason = (isBeyond: boolean, reason: string | undefined): Verdict<OfficeRefusal> =>
  isBeyond && !reason?.trim() ? refuse('reason_required') : allow

/** A lesson may be moved until its notice before it; to where, `checkBooking` says of a slot ([1.G8]). */
export function checkMovable(
  lesson: CancellableLesson,
  now: Instant,
): Verdict<'lesson_started' | 'lesson_cancelled' | 'too_late_to_move'> {
  if (lesson.status === 'cancelled') return refuse('lesson_cancelled')
  if (hasStarted(lesson, now)) return refuse('lesson_started')
  return isWithinNotice(lesson, now) ? refuse('too_late_to_move', { hours: lesson.cancellationNoticeHours }) : allow
}

/**
 * What a moved lesson goes to is what could be booked with its own credit back; an order's debt doesn't hold back what is
 * booked already ([1.G8] [1.D12]).
 */
export const checkNewSlot = (slot: Slot | null, pass: PassValidity & { remaining: number }): Verdict<BookingRefusal> =>
  checkBooking(slot, { ...pass, remaining: pass.remaining + 1, hasDebt: false })

/** An absent teacher or a learner excused by the school gives the credit back ([1.G6]). */
export const givesCreditBack = (attendance: Attendance | null): boolean =>
  attendance === 'teacher_absent' || attendance === 'excused'

/** Attendance is marked from the start of a lesson that wasn't cancelled. */
export function checkAttendance(
  lesson: Pick<CancellableLesson, 'startsAt' | 'status'>,
  now: Instant,
): Verdict<AttendanceRefusal> {
  if (lesson.status === 'cancelled') return refuse('lesson_cancelled')
  if (now.getTime() < lesson.startsAt.getTime()) return refuse('lesson_not_started')
  return allow
}
