import 'server-only'
import { bookSessions } from '@/lib/bookings/commands/book-sessions'
import { eventOf } from '@/lib/bookings/commands/note-change'
import type { Member } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { SeatRefusal } from '@/lib/places/types'
import { findGroupPass } from '../queries/find-group-pass'
import { checkPlacing } from '../rules'
import type { PlacingRefusal } from '../types'
import { locksOfPass } from './postpone'

/**
 * Places a lesson left of a group pass on a session that the member chose: one that couldn't be had when the order was paid, or
 * that the school cancelled without a later place ([1.C6] [6.R1]). Refuses `not_found` for somebody else's pass, and what `checkPlacing` refuses.
 */
export async function placeCredit(
  actor: Member,
  { passId, sessionId }: { passId: string; sessionId: string },
): Promise<Outcome<{ bookingId: string }, PlacingRefusal | SeatRefusal | 'not_found' | Busy>> {
  const seen = await findGroupPass(actor, passId)
  if (!seen) return refuse('not_found')
  return withLocks(locksOfPass(seen), async (tx) => {
    const pass = (await findGroupPass(actor, passId, tx))!
    const verdict = checkPlacing(pass, sessionId)
    if (!verdict.ok) return verdict
    const booked = await bookSessions(tx, actor, pass, [{ sessionId, seatId: null }])
    if (!booked.ok) return booked
    const bookingId = booked.value[0]!
    await tell(tx, eventOf(pass.structureId, 'session.placed', bookingId))
    return accept({ bookingId })
  })
}
