import type { ClaimOwnerKind, ResourceKind } from '@/lib/agenda/types'
import type { BookingStatus } from '@/lib/bookings/types'
import type { Day, Instant, Interval, WallTime } from '@/lib/core/time'
import type { PassRefusal } from '@/lib/passes/types'
import type { SeatState } from '@/lib/places/types'
import type { HolidayZone } from '@/lib/structures/types'

export const sessionStatuses = ['planned', 'cancelled'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

/** Who gave up a session for a later one: the member, out of those that the pass allows, or the school, which takes none of them. */
export const postponementKinds = ['member', 'school'] as const

/** A weekly course: wall-clock times in the structure's zone, first and last day included. */
export type WeeklyPattern = {
  /** 1 Monday … 7 Sunday */
  weekday: number
  startsAt: WallTime
  lessonMinutes: number
  firstOn: Day
  lastOn: Day
  /** Null: held during the school holidays too. */
  holidayZone: HolidayZone | null
}

/** One dated occurrence of a course, as enrolments look at it. */
export type Session = { id: string; courseId: string; startsAt: Instant; endsAt: Instant; status: SessionStatus }

/**
 * kept: gets its session · holiday and closed: days off · no_such_time: the clocks jump over it that night ·
 * away: the teacher said that they are · taken: the teacher or the room is somewhere else then.
 */
export const dateStates = ['kept', 'holiday', 'closed', 'no_such_time', 'away', 'taken'] as const
export type DateState = (typeof dateStates)[number]

/** A day of the pattern, with what comes of it and, where it is not kept, what is in the way. */
export type PlannedDate = { day: Day; state: DateState; cause: string | null; during: Interval | null }

/** Days off, both included. */
export type DaysOff = { startsOn: Day; endsOn: Day; label: string }

/** Time of a teacher, a room or a learner that is given to something already, by its name; or at which a teacher is away. */
export type Engagement = Interval & {
  resourceKind: ResourceKind
  resourceId: string
  ownerKind: ClaimOwnerKind | 'absence'
  ownerId: string
  /** Of an absence: its reason, which may be empty. */
  name: string
}

/** What decides which days of a pattern get a session. */
export type PlanFacts = {
  zone: string
  holidays: readonly DaysOff[]
  closures: readonly DaysOff[]
  /** Of the course's teacher and room. */
  engagements: readonly Engagement[]
  /** Days that have their session already, wherever it was moved. */
  planned: readonly Day[]
  now: Instant
}

/** What a course is created from. */
export type NewCourse = WeeklyPattern & {
  name: string
  teacherId: string
  roomId: string
  capacity: number
  offerIds: readonly string[]
}

export type CourseRefusal =
  | 'course_dates_wrong'
  | 'course_too_long'
  | 'course_without_session'
  | 'course_teacher_unknown'
  | 'course_room_unknown'
  | 'course_offer_unfit'
  | 'dates_changed'
  | 'capacity_below_seats'
  | 'capacity_above_room'

/** Why a session isn't changed. */
export type SessionRefusal =
  | 'session_cancelled'
  | 'session_started'
  | 'session_past'
  | 'session_no_such_time'
  | 'session_unmoved'
  | 'session_closed'
  | 'session_clash'

/** Somebody with a seat in a session: enrolled, held by an order that waits, or offered to the queue. */
export type Participant = {
  seatId: string
  seat: number
  state: Exclude<SeatState, 'released'>
  learnerId: string
  name: string
  /** Who pays for them. */
  clientFileId: string
  payer: string
  phone: string | null
  bookingId: string | null
  passId: string | null
  orderLineId: string | null
  orderNumber: number | null
  /** The start of the last session that their package has: what is lost is carried over after it. */
  lastAt: Instant
}

/** A session as the office changes it. */
export type DeskSession = Session & {
  structureId: string
  course: string
  zone: string
  plannedOn: Day
  teacherId: string
  teacher: string
  roomId: string
  room: string
  location: string
  roomCapacity: number
  capacity: number
  cancelReason: string
  revision: number
}

/** Where a session is moved to; null instants: the clocks jump over that time. */
export type MoveTarget = { during: Interval | null; roomId: string; closure: string | null }

/** Something in the way of a session: whose time it is, and what it is given to. */
export type Clash = { who: string; name: string }

/** A place in a session that a pass has; the notice is the one that it was bought with ([6.L3]). */
export type BookedSession = Interval & {
  id: string
  sessionId: string
  teacherId: string
  status: BookingStatus
  cancellationNoticeHours: number
}

/** Why a place in a session can't be given up for a later one ([1.G5]). */
export type PostponementRefusal =
  | 'lesson_started'
  | 'lesson_cancelled'
  | 'too_late_to_postpone'
  | 'no_postponement_left'
  | 'no_later_place'
  /** The new date is no longer the one that was shown. */
  | 'postponement_changed'
  | PassRefusal

/** Why a lesson left on a pass can't be placed on a session. */
export type PlacingRefusal = 'place_gone' | PassRefusal

/** A session to come, as another teacher or room would make it; `clashes`: what is in the way. */
export type ChangedSession = Interval & {
  id: string
  teacherId: string
  roomId: string
  revision: number
  clashes: readonly string[]
}

/** What a change of a course does to its sessions to come: those in whose way something stands keep what they have. */
export type CourseChange = { changed: readonly ChangedSession[]; kept: readonly ChangedSession[] }
