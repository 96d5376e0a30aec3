import 'server-only'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { releaseSeats } from '@/lib/places/commands/release-seats'
import type { LessonForChange } from '../queries/find-lesson-for-change'
import { checkCancellation, checkOfficeCancellation, isWithinNotice } from '../rules'
import type { CancellationRefusal, CancelledBy, OfficeRefusal } from '../types'
import { changeLesson } from './change-lesson'
import { type CancelledLesson, endBooking } from './end-booking'
import { eventOf } from './note-change'

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
 * the locks of its teacher, learner, room and pass, of the course of a session, and has seen that it may still be cancelled.
 */
export async function writeCancellation(
  tx: LockedTx,
  actor: Actor,
  cancelled: CancelledLesson,
  lesson: LessonForChange,
  now: Instant,
): Promise<void> {
  const { bookingId } = cancelled
  await endBooking(tx, actor, cancelled, lesson, now)
  if (lesson.sessionId) await releaseSeats(tx, { bookingIds: [bookingId] }, now)
  await tell(tx, eventOf(lesson.structureId, 'booking.cancelled', bookingId))
}
