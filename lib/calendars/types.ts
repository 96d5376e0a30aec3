import type { FeedKind } from '@/lib/agenda/types'
import type { Instant, Interval } from '@/lib/core/time'

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
