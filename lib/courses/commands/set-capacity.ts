import 'server-only'
import { eq } from 'drizzle-orm'
import { courseSessions } from '@/db/schema/courses'
import { seats } from '@/db/schema/places'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { offerFreedSeats } from '@/lib/places/commands/offer-seats'
import { findSeatNumber } from '@/lib/places/rules'
import { checkCapacity, checkChangeable } from '../rules'
import type { CourseRefusal, Participant, SessionRefusal } from '../types'
import { changeSession } from './change-session'

type CapacityOutcome = Outcome<{ courseId: string }, SessionRefusal | CourseRefusal | 'not_found' | Busy>

/**
 * Changes how many places a session has, never under those that are taken ([0.I4]); more of them are offered to the queue at
 * once ([1.G10]). Seats whose number is beyond the new capacity take one that is free under it.
 */
export async function setCapacity(
  actor: Staff,
  { sessionId, capacity }: { sessionId: string; capacity: number },
): Promise<CapacityOutcome> {
  return changeSession(actor, sessionId, [], async (tx, { session, participants }, now): Promise<CapacityOutcome> => {
    const changeable = checkChangeable(session, now)
    if (!changeable.ok) return changeable
    const fits = checkCapacity(capacity, { taken: participants.length, roomCapacity: session.roomCapacity })
    if (!fits.ok) return fits
    await closeRanks(tx, participants, capacity)
    await tx.update(courseSessions).set({ capacity }).where(eq(courseSessions.id, sessionId))
    const { structureId, courseId } = session
    const subject = { structureId, operation: 'session.capacity', subjectKind: 'course_session', subjectId: sessionId }
    await recordAudit(tx, actor, { ...subject, before: { capacity: session.capacity }, after: { capacity } })
    await offerFreedSeats(tx, courseId, now)
    return accept({ courseId })
  })
}

/** Nobody sits beyond the capacity: whoever would takes the first number free under it. */
async function closeRanks(tx: LockedTx, participants: readonly Participant[], capacity: number): Promise<void> {
  const taken = new Set(participants.map(({ seat }) => seat))
  for (const { seatId, seat } of participants.filter((one) => one.seat > capacity)) {
    const number = findSeatNumber(capacity, taken)!
    taken.add(number)
    taken.delete(seat)
    await tx.update(seats).set({ seat: number }).where(eq(seats.id, seatId))
  }
}
