import 'server-only'
import type { Executor } from '@/db/client'
import type { Actor } from '@/lib/core/actor'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { type Busy, type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { findLessonForChange, type LessonForChange } from '../queries/find-lesson-for-change'
import { findReach, isWithin, type Reach } from '../queries/find-reach'

/** The locks of all that a lesson holds. */
export const locksOf = (lesson: Pick<LessonForChange, 'teacherId' | 'learnerId' | 'roomId' | 'passId'>): LockKey[] => [
  `teacher:${lesson.teacherId}`,
  `learner:${lesson.learnerId}`,
  `room:${lesson.roomId}`,
  `pass:${lesson.passId}`,
]

/** A lesson within somebody's reach. */
export async function findOwnLesson(
  reach: Reach,
  bookingId: string,
  executor?: Executor,
): Promise<LessonForChange | null> {
  const lesson = await findLessonForChange(reach.structureId, bookingId, reach.clientFileId, executor)
  return lesson && isWithin(reach, lesson.teacherId) ? lesson : null
}

/** Locks all that a lesson holds, reads it again, then changes it; `not_found` outside the actor's reach. */
export async function changeLesson<Changed, Code extends string>(
  actor: Actor,
  bookingId: string,
  change: (tx: LockedTx, lesson: LessonForChange, now: Instant) => Promise<Outcome<Changed, Code>>,
): Promise<Outcome<Changed, Code> | Refusal<'not_found' | Busy>> {
  const reach = await findReach(actor)
  const seen = reach && (await findOwnLesson(reach, bookingId))
  if (!seen) return refuse('not_found')
  return withLocks(locksOf(seen), async (tx, now): Promise<Outcome<Changed, Code> | Refusal<'not_found' | Busy>> => {
    const lesson = await findOwnLesson(reach, bookingId, tx)
    return lesson ? change(tx, lesson, now) : refuse('not_found')
  })
}
