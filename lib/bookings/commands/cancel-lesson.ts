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
    await writeCancellations(tx, actor, [{ bookingId, message, by: sideOf(actor), isLate, lesson }], now)
    return accept({ bookingId })
  })
}

const sideOf = (actor: Actor): CancelledBy =>
  actor.kind === 'staff' ? (actor.role === 'teacher' ? 'teacher' : 'staff') : 'member'

/** A booked lesson that somebody decided to cancel. */
export type Cancellation = CancelledLesson & { lesson: LessonForChange }

/**
 * Cancels booked lessons for whoever decided it, their credits back on their passes, their mails to send ([1.G4]). Their places are
 * given back together, so that the queue is asked once with all of them. The caller holds the locks of their teachers, learners,
 * rooms and passes, of the courses of sessions, and has seen that they may still be cancelled.
 */
export async function writeCancellations(
  tx: LockedTx,
  actor: Actor,
  cancelled: readonly Cancellation[],
  now: Instant,
): Promise<void> {
  for (const { lesson, ...one } of cancelled) await endBooking(tx, actor, one, lesson, now)
  const bookingIds = cancelled.filter(({ lesson }) => lesson.sessionId).map(({ bookingId }) => bookingId)
  if (bookingIds.length > 0) await releaseSeats(tx, { bookingIds }, now)
  await tell(
    tx,
    cancelled.map(({ lesson, bookingId }) => eventOf(lesson.structureId, 'booking.cancelled', bookingId)),
  )
}
