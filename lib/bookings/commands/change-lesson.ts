import 'server-only'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { type Busy, type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { findLessonForChange, type LessonForChange } from '../queries'

/** Locks all that a lesson holds, reads it again, then changes it; `not_found` outside the scope. */
export async function changeLesson<Changed, Code extends string>(
  structureId: string,
  bookingId: string,
  clientFileId: string | null,
  change: (tx: LockedTx, lesson: LessonForChange, now: Instant) => Promise<Outcome<Changed, Code>>,
): Promise<Outcome<Changed, Code> | Refusal<'not_found' | Busy>> {
  const seen = await findLessonForChange(structureId, bookingId, clientFileId)
  if (!seen) return refuse('not_found')
  const keys = [`teacher:${seen.teacherId}`, `learner:${seen.learnerId}`, `room:${seen.roomId}`, `pass:${seen.passId}`]
  return withLocks(
    keys as LockKey[],
    async (tx, now): Promise<Outcome<Changed, Code> | Refusal<'not_found' | Busy>> => {
      const lesson = await findLessonForChange(structureId, bookingId, clientFileId, tx)
      return lesson ? change(tx, lesson, now) : refuse('not_found')
    },
  )
}
