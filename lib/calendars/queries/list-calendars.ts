import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { readMinutes, shortenAddress } from '../rules'
import type { CalendarProblem, CalendarStatus, CalendarToRead, OwnCalendar } from '../types'

type OwnRow = {
  id: string
  url: string
  status: CalendarStatus
  problem: CalendarProblem | null
  fetched: string | null
  busy: number
}

const instantOf = (text: string | null) => (text === null ? null : new Date(text))

/** The calendars that a teacher gave, the first one first ([1.F7]). */
export async function listCalendarsOf(teacherId: string): Promise<OwnCalendar[]> {
  const rows = await db().execute<OwnRow>(sql`
    select c.id, c.url, c.status, c.problem, c.fetched_at as fetched,
      (select count(*)::int from external_busy e where e.calendar_id = c.id and upper(e.during) > app_now()) as busy
    from teacher_calendars c where c.teacher_id = ${teacherId} and c.removed_at is null order by c.created_at, c.id`)
  return [...rows].map(({ id, url, status, problem, fetched, busy }) => ({
    id,
    shownAs: shortenAddress(url),
    status,
    problem,
    fetchedAt: instantOf(fetched),
    busyCount: busy,
  }))
}

type ToReadRow = Omit<CalendarToRead, 'now' | 'fetchedAt'> & { now: string; fetchedAt: string | null }

/** A calendar that is still read, with what its reading needs; null for one that was removed, or whose teacher left. */
export async function findCalendarToRead(
  calendarId: string,
  executor: Executor = db(),
): Promise<CalendarToRead | null> {
  const [row] = await executor.execute<ToReadRow>(sql`
    select c.id, c.structure_id as "structureId", c.teacher_id as "teacherId", c.url, c.etag, c.fetched_at as "fetchedAt",
      s.time_zone as zone, app_now() as now
    from teacher_calendars c join teachers t on t.id = c.teacher_id join structures s on s.id = c.structure_id
    where c.id = ${calendarId} and c.removed_at is null and t.left_at is null`)
  return row ? { ...row, now: new Date(row.now), fetchedAt: instantOf(row.fetchedAt) } : null
}

/** The calendars whose last reading is old, the oldest first: one that never answers keeps no other waiting for ever. */
export async function listCalendarsDue(limit: number): Promise<string[]> {
  const rows = await db().execute<{ id: string }>(sql`
    select c.id from teacher_calendars c join teachers t on t.id = c.teacher_id
    where c.removed_at is null and t.left_at is null
      and (c.fetched_at is null or c.fetched_at <= app_now() - make_interval(mins => ${readMinutes - 1}::int))
    order by c.fetched_at nulls first, c.id limit ${limit}`)
  return [...rows].map(({ id }) => id)
}
