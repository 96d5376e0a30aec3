/*
 * A booking is a learner's lesson at a time, with a teacher in a room.
 * - It is made only on a slot that the agenda gives as free, with a credit left on its pass ([1.F2], [0.I2]).
 * - It is cancelled until the notice before its start; the credit then comes back at once ([1.G3], [1.G4]).
 * - It is 'pris' once ended, unless the teacher was absent or the school excuses the learner: the credit comes back ([1.G6]).
 */
import type { Slot, SlotState } from '@/lib/agenda/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addHours, type Instant } from '@/lib/core/time'
import { checkDebt, checkPassDay } from '@/lib/passes/rules'
import type { PassDebt, PassValidity } from '@/lib/passes/types'
import type { Attendance, AttendanceRefusal, BookingRefusal, CancellableLesson, CancellationRefusal } from './types'

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

/** The last instant at which a lesson may be cancelled. */
export const cancellableUntil = (lesson: Pick<CancellableLesson, 'startsAt' | 'cancellationNoticeHours'>): Instant =>
  addHours(lesson.startsAt, -lesson.cancellationNoticeHours)

/** A lesson is cancelled until its notice before it starts, that instant included ([1.G3]). */
export function checkCancellation(lesson: CancellableLesson, now: Instant): Verdict<CancellationRefusal> {
  if (now.getTime() >= lesson.startsAt.getTime()) return refuse('lesson_started')
  if (now.getTime() > cancellableUntil(lesson).getTime()) {
    return refuse('too_late_to_cancel', { hours: lesson.cancellationNoticeHours })
  }
  return allow
}

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
