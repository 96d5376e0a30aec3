import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { type Claim, claimTimes, releaseTime } from '@/lib/agenda/commands'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Interval } from '@/lib/core/time'
import { offerFreedSeats } from '@/lib/places/commands/offer-seats'
import { loadMove, type WantedMove } from '../queries/load-move'
import { checkMove } from '../rules'
import type { CourseRefusal, SessionRefusal } from '../types'
import { changeSession, type LockedSession } from './change-session'

export type MoveSession = WantedMove & { sessionId: string; reason: string }
type MoveOutcome = Outcome<{ courseId: string; told: number }, SessionRefusal | CourseRefusal | 'not_found' | Busy>

/**
 * Moves a session with everybody in it ([1.H1]): its time and theirs are freed and taken again in one transaction, so that a
 * clash leaves all as it was. Whoever is enrolled, or waits for the payment of a place, is told. Refuses what `checkMove` does.
 */
export async function moveSession(actor: Staff, wanted: MoveSession): Promise<MoveOutcome> {
  const more = [`room:${wanted.roomId}` as const]
  return changeSession(actor, wanted.sessionId, more, async (tx, locked, now): Promise<MoveOutcome> => {
    const { session, participants } = locked
    const facts = await loadMove(session, participants, wanted, tx)
    if (!facts) return refuse('course_room_unknown')
    const verdict = checkMove({ session, ...facts }, now)
    if (!verdict.ok) return verdict
    const { during, roomId } = facts.target
    const told = await writeMove(tx, actor, locked, { ...wanted, during: during!, roomId })
    await offerFreedSeats(tx, session.courseId, now)
    return accept({ courseId: session.courseId, told })
  })
}

type Placed = { during: Interval; roomId: string; reason: string }

async function writeMove(tx: LockedTx, actor: Staff, locked: LockedSession, { during, roomId, reason }: Placed) {
  const { session, participants } = locked
  const { startsAt, endsAt } = during
  const revision = session.revision + 1
  await tx.update(courseSessions).set({ startsAt, endsAt, roomId, revision }).where(eq(courseSessions.id, session.id))
  await tx
    .update(bookings)
    .set({ startsAt, endsAt, roomId, revision: sql`${bookings.revision} + 1` })
    .where(sql`${bookings.sessionId} = ${session.id} and ${bookings.status} = 'booked'`)
  await moveClaims(tx, locked, during, roomId)
  const { structureId } = session
  const affected = participants.filter(({ state }) => state !== 'offered')
  const before = {
    startsAt: session.startsAt.toISOString(),
    endsAt: session.endsAt.toISOString(),
    roomId: session.roomId,
  }
  const changed = { sessionId: session.id, before: before.startsAt }
  const key = `session.changed:${session.id}:${revision}`
  await tell(tx, { structureId, topic: 'session.changed', key, payload: changed })
  await tell(
    tx,
    affected.map(({ seatId }) => ({
      structureId,
      topic: 'session.moved',
      key: `session.moved:${seatId}:${revision}`,
      payload: { seatId, before: before.startsAt, reason },
    })),
  )
  const subject = { structureId, operation: 'session.moved', subjectKind: 'course_session', subjectId: session.id }
  await recordAudit(tx, actor, { ...subject, before, after: { startsAt: startsAt.toISOString(), roomId }, reason })
  return affected.length
}

/** All of the old time is freed before any of the new one is taken: a session may move by half an hour. */
async function moveClaims(tx: LockedTx, { session, participants }: LockedSession, during: Interval, roomId: string) {
  const { structureId } = session
  const held = participants.flatMap(({ state, bookingId, seatId, learnerId }): Claim[] => {
    if (state === 'offered') return []
    const owner = bookingId
      ? ({ ownerKind: 'booking', ownerId: bookingId } as const)
      : ({ ownerKind: 'hold', ownerId: seatId } as const)
    return [{ structureId, ...owner, during, resources: [{ kind: 'learner', id: learnerId }] }]
  })
  const resources = [
    { kind: 'teacher', id: session.teacherId },
    { kind: 'room', id: roomId },
  ] as const
  const claims: Claim[] = [{ structureId, ownerKind: 'session', ownerId: session.id, during, resources }, ...held]
  for (const { ownerKind, ownerId } of claims) await releaseTime(tx, ownerKind, ownerId)
  await claimTimes(tx, claims)
}
