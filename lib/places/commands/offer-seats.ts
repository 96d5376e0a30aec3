import 'server-only'
import { and, eq } from 'drizzle-orm'
import { seats } from '@/db/schema/places'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, unwrap } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { offerToEntry, requeueEntry } from '@/lib/waiting-lists/commands/change-entry'
import { listBrokenOffers, listQueue, type WaitingEntry } from '@/lib/waiting-lists/queries/find-queue'
import { chooseServed, computeOfferExpiry, isWorthWaiting } from '@/lib/waiting-lists/rules'
import type { QueueEntry } from '@/lib/waiting-lists/types'
import { listBusyTimes, listOpenSessions } from '../queries'
import { planEntry } from '../rules'
import type { OpenSession } from '../types'
import { takeSeats } from './take-seats'

/**
 * Offers the free seats of a course to its queue, in order, all that an entry waits for or nothing ([1.G10]). Every command
 * that frees seats, adds some or adds sessions ends with it, in its own transaction. The caller holds the course's lock;
 * the time of the learners is claimed by the order that takes what is offered.
 */
export async function offerFreedSeats(tx: LockedTx, courseId: string, now: Instant): Promise<void> {
  for (const entryId of await listBrokenOffers(tx, courseId)) await takeBack(tx, entryId, now)
  const queue = await listQueue(tx, courseId)
  const waiting = queue.filter((entry) => isWorthWaiting(entry, entry.bookingNoticeHours, now))
  if (waiting.length === 0) return
  const sessions = await listOpenSessions(tx, [courseId], now)
  const planned = await planQueue(tx, waiting, sessions, now)
  const free = new Map(sessions.map(({ id, capacity, seats }) => [id, capacity - seats.length]))
  const served = new Set(chooseServed(planned, free))
  for (const entry of planned) if (served.has(entry.id)) await offerSeats(tx, entry, now)
}

/** The net under the transactions that free seats: a learner busy then who no longer is, an order that was to be placed again. */
export async function serveQueue(courseId: string): Promise<Outcome<null, Busy>> {
  return withLocks([`course:${courseId}`], async (tx, now): Promise<Outcome<null, never>> => {
    await offerFreedSeats(tx, courseId, now)
    return accept(null)
  })
}

/** What is left of an offer that a cancelled session broke: its entry is served again, whole, at its rank. */
async function takeBack(tx: LockedTx, entryId: string, now: Instant): Promise<void> {
  await tx
    .update(seats)
    .set({ state: 'released', releasedAt: now })
    .where(and(eq(seats.waitingEntryId, entryId), eq(seats.state, 'offered')))
  await requeueEntry(tx, entryId)
}

type PlannedEntry = WaitingEntry & QueueEntry

async function planQueue(
  tx: LockedTx,
  waiting: readonly WaitingEntry[],
  sessions: readonly OpenSession[],
  now: Instant,
): Promise<PlannedEntry[]> {
  const learnerIds = waiting.flatMap((entry) => entry.learnerIds)
  const busy = await listBusyTimes(tx, learnerIds, now)
  return waiting.map((entry) => {
    const who = entry.learnerIds.map((learnerId) => ({ learnerId, busy: busy.get(learnerId) ?? [] }))
    return { ...entry, packages: planEntry(sessions, entry.sessionId, entry.credits, who) }
  })
}

async function offerSeats(tx: LockedTx, entry: PlannedEntry, now: Instant): Promise<void> {
  const { id, structureId, clientFileId, learnerIds } = entry
  const wanted = entry.packages!.flatMap((sessionIds, rank) =>
    sessionIds.map((sessionId) => ({ sessionId, learnerId: learnerIds[rank]! })),
  )
  const holder = { clientFileId, state: 'offered', waitingEntryId: id } as const
  unwrap(
    await takeSeats(
      tx,
      structureId,
      wanted.map((seat) => ({ ...seat, ...holder })),
    ),
  )
  await offerToEntry(tx, {
    id,
    structureId,
    offeredAt: now,
    offerExpiresAt: computeOfferExpiry(entry.startsAt, entry, now),
  })
}
