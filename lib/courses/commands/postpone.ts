import 'server-only'
import { bookSessions } from '@/lib/bookings/commands/book-sessions'
import { endBooking } from '@/lib/bookings/commands/end-booking'
import { eventOf } from '@/lib/bookings/commands/note-change'
import type { Actor, Member } from '@/lib/core/actor'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { releaseSeats } from '@/lib/places/commands/release-seats'
import type { SeatRefusal } from '@/lib/places/types'
import { findPassOfBooking, type GroupPass } from '../queries/find-group-pass'
import { checkPostponement, findPostponedTo } from '../rules'
import type { BookedSession, PostponementRefusal } from '../types'

type Postponed = { bookingId: string }
/** `sessionId`: the new date that the page showed. */
export type PostponeSession = { bookingId: string; sessionId: string }

/** The locks of the places of a pass of a group course. */
export const locksOfPass = ({ id, learnerId, courseId }: GroupPass): LockKey[] => [
  `course:${courseId}`,
  `learner:${learnerId}`,
  `pass:${id}`,
]

/**
 * 'Reporter' ([1.G5]): gives a session up for the next one of the same course after the package's last, with a place; the old
 * place goes to the queue, in one transaction. Asked again, it gives the first result. Refuses `not_found` for somebody else's
 * place, what `checkPostponement` refuses, and a new date that is no longer the one shown.
 */
export async function postponeSession(
  actor: Member,
  { bookingId, sessionId }: PostponeSession,
): Promise<Outcome<Postponed, PostponementRefusal | SeatRefusal | 'not_found' | Busy>> {
  const seen = await findPassOfBooking(actor, bookingId)
  if (!seen?.booking) return refuse('not_found')
  return withLocks(locksOfPass(seen), async (tx, now) => {
    const pass = (await findPassOfBooking(actor, bookingId, tx))!
    if (pass.successorId) return accept({ bookingId: pass.successorId })
    const verdict = checkPostponement(pass.booking!, pass, now)
    if (!verdict.ok) return verdict
    const to = findPostponedTo(pass.booking!, pass)
    if (!to) return refuse('no_later_place' as const)
    if (to.id !== sessionId) return refuse('postponement_changed' as const)
    return writePostponement(tx, actor, { pass, booking: pass.booking!, sessionId, by: 'member' }, now)
  })
}

type Postponing = {
  pass: Pick<GroupPass, 'id' | 'structureId' | 'learnerId' | 'clientFileId'>
  booking: Pick<BookedSession, 'id' | 'startsAt'>
  sessionId: string
  /** A member's takes one of the postponements that the pass allows, the school's none. */
  by: 'member' | 'school'
}

/**
 * Exchanges a place for one in another session of the course: the credit comes back and is taken again, the old seat goes to the
 * queue. The caller holds the locks of the course, the learner and the pass, and has decided where to.
 */
export async function writePostponement(
  tx: LockedTx,
  actor: Actor,
  { pass, booking, sessionId, by }: Postponing,
  now: Instant,
): Promise<Outcome<Postponed, SeatRefusal>> {
  const { structureId, clientFileId, id: passId } = pass
  const whose = { structureId, clientFileId, passId, startsAt: booking.startsAt }
  const side = by === 'member' ? 'member' : 'staff'
  await endBooking(tx, actor, { bookingId: booking.id, by: side }, whose, now)
  const instead = { bookingId: booking.id, by }
  const booked = await bookSessions(tx, actor, pass, [{ sessionId, seatId: null, instead }])
  if (!booked.ok) return booked
  const bookingId = booked.value[0]!
  await releaseSeats(tx, { bookingIds: [booking.id] }, now)
  await tell(tx, eventOf(structureId, 'booking.postponed', bookingId))
  return accept({ bookingId })
}
