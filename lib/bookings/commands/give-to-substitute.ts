import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { claimTime, releaseTime } from '@/lib/agenda/commands'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import type { Interval } from '@/lib/core/time'
import type { LessonForChange } from '../queries/find-lesson-for-change'
import { subjectOf } from './note-change'

/**
 * Another teacher gives a booked lesson, at its hour and in its room ([1.H6]). The caller holds the locks of the lesson and of
 * the other teacher, has seen that they are free, and tells of it; an overlap is refused by the database ([0.I1]).
 */
export async function giveToSubstitute(
  tx: LockedTx,
  actor: Actor,
  lesson: LessonForChange & Interval & { id: string },
  teacherId: string,
): Promise<void> {
  const { id, structureId, clientFileId, roomId, learnerId } = lesson
  await tx
    .update(bookings)
    .set({ teacherId, revision: sql`${bookings.revision} + 1` })
    .where(eq(bookings.id, id))
  await releaseTime(tx, 'booking', id)
  await claimTime(tx, {
    structureId,
    ownerKind: 'booking',
    ownerId: id,
    during: lesson,
    resources: [
      { kind: 'teacher', id: teacherId },
      { kind: 'room', id: roomId },
      { kind: 'learner', id: learnerId },
    ],
  })
  await recordAudit(tx, actor, {
    ...subjectOf(structureId, id, clientFileId),
    operation: 'booking.substituted',
    before: { teacherId: lesson.teacherId },
    after: { teacherId },
  })
}
