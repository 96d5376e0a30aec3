import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import { courseSessions } from '@/db/schema/courses'
import { seats } from '@/db/schema/places'
import { type Claim, claimTimes } from '@/lib/agenda/commands'
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
  const chosen: ChosenSeat[] = []
  for (const seat of wanted) {
    const session = sessions.get(seat.sessionId)
    if (!session) return refuse('session_cancelled', { sessionId: seat.sessionId })
    const verdict = checkSeat({ ...session, isCancelled: session.status === 'cancelled' }, seat.learnerId)
    if (!verdict.ok) return refuse(verdict.refusal, { sessionId: seat.sessionId })
    chosen.push(chooseSeat(session, seat))
  }
  const seatIds = await writeSeats(tx, structureId, chosen)
  await claimHolds(tx, structureId, chosen, seatIds)
  await takeEntries(tx, [...new Set(chosen.flatMap(({ offered }) => offered?.waitingEntryId ?? []))])
  return accept({ seatIds })
}

type ChosenSeat = { session: SessionRow; wanted: WantedSeat; number: number; offered: SeatRow | undefined }

/** Which seat it is, known to those chosen after it. */
function chooseSeat(session: SessionRow, wanted: WantedSeat): ChosenSeat {
  const { learnerId, state } = wanted
  const offered = session.seats.find((seat) => seat.learnerId === learnerId)
  const number = offered?.seat ?? findSeatNumber(session.capacity, new Set(session.seats.map(({ seat }) => seat)))!
  const others = session.seats.filter((seat) => seat !== offered)
  session.seats = [...others, { id: offered?.id ?? '', seat: number, learnerId, state, waitingEntryId: null }]
  return { session, wanted, number, offered }
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

/** Their ids, in the order chosen. */
async function writeSeats(tx: LockedTx, structureId: string, chosen: readonly ChosenSeat[]): Promise<string[]> {
  for (const { wanted, offered } of chosen) if (offered) await takeOffered(tx, wanted, offered)
  const fresh = chosen.filter(({ offered }) => !offered)
  const rows = fresh.length === 0 ? [] : await insertSeats(tx, structureId, fresh)
  return chosen.map(({ wanted: { sessionId, learnerId }, offered }) => {
    const row = rows.find((made) => made.sessionId === sessionId && made.learnerId === learnerId)
    return offered?.id ?? row!.id
  })
}

async function takeOffered(tx: LockedTx, wanted: WantedSeat, { id }: SeatRow): Promise<void> {
  const { sessionId, learnerId, clientFileId, ...holder } = wanted
  await tx.update(seats).set(holder).where(eq(seats.id, id))
}

const insertSeats = (tx: LockedTx, structureId: string, fresh: readonly ChosenSeat[]) =>
  tx
    .insert(seats)
    .values(fresh.map(({ wanted, number }) => ({ structureId, seat: number, ...wanted })))
    .returning({ id: seats.id, sessionId: seats.sessionId, learnerId: seats.learnerId })

/** A held seat occupies its learner's time. */
async function claimHolds(
  tx: LockedTx,
  structureId: string,
  chosen: readonly ChosenSeat[],
  seatIds: readonly string[],
) {
  const claims = chosen.flatMap(({ session, wanted: { state, learnerId } }, rank): Claim[] =>
    state === 'held'
      ? [
          {
            ...{ structureId, ownerKind: 'hold', ownerId: seatIds[rank]!, during: session },
            resources: [{ kind: 'learner', id: learnerId }],
          },
        ]
      : [],
  )
  await claimTimes(tx, claims)
}
