import type { Instant } from '@/lib/core/time'
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

export type CancellationRefusal = 'lesson_started' | 'too_late_to_cancel'

export type AttendanceRefusal = 'lesson_not_started' | 'lesson_cancelled'

/** What decides whether a lesson may be cancelled; the notice is the one its pass was bought with ([6.L3]). */
export type CancellableLesson = { startsAt: Instant; status: BookingStatus; cancellationNoticeHours: number }
