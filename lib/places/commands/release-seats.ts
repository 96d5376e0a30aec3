import 'server-only'
import { sql } from 'drizzle-orm'
import type { LockedTx } from '@/lib/core/locks'
import { unwrap } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { reopenEntries } from '@/lib/waiting-lists/commands/change-entry'
import { type SeatsOf, seatsOf } from '../queries'
import { endHolds } from './confirm-seats'
import { offerFreedSeats } from './offer-seats'
import { takeSeats } from './take-seats'

type FreedSeat = {
  id: string
  courseId: string
  structureId: string
  sessionId: string
  learnerId: string
  clientFileId: string
  waitingEntryId: string | null
}

/**
 * Gives seats back, with the time that they held, and offers them to the queue of their courses in the same transaction:
 * no passer-by slips in before the first in line ([1.G10]). Those that the queue had kept for whoever ordered them are kept
 * again until the instant that was told. Seats given back already change nothing. Returns how many were.
 * The caller holds the locks of the courses (`listSeatLocks`) and has written first why: the order ended, the booking
 * cancelled, the queue's offer expired. `isForQueue` false: the same buyer takes them again at once; had they not, the
 * minute's job offers them.
 */
export async function releaseSeats(tx: LockedTx, which: SeatsOf, now: Instant, isForQueue = true): Promise<number> {
  const freed = await tx.execute<FreedSeat>(sql`
    update seats seat set state = 'released', released_at = ${now.toISOString()}
    from course_sessions s where s.id = seat.session_id and seat.state <> 'released' and ${seatsOf(which)}
    returning seat.id, s.course_id as "courseId", seat.structure_id as "structureId", seat.session_id as "sessionId",
      seat.learner_id as "learnerId", seat.client_file_id as "clientFileId", seat.waiting_entry_id as "waitingEntryId"`)
  await endHolds(
    tx,
    freed.map(({ id }) => id),
  )
  if ('orderId' in which) await keepForEntries(tx, freed, now)
  if (!isForQueue) return freed.length
  for (const courseId of new Set(freed.map((seat) => seat.courseId))) await offerFreedSeats(tx, courseId, now)
  return freed.length
}

/** A card that was refused, or means that are changed, cost nobody the places that they were told to have until an instant. */
async function keepForEntries(tx: LockedTx, freed: readonly FreedSeat[], now: Instant): Promise<void> {
  const ordered = freed.flatMap(({ waitingEntryId }) => waitingEntryId ?? [])
  const open = new Set(await reopenEntries(tx, ordered, now))
  const again = freed.filter(({ waitingEntryId }) => waitingEntryId && open.has(waitingEntryId))
  if (again.length === 0) return
  const wanted = again.map(({ sessionId, learnerId, clientFileId, waitingEntryId }) => ({
    ...{ state: 'offered' as const, sessionId, learnerId, clientFileId, waitingEntryId: waitingEntryId! },
  }))
  unwrap(await takeSeats(tx, again[0]!.structureId, wanted))
}
