import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { releaseTime } from '@/lib/agenda/commands'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { moveCredit } from '@/lib/passes/commands'
import type { LessonForChange } from '../queries'
import { checkCancellation } from '../rules'
import type { CancellationRefusal, CancelledBy } from '../types'
import { changeLesson } from './change-lesson'
import { eventOf, fileOf, subjectOf } from './note-change'

export type CancelLesson = { bookingId: string; message?: string }

/**
 * Cancels a lesson and gives its credit back at once ([1.G4]). Cancelled already: a success that changes nothing.
 * Refuses `not_found` for somebody else's lesson, and everything that `checkCancellation` refuses.
 */
export async function cancelLesson(
  actor: Actor,
  { bookingId, message }: CancelLesson,
): Promise<Outcome<{ bookingId: string }, CancellationRefusal | 'not_found' | Busy>> {
  const file = fileOf(actor)
  if (!file) return refuse('not_found')
  return changeLesson(file.structureId, bookingId, file.clientFileId, async (tx, lesson, now) => {
    if (lesson.status === 'cancelled') return accept({ bookingId })
    const verdict = checkCancellation(lesson, now)
    if (!verdict.ok) return verdict
    await writeCancellation(tx, actor, { bookingId, message, by: 'member' }, lesson, now)
    return accept({ bookingId })
  })
}

/**
 * Cancels a booked lesson for whoever decided it, its credit back on its pass, its mails to send ([1.G4]). The caller holds
 * the locks of its teacher, learner, room and pass, and has seen that it may still be cancelled.
 */
export async function writeCancellation(
  tx: LockedTx,
  actor: Actor,
  { bookingId, message, by }: CancelLesson & { by: CancelledBy },
  lesson: LessonForChange,
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
      revision: sql`${bookings.revision} + 1`,
    })
    .where(eq(bookings.id, bookingId))
  await releaseTime(tx, 'booking', bookingId)
  await moveCredit(tx, actor, 'release', { structureId, passId, bookingId })
  await tell(tx, eventOf(structureId, 'booking.cancelled', bookingId))
  const before = { status: 'booked', startsAt: lesson.startsAt.toISOString() }
  const audited = { ...subjectOf(structureId, bookingId, clientFileId), before, reason: message || undefined }
  await recordAudit(tx, actor, { ...audited, operation: 'booking.cancelled', after: { status: 'cancelled' } })
}
