import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import { courseSessions } from '@/db/schema/courses'
import { seats } from '@/db/schema/places'
import { claimTime } from '@/lib/agenda/commands'
import type { LockedTx } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { takeEntries } from '@/lib/waiting-lists/commands/change-entry'
import { checkSeat, findSeatNumber } from '../rules'
import type { SeatRefusal, SeatState, WantedSeat } from '../types'

type SeatRow = {
  id: string
  seat: number
  learnerId: string
  state: Exclude<SeatState, 'released'>
  waitingEntryId: string | null
}
type SessionRow = typeof courseSessions.$inferSelect & { seats: SeatRow[] }

/**
 * Takes a seat in each session wanted, all or none ([0.I4] [1.C6]): the first number free, or the one that the learner is
 * offered, which answers the queue’s offer. A held seat occupies its learner's time until it is confirmed or released; a confirmed one leaves that to its
 * booking, an offered one to the order that will take it. Returns the seats' ids, in the order asked.
 * The caller holds the locks of the courses and, for held seats, of the learners; a refusal it returns rolls everything back.
 */
export async function takeSeats(
  tx: LockedTx,
  structureId: string,
  wanted: readonly WantedSeat[],
): Promise<Outcome<{ seatIds: string[] }, SeatRefusal>> {
  const sessions = await readSessions(tx, wanted)
  const seatIds: string[] = []
  const answered = new Set<string>()
  for (const seat of wanted) {
    const session = sessions.get(seat.sessionId)
    if (!session) return refuse('session_cancelled', { sessionId: seat.sessionId })
    const verdict = checkSeat({ ...session, isCancelled: session.status === 'cancelled' }, seat.learnerId)
    if (!verdict.ok) return refuse(verdict.refusal, { sessionId: seat.sessionId })
    const offered = session.seats.find(({ learnerId }) => learnerId === seat.learnerId)
    if (offered?.waitingEntryId) answered.add(offered.waitingEntryId)
    seatIds.push(await writeSeat(tx, structureId, session, seat, offered))
  }
  await takeEntries(tx, [...answered])
  return accept({ seatIds })
}

async function readSessions(tx: LockedTx, wanted: readonly WantedSeat[]): Promise<Map<string, SessionRow>> {
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select({
      session: courseSessions,
      seats: sql<SeatRow[]>`coalesce((select json_agg(json_build_object('id', taken.id, 'seat', taken.seat,
        'learnerId', taken.learner_id, 'state', taken.state, 'waitingEntryId', taken.waiting_entry_id)) from seats taken
        where taken.session_id = course_sessions.id and taken.state <> 'released'), '[]')`,
    })
    .from(courseSessions)
    .where(inArray(courseSessions.id, [...new Set(wanted.map(({ sessionId }) => sessionId))]))
  return new Map(rows.map(({ session, seats }) => [session.id, { ...session, seats: [...seats] }]))
}

async function writeSeat(
  tx: LockedTx,
  structureId: string,
  session: SessionRow,
  wanted: WantedSeat,
  offered: SeatRow | undefined,
): Promise<string> {
  const number = offered?.seat ?? findSeatNumber(session.capacity, new Set(session.seats.map(({ seat }) => seat)))!
  const { sessionId, learnerId, clientFileId, ...holder } = wanted
  const values = { structureId, sessionId, learnerId, clientFileId, seat: number, ...holder }
  const [row] = offered
    ? await tx.update(seats).set(holder).where(eq(seats.id, offered.id)).returning({ id: seats.id })
    : await tx.insert(seats).values(values).returning({ id: seats.id })
  const id = row!.id
  session.seats = [
    ...session.seats.filter((seat) => seat !== offered),
    { id, seat: number, learnerId, state: wanted.state, waitingEntryId: null },
  ]
  if (wanted.state === 'held')
    await claimTime(tx, {
      structureId,
      ownerKind: 'hold',
      ownerId: id,
      during: session,
      resources: [{ kind: 'learner', id: learnerId }],
    })
  return id
}
