import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { seats } from '@/db/schema/places'
import { waitingEntries } from '@/db/schema/waiting-lists'
import { releaseTime } from '@/lib/agenda/commands'
import { bookSessions } from '@/lib/bookings/commands/book-sessions'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, unwrap } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { moveCredit } from '@/lib/passes/commands'
import { endHolds } from '@/lib/places/commands/confirm-seats'
import { offerFreedSeats } from '@/lib/places/commands/offer-seats'
import { takeSeats } from '@/lib/places/commands/take-seats'
import type { OpenSession } from '@/lib/places/types'
import { endEntry } from '@/lib/waiting-lists/commands/change-entry'
import { loadCarryOver } from '../queries/load-carry-over'
import { checkChangeable } from '../rules'
import type { Participant, SessionRefusal } from '../types'
import { changeSession, type LockedSession } from './change-session'

type Cancelled = { courseId: string; carried: number; kept: number }
type CancelOutcome = Outcome<Cancelled, SessionRefusal | 'not_found' | Busy>

/**
 * Cancels a session ([1.H1]): whoever has a place in it gets one in the next session of the course after their package's last
 * one, without a postponement being used; where none is left their credit stays on the pass ([1.G5]). Everybody is told.
 */
export async function cancelSession(
  actor: Staff,
  { sessionId, reason }: { sessionId: string; reason: string },
): Promise<CancelOutcome> {
  return changeSession(actor, sessionId, [], async (tx, locked, now): Promise<CancelOutcome> => {
    const { session, participants } = locked
    const verdict = checkChangeable(session, now)
    if (!verdict.ok) return verdict
    const places = await loadCarryOver(session, participants, now, tx)
    for (const participant of participants) await giveUpPlace(tx, actor, locked, participant, reason, now)
    await closeSession(tx, actor, locked, reason, now)
    await endQueueOf(tx, locked, now)
    for (const participant of participants.filter(({ seatId }) => places.has(seatId)))
      await carryOver(tx, actor, locked, participant, places.get(participant.seatId)!)
    await offerFreedSeats(tx, session.courseId, now)
    const carried = [...places.values()].filter(Boolean).length
    return accept({ courseId: session.courseId, carried, kept: places.size - carried })
  })
}

/** A participant's booking with its time and its credit, or what an order held for them, is given back. */
async function giveUpPlace(
  tx: LockedTx,
  actor: Staff,
  { session }: LockedSession,
  { seatId, bookingId, passId }: Participant,
  reason: string,
  now: Instant,
): Promise<void> {
  await tx.update(seats).set({ state: 'released', releasedAt: now }).where(eq(seats.id, seatId))
  await endHolds(tx, [seatId])
  if (!bookingId || !passId) return
  const by = actor.role === 'teacher' ? 'teacher' : 'staff'
  const ending = { status: 'cancelled', cancelledAt: now, cancelledBy: by, cancelMessage: reason } as const
  await tx
    .update(bookings)
    .set({ ...ending, revision: sql`${bookings.revision} + 1` })
    .where(eq(bookings.id, bookingId))
  await releaseTime(tx, 'booking', bookingId)
  await moveCredit(tx, actor, 'release', { structureId: session.structureId, passId, bookingId })
}

async function closeSession(tx: LockedTx, actor: Staff, locked: LockedSession, reason: string, now: Instant) {
  const { id, structureId, revision, startsAt } = locked.session
  await tx
    .update(courseSessions)
    .set({ status: 'cancelled', cancelledAt: now, cancelReason: reason, revision: revision + 1 })
    .where(eq(courseSessions.id, id))
  await releaseTime(tx, 'session', id)
  const payload = { sessionId: id, before: startsAt.toISOString() }
  await tell(tx, { structureId, topic: 'session.changed', key: `session.changed:${id}:${revision + 1}`, payload })
  const subject = { structureId, operation: 'session.cancelled', subjectKind: 'course_session', subjectId: id }
  const before = { startsAt: startsAt.toISOString(), participants: locked.participants.length }
  await recordAudit(tx, actor, { ...subject, before, after: { status: 'cancelled' }, reason })
}

/** Places that were kept for somebody of the queue from this session on: there is nothing left to answer ([1.G10]). */
async function endQueueOf(tx: LockedTx, { session }: LockedSession, now: Instant): Promise<void> {
  const offered = await tx
    .select({ id: waitingEntries.id, structureId: waitingEntries.structureId })
    .from(waitingEntries)
    .where(and(eq(waitingEntries.sessionId, session.id), eq(waitingEntries.status, 'offered')))
  for (const entry of offered) {
    await tx
      .update(seats)
      .set({ state: 'released', releasedAt: now })
      .where(and(eq(seats.waitingEntryId, entry.id), eq(seats.state, 'offered')))
    await endEntry(tx, entry, 'over', now)
  }
}

/** The place that a participant gets instead, if there is one: enrolled there, or held there by their order. */
async function carryOver(
  tx: LockedTx,
  actor: Staff,
  { session }: LockedSession,
  participant: Participant,
  place: OpenSession | null,
): Promise<void> {
  const { structureId } = session
  const { seatId, learnerId, clientFileId, bookingId, passId, orderLineId } = participant
  if (place && bookingId && passId) {
    const instead = { bookingId, by: 'school' } as const
    const pass = { id: passId, structureId, learnerId, clientFileId }
    unwrap(await bookSessions(tx, actor, pass, [{ sessionId: place.id, seatId: null, instead }]))
  }
  if (place && !bookingId && orderLineId) {
    const held = { state: 'held', orderLineId, sessionId: place.id, learnerId, clientFileId } as const
    unwrap(await takeSeats(tx, structureId, [held]))
  }
  const payload = { seatId, nextSessionId: place?.id ?? null }
  await tell(tx, { structureId, topic: 'session.cancelled', key: `session.cancelled:${seatId}`, payload })
}
