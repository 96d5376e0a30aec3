import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { addHours, type Instant, startOfDay } from '@/lib/core/time'
import { hasDebt, postponementsLeft } from '@/lib/passes/queries'
import type { PassDebt } from '@/lib/passes/types'
import { listBusyTimes, listOpenSessions } from '@/lib/places/queries'
import type { Candidate, OpenSession } from '@/lib/places/types'
import type { BookedSession } from '../types'

/** Whose passes: those of the learners that a file books for; without one, all of the structure. */
export type GroupScope = { structureId: string; clientFileId: string | null }

/** A pass of a group course with all that decides where its places may go ([1.C6] [1.G5]). */
export type GroupPass = PassDebt & {
  id: string
  structureId: string
  clientFileId: string
  learnerId: string
  learnerFirstName: string
  name: string
  courseId: string
  remaining: number
  postponementsLeft: number
  /** The booking asked about. */
  booking: BookedSession | null
  /** What it became, when it was given up already. */
  successorId: string | null
  /** When the last of its sessions that are booked starts. */
  lastStartsAt: Instant | null
  /** The sessions still held of its course from the structure's notice on, in order of time. */
  sessions: OpenSession[]
  who: Candidate
  now: Instant
}

type Row = Omit<GroupPass, 'booking' | 'lastStartsAt' | 'now' | 'sessions' | 'who'> & {
  booking: (Omit<BookedSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }) | null
  lastStartsAt: string | null
  now: string
  noticeHours: number
  timeZone: string
  bookableFrom: string
}

/** Whether a place was already given up, and for what. */
const bookingJson = (bookingId: string | null): SQL => sql`(
  select json_build_object('id', b.id, 'sessionId', b.session_id, 'startsAt', b.starts_at, 'endsAt', b.ends_at, 'status', b.status,
    'cancellationNoticeHours', p.cancellation_notice_hours, 'teacherId', b.teacher_id)
  from bookings b where b.id = ${bookingId}::uuid and b.pass_id = p.id and b.session_id is not null)`

async function readPass(
  executor: Executor,
  { structureId, clientFileId }: GroupScope,
  which: SQL,
  bookingId: string | null,
): Promise<GroupPass | null> {
  const [row] = await executor.execute<Row>(sql`
    select p.id, p.structure_id as "structureId", p.client_file_id as "clientFileId", p.learner_id as "learnerId", p.name,
      l.first_name as "learnerFirstName", coalesce(first.course_id, p.course_id) as "courseId", p.bookable_from::text as "bookableFrom", ${hasDebt} as "hasDebt",
      (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id) as remaining,
      ${postponementsLeft} as "postponementsLeft",
      (select max(b.starts_at) from bookings b where b.pass_id = p.id and b.status = 'booked') as "lastStartsAt",
      ${bookingJson(bookingId)} as booking, (select b.id from bookings b where b.postponed_from_id = ${bookingId}::uuid) as "successorId",
      app_now() as now, (s.settings->>'bookingNoticeHours')::int as "noticeHours", s.time_zone as "timeZone"
    from passes p join structures s on s.id = p.structure_id join learners l on l.id = p.learner_id
      left join order_lines line on line.id = p.order_line_id left join course_sessions first on first.id = line.first_session_id
    where p.structure_id = ${structureId} and coalesce(first.course_id, p.course_id) is not null and ${which} and (${clientFileId}::uuid is null or exists (
      select from guardianships g where g.learner_id = p.learner_id and g.client_file_id = ${clientFileId} and g.books))`)
  return row ? withSessions(executor, row) : null
}

async function withSessions(executor: Executor, row: Row): Promise<GroupPass> {
  const { booking, bookableFrom, timeZone, noticeHours, ...pass } = row
  const now = new Date(row.now)
  const from = [addHours(now, noticeHours), startOfDay(bookableFrom, timeZone)].sort(
    (a, b) => b.getTime() - a.getTime(),
  )[0]!
  const [sessions, busy] = await Promise.all([
    listOpenSessions(executor, [pass.courseId], from),
    listBusyTimes(executor, [pass.learnerId], now),
  ])
  return {
    ...pass,
    now,
    sessions,
    who: { learnerId: pass.learnerId, busy: busy.get(pass.learnerId)! },
    lastStartsAt: pass.lastStartsAt === null ? null : new Date(pass.lastStartsAt),
    booking: booking && { ...booking, startsAt: new Date(booking.startsAt), endsAt: new Date(booking.endsAt) },
  }
}

/** The pass of a place in a session, within somebody's scope ([1.G5]). */
export const findPassOfBooking = (
  scope: GroupScope,
  bookingId: string,
  executor: Executor = db(),
): Promise<GroupPass | null> =>
  readPass(
    executor,
    scope,
    sql`p.id = (select of.pass_id from bookings of where of.id = ${bookingId} and of.session_id is not null)`,
    bookingId,
  )

/** A pass of a group course, within somebody's scope, to place one of its lessons left. */
export const findGroupPass = (
  scope: GroupScope,
  passId: string,
  executor: Executor = db(),
): Promise<GroupPass | null> => readPass(executor, scope, sql`p.id = ${passId}`, null)
