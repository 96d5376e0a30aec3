import type { Day, Instant, WallTime } from '@/lib/core/time'
import type { PassValidity } from '@/lib/passes/types'

export const resourceKinds = ['teacher', 'room', 'learner'] as const
export type ResourceKind = (typeof resourceKinds)[number]

export const claimOwnerKinds = ['booking', 'session', 'workshop', 'hold'] as const
export type ClaimOwnerKind = (typeof claimOwnerKinds)[number]

export const availabilityExceptionKinds = ['unavailable', 'available'] as const
export type AvailabilityExceptionKind = (typeof availabilityExceptionKinds)[number]

/** Weekly hours of a teacher at a place, in wall-clock time; the end may be '24:00'. */
export type Opening = {
  /** 1 Monday … 7 Sunday */
  weekday: number
  startsAt: WallTime
  endsAt: WallTime
  validFrom: Day
  validUntil: Day | null
  locationId: string
  /** The preferred room first; without a free one there is no slot. */
  roomIds: readonly string[]
}

/** Days that differ, both included: absent, or there for once; without times, the whole of each day. */
export type OpeningException = {
  kind: AvailabilityExceptionKind
  startsOn: Day
  endsOn: Day
  startsAt: WallTime | null
  endsAt: WallTime | null
  locationId: string | null
  roomIds: readonly string[]
}

export type Closure = { startsOn: Day; endsOn: Day; label: string }

/** Time that a teacher, a room or a learner already gives to something; half-open. */
export type Busy = { resourceId: string; startsAt: Instant; endsAt: Instant }

/** All that decides whether a lesson of one pass with one teacher may be at a time. */
export type AgendaFacts = {
  zone: string
  teacherId: string
  learnerId: string
  lessonMinutes: number
  /** A lesson is booked at least so many hours ahead. */
  noticeHours: number
  pass: PassValidity
  openings: readonly Opening[]
  exceptions: readonly OpeningException[]
  closures: readonly Closure[]
  busy: readonly Busy[]
}

/**
 * free: bookable · own: the learner has something else then · full: the teacher or every room is taken ·
 * too_late: past, or within the notice · outside_validity: not a day of the pass · closed: the structure is ·
 * away: the teacher is · none: the teacher does not teach then.
 */
export const slotStates = ['free', 'own', 'full', 'too_late', 'outside_validity', 'closed', 'away', 'none'] as const
export type SlotState = (typeof slotStates)[number]

export type Slot = {
  day: Day
  time: WallTime
  startsAt: Instant
  endsAt: Instant
  state: SlotState
  locationId: string | null
  /** The room that the lesson would have; of a free slot only. */
  roomId: string | null
}

/** A day of the week grid. `slots` holds those of its cells that say something, by start time. */
export type WeekDay = {
  day: Day
  closure: string | null
  slots: Readonly<Record<WallTime, Slot>>
}

export type Week = {
  monday: Day
  /** Start times of the rows, every 30 minutes from the first cell that says something to the last. */
  times: readonly WallTime[]
  days: readonly WeekDay[]
  freeCount: number
}
