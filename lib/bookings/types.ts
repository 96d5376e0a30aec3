import type { Slot } from '@/lib/agenda/types'
import type { Day, Instant } from '@/lib/core/time'
import type { PassRefusal } from '@/lib/passes/types'

export const bookingStatuses = ['booked', 'cancelled'] as const
export type BookingStatus = (typeof bookingStatuses)[number]

/** What the teacher marks; without a mark, a lesson is 'pris' once it has ended ([1.G6]). */
export const attendances = ['present', 'absent', 'teacher_absent', 'excused'] as const
export type Attendance = (typeof attendances)[number]

export const cancelledByKinds = ['member', 'staff', 'teacher'] as const
export type CancelledBy = (typeof cancelledByKinds)[number]

export type BookingRefusal =
  | PassRefusal
  | 'slot_not_offered'
  | 'slot_taken'
  | 'learner_busy'
  | 'too_late_to_book'
  | 'structure_closed'
  | 'teacher_away'

export type CancellationRefusal = 'lesson_started' | 'too_late_to_cancel' | 'no_late_exception_left'

export type MoveRefusal = BookingRefusal | 'lesson_started' | 'lesson_cancelled' | 'too_late_to_move'

/** Beyond a deadline the office acts with a reason ([1.H8]). */
export type OfficeRefusal = 'reason_required'

/** The dates of a repeated booking are no longer those that were shown: nothing is booked, they are shown again ([1.F6]). */
export type RepetitionRefusal = BookingRefusal | 'dates_changed'

/** A date of a repeated booking: the lesson that it would be, or what is in the way ([1.F6]). */
export type RepeatedDate = { day: Day; slot: Slot | null; refusal: BookingRefusal | null }

export type AttendanceRefusal = 'lesson_not_started' | 'lesson_cancelled'

/** What decides whether a lesson may be cancelled; the notice is the one its pass was bought with ([6.L3]). */
export type CancellableLesson = {
  startsAt: Instant
  status: BookingStatus
  cancellationNoticeHours: number
  /** What its pass allows within the notice; absent where that isn't asked. */
  late?: LateAllowance
  /** Its teacher won't be there, and its pupil was asked what they prefer: no notice holds them ([1.H6]). */
  isTeacherAway?: boolean
}

/** Lessons of a pass that may be cancelled late, until so many hours before them ([1.G8]). */
export type LateAllowance = { granted: number; used: number; untilHours: number }
