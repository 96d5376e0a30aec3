import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { releaseTime } from '@/lib/agenda/commands'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'
import { moveCredit } from '@/lib/passes/commands'
import type { LessonForChange } from '../queries/find-lesson-for-change'
import type { CancelledBy } from '../types'
import { subjectOf } from './note-change'

export type CancelledLesson = { bookingId: string; message?: string; by: CancelledBy; isLate?: boolean }
type Ended = Pick<LessonForChange, 'structureId' | 'passId' | 'clientFileId' | 'startsAt'>

/**
 * Ends a booking, its time freed and its credit back on its pass ([1.G4]), and tells nobody: whoever decided it does. The place
 * of a session stays taken until its caller gives it back, so that the queue is asked once everything is written.
 */
export async function endBooking(
  tx: LockedTx,
  actor: Actor,
  { bookingId, message, by, isLate = false }: CancelledLesson,
  lesson: Ended,
  now: Instant,
): Promise<void> {
  const { structureId, passId, clientFileId } = lesson
  await tx
    .update(bookings)
    .set({
      status: 'cancelled',
      cancelledAt: now,
      cancelledBy: by,
      cancelMessage: message || null,
      isLateException: isLate,
      revision: sql`${bookings.revision} + 1`,
    })
    .where(eq(bookings.id, bookingId))
  await releaseTime(tx, 'booking', bookingId)
  await moveCredit(tx, actor, 'release', { structureId, passId, bookingId })
  const before = { status: 'booked', startsAt: lesson.startsAt.toISOString() }
  const audited = { ...subjectOf(structureId, bookingId, clientFileId), before, reason: message || undefined }
  await recordAudit(tx, actor, { ...audited, operation: 'booking.cancelled', after: { status: 'cancelled', isLate } })
}
