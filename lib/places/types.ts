import type { Instant, Interval } from '@/lib/core/time'

/**
 * offered: kept for the first of the waiting list · held: by an order that waits for its payment · confirmed: enrolled ·
 * released: given back, its row stays.
 */
export const seatStates = ['offered', 'held', 'confirmed', 'released'] as const
export type SeatState = (typeof seatStates)[number]

/** Why a learner can't have a seat in a session. */
export type SeatRefusal = 'session_full' | 'already_enrolled' | 'session_cancelled'

/** What has a seat: a place in the queue, an order's line, or a booking. */
export type SeatHolder =
  | { state: 'offered'; waitingEntryId: string }
  | { state: 'held'; orderLineId: string }
  | { state: 'confirmed'; bookingId: string }

/** One seat wanted in one session for one learner. */
export type WantedSeat = SeatHolder & { sessionId: string; learnerId: string; clientFileId: string }

/** A seat that somebody has, whatever gave it. */
export type ActiveSeat = { learnerId: string; state: Exclude<SeatState, 'released'> }

/** A planned session and who has a seat in it, as whoever wants one looks at it. */
export type OpenSession = Interval & { id: string; courseId: string; capacity: number; seats: readonly ActiveSeat[] }

/** For whom seats are looked for: a visitor is nobody yet, and is busy at no time. */
export type Candidate = { learnerId: string | null; busy: readonly Interval[] }

/** free: the learner can have a seat · full: nobody can · busy: the learner has something else then. */
export type PlaceState = 'free' | 'full' | 'busy'

/** A session that a package would take. */
export type PlannedSession = Interval & { id: string; courseId: string; state: PlaceState; freeSeats: number }

/** A package that somebody wants on one of its courses, from a session if they have chosen. */
export type WantedPackage = {
  id: string
  learnerId: string | null
  credits: number
  courseIds: readonly string[]
  firstSessionId: string | null
}

/** What packages are planned on: the sessions of their courses, when their learners are busy, from when one may start. */
export type PackageFacts = {
  sessions: readonly OpenSession[]
  busy: ReadonlyMap<string, readonly Interval[]>
  earliest: Instant
}

/** Where a package may start, with all that it would take from there ([1.C6]). */
export type StartDate = { sessionId: string; startsAt: Instant; sessions: readonly PlannedSession[]; isOpen: boolean }
