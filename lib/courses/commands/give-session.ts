import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { claimTime, releaseTime } from '@/lib/agenda/commands'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import type { LockedSession } from './change-session'

/**
 * Another teacher gives a session, at its hour and in its room, with everybody in it ([1.H6]): they and the teacher are told.
 * The caller holds the session's locks and the other teacher's; an overlap is refused by the database ([0.I1]).
 */
export async function giveSession(
  tx: LockedTx,
  actor: Staff,
  { session, participants }: LockedSession,
  teacherId: string,
): Promise<void> {
  const { id, structureId, roomId } = session
  const revision = session.revision + 1
  await tx.update(courseSessions).set({ teacherId, revision }).where(eq(courseSessions.id, id))
  await tx
    .update(bookings)
    .set({ teacherId, revision: sql`${bookings.revision} + 1` })
    .where(and(eq(bookings.sessionId, id), eq(bookings.status, 'booked')))
  await releaseTime(tx, 'session', id)
  await claimTime(tx, {
    structureId,
    ownerKind: 'session',
    ownerId: id,
    during: session,
    resources: [
      { kind: 'teacher', id: teacherId },
      { kind: 'room', id: roomId },
    ],
  })
  await tellGiven(tx, participants, session, revision)
  const subject = { structureId, operation: 'session.substituted', subjectKind: 'course_session', subjectId: id }
  await recordAudit(tx, actor, { ...subject, before: { teacherId: session.teacherId }, after: { teacherId } })
}

/** The teacher who gives it now, once, and whoever is enrolled or waits for the payment of a place. */
async function tellGiven(
  tx: LockedTx,
  participants: LockedSession['participants'],
  { id, structureId }: LockedSession['session'],
  revision: number,
): Promise<void> {
  const told = participants.filter(({ state }) => state !== 'offered')
  const key = `session.given:${id}:${revision}`
  await tell(tx, [
    { structureId, topic: 'session.given', key, payload: { sessionId: id } },
    ...told.map(({ seatId }) => ({
      structureId,
      topic: 'session.substituted',
      key: `session.substituted:${seatId}:${revision}`,
      payload: { seatId },
    })),
  ])
}
