import 'server-only'
import { inArray } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { claimTimes } from '@/lib/agenda/commands'
import type { Actor } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import { moveCredits } from '@/lib/passes/commands'
import { confirmSeats } from '@/lib/places/commands/confirm-seats'
import { takeSeats } from '@/lib/places/commands/take-seats'
import type { SeatRefusal } from '@/lib/places/types'
import { bookerOf, subjectOf } from './note-change'

/** Whose pass books. */
export type GroupPass = { id: string; structureId: string; learnerId: string; clientFileId: string }

/** A session to book on a pass: on the seat that is held for it, or on one to be taken now; instead of which booking, if so. */
export type SessionToBook = {
  sessionId: string
  seatId: string | null
  instead?: { bookingId: string; by: 'member' | 'school' }
}

/**
 * Books places in sessions of group courses ([1.C6]): the bookings with their seats, their learner's time and a credit each.
 * Tells nobody: a package is told by its order, a postponement as one. Returns the bookings in the order asked.
 * The caller holds the locks of the courses, the learner and the pass, and has seen that all of it can be had.
 */
export async function bookSessions(
  tx: LockedTx,
  actor: Actor,
  pass: GroupPass,
  wanted: readonly SessionToBook[],
): Promise<Outcome<string[], SeatRefusal>> {
  if (wanted.length === 0) return accept([])
  const made = await writeBookings(tx, actor, pass, wanted)
  await confirmSeats(
    tx,
    made.flatMap(({ seatId, bookingId }) => (seatId ? [{ seatId, bookingId }] : [])),
  )
  const { structureId, learnerId, clientFileId } = pass
  const toTake = made.filter(({ seatId }) => !seatId)
  const taken = await takeSeats(
    tx,
    structureId,
    toTake.map(({ sessionId, bookingId }) => ({ state: 'confirmed', sessionId, bookingId, learnerId, clientFileId })),
  )
  if (!taken.ok) return taken
  await fillBookings(tx, actor, pass, made)
  return accept(made.map(({ bookingId }) => bookingId))
}

type Made = SessionToBook & { bookingId: string; startsAt: Date; endsAt: Date }

async function writeBookings(tx: LockedTx, actor: Actor, pass: GroupPass, wanted: readonly SessionToBook[]) {
  const ids = wanted.map(({ sessionId }) => sessionId)
  const sessions = await tx.select().from(courseSessions).where(inArray(courseSessions.id, ids))
  const { id: passId, ...whose } = pass
  const rows = await tx
    .insert(bookings)
    .values(
      wanted.map(({ sessionId, instead }) => {
        const { teacherId, roomId, startsAt, endsAt } = sessions.find(({ id }) => id === sessionId)!
        const postponed = { postponedFromId: instead?.bookingId ?? null, postponementKind: instead?.by ?? null }
        const session = { sessionId, teacherId, roomId, startsAt, endsAt }
        return { ...whose, passId, ...session, ...postponed, bookedBy: bookerOf(actor) }
      }),
    )
    .returning({
      bookingId: bookings.id,
      sessionId: bookings.sessionId,
      startsAt: bookings.startsAt,
      endsAt: bookings.endsAt,
    })
  return wanted.map((session): Made => {
    const { bookingId, startsAt, endsAt } = rows.find(({ sessionId }) => sessionId === session.sessionId)!
    return { ...session, bookingId, startsAt, endsAt }
  })
}

/** What bookings of sessions have beside their seats: their learner's time, a credit each, their lines in the audit. */
async function fillBookings(tx: LockedTx, actor: Actor, pass: GroupPass, made: readonly Made[]): Promise<void> {
  const { structureId, id: passId, learnerId, clientFileId } = pass
  const resources = [{ kind: 'learner' as const, id: learnerId }]
  await claimTimes(
    tx,
    made.map((booking) => ({
      ...{ structureId, resources },
      ownerKind: 'booking' as const,
      ownerId: booking.bookingId,
      during: booking,
    })),
  )
  const moves = made.map(({ bookingId }) => ({ structureId, passId, bookingId }))
  await moveCredits(tx, actor, 'reserve', moves)
  const entries = made.map(({ bookingId, sessionId, startsAt, instead }) => ({
    ...subjectOf(structureId, bookingId, clientFileId),
    operation: 'booking.made',
    after: { passId, sessionId, startsAt: startsAt.toISOString(), insteadOf: instead?.bookingId },
  }))
  await recordAudits(tx, actor, entries)
}
