import 'server-only'
import type { Staff } from '@/lib/core/actor'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { type Busy, type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { findSession, listParticipants } from '../queries/find-session'
import type { DeskSession, Participant } from '../types'

export type LockedSession = { session: DeskSession; participants: Participant[] }

/** The locks of all that a session holds: its seats, its teacher and room, the time and the credits of who is in it. */
function locksOf({ session, participants }: LockedSession): LockKey[] {
  return [
    `course:${session.courseId}`,
    `teacher:${session.teacherId}`,
    `room:${session.roomId}`,
    ...participants.flatMap(({ learnerId, passId }): LockKey[] => [
      `learner:${learnerId}`,
      ...(passId ? [`pass:${passId}` as const] : []),
    ]),
  ]
}

async function read(actor: Staff, sessionId: string, tx?: LockedTx): Promise<LockedSession | null> {
  const session = await findSession(actor, sessionId, tx)
  return session && { session, participants: await listParticipants(sessionId, tx) }
}

/**
 * Locks a session with everybody in it, reads it again, then changes it; `not_found` outside the actor's reach. Somebody who
 * took a seat between the two readings isn't locked: `busy`, and trying again is safe.
 */
export async function changeSession<Changed, Code extends string>(
  actor: Staff,
  sessionId: string,
  more: readonly LockKey[],
  change: (tx: LockedTx, locked: LockedSession, now: Instant) => Promise<Outcome<Changed, Code>>,
): Promise<Outcome<Changed, Code> | Refusal<'not_found' | Busy>> {
  const seen = await read(actor, sessionId)
  if (!seen) return refuse('not_found')
  const keys = new Set([...locksOf(seen), ...more])
  return withLocks([...keys], async (tx, now): Promise<Outcome<Changed, Code> | Refusal<'not_found' | Busy>> => {
    const locked = await read(actor, sessionId, tx)
    if (!locked) return refuse('not_found')
    if (locksOf(locked).some((key) => !keys.has(key))) return refuse('busy')
    return change(tx, locked, now)
  })
}
