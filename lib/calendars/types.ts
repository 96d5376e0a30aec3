import type { Instant, Interval } from '@/lib/core/time'

/** A private calendar address: all of a household, one of its learners, or a teacher's own agenda ([1.F6]). */
export const feedKinds = ['household', 'learner', 'teacher'] as const
export type FeedKind = (typeof feedKinds)[number]

/** How the last reading of a teacher's own calendar went ([1.F7]). */
export const calendarStatuses = ['pending', 'ok', 'failing'] as const
export type CalendarStatus = (typeof calendarStatuses)[number]

/** Whose lessons a private calendar address shows ([1.F6]). */
export type FeedOwner =
  | { kind: 'household'; structureId: string; clientFileId: string }
  | { kind: 'learner'; structureId: string; clientFileId: string; learnerId: string }
  | { kind: 'teacher'; structureId: string; teacherId: string }

/** An address in use: its token is derived from its id and stored nowhere. */
export type OpenFeed = { id: string; url: string; lastReadAt: Instant | null; createdAt: Instant }

/** Something dated of a feed: a learner's lesson, a place in a session, or a session as its teacher reads it. */
export type FeedEvent = Interval & {
  /** The part of the uid before the structure: the same as in the mails, so that a calendar never holds it twice. */
  key: string
  revision: number
  cancelledAt: Instant | null
  createdAt: Instant
  lesson: string
  /** Null for a session as its teacher reads it. */
  learner: { firstName: string; lastName: string } | null
  /** Participants of a session as its teacher reads it. */
  participants: number | null
  teacher: string
  room: string
  place: string
  placeAddress: string
}

export type Feed = {
  id: string
  kind: FeedKind
  slug: string
  structureName: string
  phone: string
  /** Of one learner: their first name. Of a teacher: their name. */
  subject: string | null
  events: readonly FeedEvent[]
}

export type CalendarRefusal = 'calendar_address_invalid' | 'calendar_known' | 'too_many_calendars'

/** What was wrong at the last reading of a teacher's own calendar ('partial': read but for some of it) ([1.F7]). */
export const calendarProblems = [
  'not_public',
  'unreachable',
  'slow',
  'too_large',
  'refused',
  'redirected',
  'not_calendar',
  'partial',
] as const
export type CalendarProblem = (typeof calendarProblems)[number]

/** A calendar that a teacher keeps elsewhere, as their page shows it. */
export type OwnCalendar = {
  id: string
  /** Without what makes it secret. */
  shownAs: string
  status: CalendarStatus
  problem: CalendarProblem | null
  fetchedAt: Instant | null
  /** How many stretches of time it takes. */
  busyCount: number
}

/** What a reading of a calendar needs. */
export type CalendarToRead = {
  id: string
  structureId: string
  teacherId: string
  url: string
  etag: string | null
  zone: string
  now: Instant
  fetchedAt: Instant | null
}

export type Reading =
  | { kind: 'read'; busy: readonly Interval[]; etag: string | null; isPartial: boolean }
  | { kind: 'same' }
  | { kind: 'failed'; problem: CalendarProblem }
