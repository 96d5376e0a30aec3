import 'server-only'
import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { waitingEntries, waitingEntryLearners } from '@/db/schema/waiting-lists'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import type { Instant } from '@/lib/core/time'

/* Every change of a queue is made under the lock of its course, which the callers hold: the entries have no lock of their own. */

export type NewEntry = {
  structureId: string
  clientFileId: string
  offerId: string
  courseId: string
  sessionId: string
  learnerIds: readonly string[]
}

/** The last place of the queue. @returns the entry's id */
export async function addEntry(tx: LockedTx, { learnerIds, ...entry }: NewEntry): Promise<string> {
  const [added] = await tx.insert(waitingEntries).values(entry).returning({ id: waitingEntries.id })
  await tx.insert(waitingEntryLearners).values(learnerIds.map((learnerId) => ({ entryId: added!.id, learnerId })))
  return added!.id
}

type Offered = { id: string; structureId: string; offeredAt: Instant; offerExpiresAt: Instant }

/** Places are kept for an entry, which is told so at once ([1.G10]). */
export async function offerToEntry(
  tx: LockedTx,
  { id, structureId, offeredAt, offerExpiresAt }: Offered,
): Promise<void> {
  await tx
    .update(waitingEntries)
    .set({ status: 'offered', offeredAt, offerExpiresAt })
    .where(and(eq(waitingEntries.id, id), eq(waitingEntries.status, 'waiting')))
  const key = `waiting.offered:${id}:${offeredAt.toISOString()}`
  await tell(tx, { structureId, topic: 'waiting.offered', key, payload: { entryId: id } })
}

/** Back in the queue, at its rank: what it was offered is no longer whole. */
export async function requeueEntry(tx: LockedTx, id: string): Promise<void> {
  await tx
    .update(waitingEntries)
    .set({ status: 'waiting', offeredAt: null, offerExpiresAt: null })
    .where(and(eq(waitingEntries.id, id), eq(waitingEntries.status, 'offered')))
}

/** Ended by its order, once none of the places kept for it is left: an order for some of its learners leaves the others theirs. */
export async function takeEntries(tx: LockedTx, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return
  await tx
    .update(waitingEntries)
    .set({ status: 'taken', endedAt: sql`app_now()` })
    .where(
      and(
        inArray(waitingEntries.id, [...entryIds]),
        eq(waitingEntries.status, 'offered'),
        sql`not exists (select from seats p where p.waiting_entry_id = ${waitingEntries.id} and p.state = 'offered')`,
      ),
    )
}

/** Offered again as it was, since the order that took its places ended before its instant. @returns those that are, or still were */
export async function reopenEntries(tx: LockedTx, entryIds: readonly string[], now: Instant): Promise<string[]> {
  if (entryIds.length === 0) return []
  const open = await tx
    .update(waitingEntries)
    .set({ status: 'offered', endedAt: null })
    .where(
      and(
        inArray(waitingEntries.id, [...new Set(entryIds)]),
        inArray(waitingEntries.status, ['taken', 'offered']),
        gt(waitingEntries.offerExpiresAt, now),
      ),
    )
    .returning({ id: waitingEntries.id })
  return open.map(({ id }) => id)
}

/** Ended without an order: left by the member, not answered in time, or nothing left to wait for; the last two are told. */
export async function endEntry(
  tx: LockedTx,
  { id, structureId }: { id: string; structureId: string },
  why: 'left' | 'expired' | 'over',
  now: Instant,
): Promise<void> {
  await tx
    .update(waitingEntries)
    .set({ status: why === 'expired' ? 'expired' : 'left', endedAt: now })
    .where(eq(waitingEntries.id, id))
  if (why === 'left') return
  const topic = `waiting.${why}`
  await tell(tx, { structureId, topic, key: `${topic}:${id}`, payload: { entryId: id } })
}
