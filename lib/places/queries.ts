import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { checkAge } from '@/lib/catalogue/rules'
import type { LockKey } from '@/lib/core/locks'
import { addHours, type Day, dayOf, type Instant, type Interval } from '@/lib/core/time'
import { type LearnerOfFile, listPaidLearners } from '@/lib/learners/queries'
import { planPackage } from './rules'
import type { ActiveSeat, OpenSession, PackageFacts, StartDate, WantedPackage } from './types'

/** A seat held by the order that a cart still stands for: ordering again gives it back first, so that cart sees it as free. */
const isOfCart = (
  cartId: string | null,
): SQL => sql`exists (select from order_lines held_line join orders held on held.id = held_line.order_id
  where held_line.id = seat.order_line_id and seat.state = 'held' and held.cart_id = ${cartId}::uuid
    and held.status = 'pending' and held.means in ('card', 'free'))`

const uuids = (ids: readonly string[]): SQL => sql`${`{${[...new Set(ids)].join(',')}}`}::uuid[]`

/** The courses that sessions are of: locked before places from there on are looked at to sell them. */
export async function listCoursesOfSessions(executor: Executor, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return []
  const rows = await executor.execute<{ courseId: string }>(
    sql`select distinct course_id as "courseId" from course_sessions where id = any(${uuids(sessionIds)})`,
  )
  return rows.map(({ courseId }) => courseId)
}

type SessionRow = Omit<OpenSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }

/** The sessions still held of courses, from an instant on, in order of time, with who has a seat in each ([1.C6]). */
export async function listOpenSessions(
  executor: Executor,
  courseIds: readonly string[],
  from: Instant,
  cartId: string | null = null,
): Promise<OpenSession[]> {
  if (courseIds.length === 0) return []
  const rows = await executor.execute<SessionRow>(sql`
    select s.id, s.course_id as "courseId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.capacity,
      coalesce((select json_agg(json_build_object('learnerId', seat.learner_id, 'state', seat.state)) from seats seat
        where seat.session_id = s.id and seat.state <> 'released' and not ${isOfCart(cartId)}), '[]') as seats
    from course_sessions s
    where s.course_id = any(${uuids(courseIds)}) and s.status = 'planned' and s.starts_at >= ${from.toISOString()}
    order by s.starts_at, s.id`)
  return rows.map((row) => ({
    ...row,
    seats: row.seats as ActiveSeat[],
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
  }))
}

/** When learners have something already, by learner; what the order of a cart holds for them doesn't count for that cart. */
export async function listBusyTimes(
  executor: Executor,
  learnerIds: readonly string[],
  from: Instant,
  cartId: string | null = null,
): Promise<Map<string, Interval[]>> {
  const busy = new Map<string, Interval[]>(learnerIds.map((id) => [id, []]))
  if (learnerIds.length === 0) return busy
  const rows = await executor.execute<{ learnerId: string; startsAt: string; endsAt: string }>(sql`
    select c.resource_id as "learnerId", lower(c.during) as "startsAt", upper(c.during) as "endsAt" from agenda_claims c
    where c.is_active and c.resource_id = any(${uuids(learnerIds)}) and upper(c.during) > ${from.toISOString()}
      and not (c.owner_kind = 'hold' and exists (select from seats seat where seat.id = c.owner_id and ${isOfCart(cartId)}))`)
  for (const { learnerId, startsAt, endsAt } of rows)
    busy.get(learnerId)!.push({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })
  return busy
}

/** All that decides where packages may start; a cart sees as free what its own order holds ([1.C6]). */
export async function loadPackageFacts(
  executor: Executor,
  packages: readonly WantedPackage[],
  { now, noticeHours, cartId }: { now: Instant; noticeHours: number; cartId: string | null },
): Promise<PackageFacts> {
  const learnerIds = packages.flatMap(({ learnerId }) => learnerId ?? [])
  const [sessions, busy] = await Promise.all([
    listOpenSessions(executor, [...new Set(packages.flatMap(({ courseIds }) => courseIds))], now, cartId),
    listBusyTimes(executor, packages.length > 0 ? learnerIds : [], now, cartId),
  ])
  return { sessions, busy, earliest: addHours(now, noticeHours) }
}

