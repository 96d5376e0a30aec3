import 'server-only'
import { sql } from 'drizzle-orm'
import { bookSessions, type GroupPass, type SessionToBook } from '@/lib/bookings/commands/book-sessions'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { unwrap } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { listBusyTimes, listOpenSessions } from '@/lib/places/queries'
import { isFreeFor } from '@/lib/places/rules'

type PlannedSeat = { seatId: string; sessionId: string; courseId: string; isHeld: boolean }

/**
 * Enrols a learner in the sessions that an order's line took when it was placed ([1.C6] [6.R1]): the seats held become
 * bookings, those given back meanwhile are taken again where a place is left. It refuses nothing, since the money is there: a
 * session that can't be had any more leaves its credit on the pass. The caller holds the locks of the courses and the learner.
 */
export async function enrolByLine(
  tx: LockedTx,
  actor: Actor,
  pass: GroupPass & { orderLineId: string; credits: number },
  now: Instant,
): Promise<void> {
  const plan = await listPlan(tx, pass.orderLineId)
  const held = plan.filter(({ isHeld }) => isHeld).map(({ sessionId, seatId }) => ({ sessionId, seatId }))
  const again = await listRetakable(tx, pass, plan, now)
  // A session that the school cancelled meanwhile was carried over: both are in the plan, and one credit is for both.
  unwrap(await bookSessions(tx, actor, pass, [...held, ...again].slice(0, pass.credits)))
}

/** The seats that a line took, one a session: they are its plan, whatever became of them. */
const listPlan = async (tx: LockedTx, orderLineId: string): Promise<PlannedSeat[]> =>
  tx.execute<PlannedSeat>(sql`
    select distinct on (s.starts_at, s.id) seat.id as "seatId", s.id as "sessionId", s.course_id as "courseId", seat.state = 'held' as "isHeld"
    from seats seat join course_sessions s on s.id = seat.session_id
    where seat.order_line_id = ${orderLineId} order by s.starts_at, s.id, seat.state = 'held' desc`)

/** What was given back when the order ended, and can still be had now that it is paid. */
async function listRetakable(
  tx: LockedTx,
  { learnerId }: GroupPass,
  plan: readonly PlannedSeat[],
  now: Instant,
): Promise<SessionToBook[]> {
  const lost = new Map(plan.filter(({ isHeld }) => !isHeld).map((seat) => [seat.sessionId, seat]))
  if (lost.size === 0) return []
  const courseIds = [...lost.values()].map(({ courseId }) => courseId)
  const sessions = await listOpenSessions(tx, courseIds, now)
  const busy = (await listBusyTimes(tx, [learnerId], now)).get(learnerId)!
  return sessions
    .filter((session) => lost.has(session.id) && isFreeFor(session, { learnerId, busy }))
    .map(({ id }) => ({ sessionId: id, seatId: null }))
}
