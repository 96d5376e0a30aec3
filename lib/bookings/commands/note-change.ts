import 'server-only'
import type { Actor } from '@/lib/core/actor'

/** The file for which somebody books and cancels: their own, or the one that staff acts for. */
export const fileOf = (actor: Actor) => (actor.kind === 'member' || actor.kind === 'staffAs' ? actor : null)

/** The event of a booking for the outbox, told once for its key. */
export const eventOf = (structureId: string, topic: string, bookingId: string) => ({
  structureId,
  topic,
  key: `${topic}:${bookingId}`,
  payload: { bookingId },
})

/** What the audit says of whom: a booking, and the file that it is in. */
export const subjectOf = (structureId: string, bookingId: string, clientFileId: string) => ({
  structureId,
  subjectKind: 'booking',
  subjectId: bookingId,
  clientFileId,
})
