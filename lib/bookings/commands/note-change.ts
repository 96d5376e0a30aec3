import 'server-only'
import type { Actor } from '@/lib/core/actor'

/** Who acts on a lesson, as its booking keeps it: 'member:<account>', 'staff:<account>'. */
export const bookerOf = (actor: Actor): string => `${actor.kind}:${'accountId' in actor ? actor.accountId : ''}`

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
