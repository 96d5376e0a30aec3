import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Day, Instant } from '@/lib/core/time'
import type { SessionStatus } from '../types'

export type SessionRow = {
  id: string
  plannedOn: Day
  startsAt: Instant
  endsAt: Instant
  status: SessionStatus
  cancelReason: string
  capacity: number
  teacher: string
  room: string
  confirmed: number
  /** By orders that wait for their payment. */
  held: number
  /** Kept for the waiting list. */
  offered: number
  isPast: boolean
}

/** The sessions of a course, those to come from the next one on or those past from the last one back, with their seats. */
export async function listSessions(
  courseId: string,
  when: 'coming' | 'past',
  executor: Executor = db(),
): Promise<SessionRow[]> {
  const isComing = when === 'coming'
  const rows = await executor.execute<
    Omit<SessionRow, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }
  >(sql`
    select s.id, s.planned_on as "plannedOn", s.starts_at as "startsAt", s.ends_at as "endsAt", s.status, s.cancel_reason as "cancelReason",
      s.capacity, t.first_name || ' ' || t.last_name as teacher, r.name as room, s.ends_at <= app_now() as "isPast",
      n.confirmed::int, n.held::int, n.offered::int
    from course_sessions s join teachers t on t.id = s.teacher_id join rooms r on r.id = s.room_id
    cross join lateral (
      select count(*) filter (where p.state = 'confirmed') as confirmed, count(*) filter (where p.state = 'held') as held,
        count(*) filter (where p.state = 'offered') as offered
      from seats p where p.session_id = s.id
    ) n
    where s.course_id = ${courseId} and (s.ends_at > app_now()) = ${isComing}
    order by s.starts_at ${isComing ? sql`asc` : sql`desc`}`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
}

/** The group offers sold on a course. */
export async function listOffersOfCourse(
  courseId: string,
): Promise<{ id: string; name: string; isPublished: boolean }[]> {
  const rows = await db().execute<{ id: string; name: string; isPublished: boolean }>(sql`
    select o.id, o.name, o.is_published as "isPublished" from offer_courses k join offers o on o.id = k.offer_id and o.archived_at is null
    where k.course_id = ${courseId} order by o.position`)
  return [...rows]
}
