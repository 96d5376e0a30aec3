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
import { releaseSeats } from '@/lib/places/commands/release-seats'
import type { LessonForChange } from '../queries/find-lesson-for-change'
import { checkCancellation, checkOfficeCancellation, isWithinNotice } from '../rules'
import type { CancellationRefusal, CancelledBy, OfficeRefusal } from '../types'
import { changeLesson } from './change-lesson'
import { eventOf, subjectOf } from './note-change'

export type CancelLesson = { bookingId: string; message?: string }

/**
 * Cancels an individual lesson and gives its credit back at once ([1.G4]). Cancelled already: a success that changes nothing.
 * Refuses `not_found` for somebody else's lesson, and everything that `checkCancellation` refuses; the office cancels
 * within the notice too, its message being the reason ([1.H8]).
 */
export async function cancelLesson(
  actor: Actor,
  { bookingId, message }: CancelLesson,
): Promise<Outcome<{ bookingId: string }, CancellationRefusal | OfficeRefusal | 'not_found' | Busy>> {
  const isOffice = actor.kind === 'staff'
  return changeLesson(actor, bookingId, async (tx, lesson, now) => {
    if (lesson.sessionId) return refuse('not_found')
    if (lesson.status === 'cancelled') return accept({ bookingId })
    const verdict = isOffice ? checkOfficeCancellation(lesson, message, now) : checkCancellation(lesson, now)
    if (!verdict.ok) return verdict
    const isLate = !isOffice && isWithinNotice(lesson, now)
    await writeCancellation(tx, actor, { bookingId, message, by: sideOf(actor), isLate }, lesson, now)
    return accept({ bookingId })
  })
}

const sideOf = (actor: Actor): CancelledBy =>
  actor.kind === 'staff' ? (actor.role === 'teacher' ? 'teacher' : 'staff') : 'member'

/**
 * Cancels a booked lesson for whoever decided it, its credit back on its pass, its mails to send ([1.G4]). The caller holds
 * the locks of its teacher, learner, room and pass, and has seen that it may still be cancelled.
 */
export async function writeCancellation(
  tx: LockedTx,
  actor: Actor,
  { bookingId, message, by, isLate = false }: CancelLesson & { by: CancelledBy; isLate?: boolean },
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
      isLateException: isLate,
      revision: sql`${bookings.revision} + 1`,
    })
    .where(eq(bookings.id, bookingId))
  await releaseTime(tx, 'booking', bookingId)
  await moveCredit(tx, actor, 'release', { structureId, passId, bookingId })
  if (lesson.sessionId) await releaseSeats(tx, { bookingIds: [bookingId] }, now)
  await tell(tx, eventOf(structureId, 'booking.cancelled', bookingId))
  const before = { status: 'booked', startsAt: lesson.startsAt.toISOString() }
  const audited = { ...subjectOf(structureId, bookingId, clientFileId), before, reason: message || undefined }
  await recordAudit(tx, actor, { ...audited, operation: 'booking.cancelled', after: { status: 'cancelled', isLate } })
}