/** Which seats are meant: those of lines, those kept for a place in the queue that no order took, those of bookings, or of a session. */
export type SeatsOf =
  | { orderLineIds: readonly string[] }
  | { orderId: string }
  | { waitingEntryId: string }
  | { bookingIds: readonly string[] }
  | { sessionId: string }

/** The condition on `seat` (seats) that tells them. */
export function seatsOf(which: SeatsOf): SQL {
  if ('orderLineIds' in which) return sql`seat.order_line_id = any(${uuids(which.orderLineIds)})`
  if ('orderId' in which)
    return sql`seat.order_line_id in (select line.id from order_lines line where line.order_id = ${which.orderId})`
  if ('waitingEntryId' in which)
    return sql`(seat.waiting_entry_id = ${which.waitingEntryId} and seat.state = 'offered')`
  if ('bookingIds' in which) return sql`seat.booking_id = any(${uuids(which.bookingIds)})`
  return sql`seat.session_id = ${which.sessionId}`
}

/** The locks of the courses in which seats are: taken before any of these is taken, freed or counted. */
export async function listSeatLocks(executor: Executor, which: SeatsOf): Promise<LockKey[]> {
  const rows = await executor.execute<{ courseId: string }>(sql`
    select distinct s.course_id as "courseId" from seats seat join course_sessions s on s.id = seat.session_id where ${seatsOf(which)}`)
  return rows.map(({ courseId }) => `course:${courseId}` as const)
}

/** `room`: how many could still start there together. */
export type AwaitedStart = StartDate & { courseName: string; waiting: number; room: number }
export type Awaited = {
  offer: { id: string; name: string; credits: number; minAge: number | null; maxAge: number | null }
  waitingOfferHours: number
  /** Those from which some session of the package has no place for all of the household whose age is right, the soonest first. */
  starts: AwaitedStart[]
  /** For whom the file may wait. */
  learners: LearnerOfFile[]
}

type AwaitedRow = Awaited['offer'] & {
  courses: Record<string, string>
  notice: number
  hours: number
  waiting: Record<string, number>
  zone: string
}

/** An age that the offer allows, or that nobody told. */
const mayTake = (offer: Awaited['offer'], { birthOn }: LearnerOfFile, today: Day): boolean =>
  birthOn === null || checkAge(offer, birthOn, today).ok

/** Full dates shown; beyond, a date is too far to wait for. */
const maxAwaited = 12

/** What one may wait for with an offer, and for whom; null when it isn't one of group courses on sale ([1.G10]). */
export async function findAwaited(
  { structureId, clientFileId }: { structureId: string; clientFileId: string },
  offerSlug: string,
  now: Instant,
): Promise<Awaited | null> {
  const [row] = await db().execute<AwaitedRow>(sql`
    select o.id, o.name, o.credits, o.min_age as "minAge", o.max_age as "maxAge", (t.settings->>'bookingNoticeHours')::int as notice, (t.settings->>'waitingOfferHours')::int as hours, t.time_zone as zone,
      coalesce((select json_object_agg(c.id, c.name) from offer_courses oc join courses c on c.id = oc.course_id where oc.offer_id = o.id), '{}') as courses,
      coalesce((select json_object_agg(w.session_id, w.count) from (select session_id, count(*)::int from waiting_entries
        where structure_id = o.structure_id and status = 'waiting' group by session_id) w), '{}') as waiting
    from offers o join structures t on t.id = o.structure_id
    where o.structure_id = ${structureId} and o.slug = ${offerSlug} and o.kind = 'group' and o.is_published`)
  if (!row) return null
  const { courses, notice, hours, waiting, zone, ...offer } = row
  const { credits } = offer
  const [sessions, learners] = await Promise.all([
    listOpenSessions(db(), Object.keys(courses), addHours(now, notice)),
    listPaidLearners(db(), structureId, clientFileId),
  ])
  const count = Math.max(1, learners.filter((learner) => mayTake(offer, learner, dayOf(now, zone))).length)
  const starts = sessions.flatMap((session): AwaitedStart[] => {
    const plan = planPackage(sessions, session.id, credits, { learnerId: null, busy: [] })
    const room = plan ? Math.min(...plan.sessions.map(({ freeSeats }) => freeSeats)) : 0
    if (!plan || room >= count) return []
    return [{ ...plan, courseName: courses[session.courseId]!, waiting: waiting[session.id] ?? 0, room }]
  })
  return { offer, waitingOfferHours: hours, starts: starts.slice(0, maxAwaited), learners }
}
