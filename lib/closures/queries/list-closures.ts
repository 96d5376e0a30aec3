import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Day } from '@/lib/core/time'
import type { ClosedDays, PlannedThere } from '../types'

export type ClosureRow = ClosedDays & { id: string; isOver: boolean; planned: number }

/** The closures of a school that are not over, or were within the year, with how much is planned on their days. */
export async function listClosures(structureId: string, executor: Executor = db()): Promise<ClosureRow[]> {
  const rows = await executor.execute<ClosureRow>(sql`
    select c.id, c.starts_on as "startsOn", c.ends_on as "endsOn", c.label,
      c.ends_on < (app_now() at time zone s.time_zone)::date as "isOver",
      ((select count(*) from bookings b where b.structure_id = c.structure_id and b.status = 'booked' and b.session_id is null
          and b.starts_at > app_now() and (b.starts_at at time zone s.time_zone)::date between c.starts_on and c.ends_on)
        + (select count(*) from course_sessions k where k.structure_id = c.structure_id and k.status = 'planned'
          and k.starts_at > app_now() and (k.starts_at at time zone s.time_zone)::date between c.starts_on and c.ends_on))::int as planned
    from closures c join structures s on s.id = c.structure_id
    where c.structure_id = ${structureId} and c.ends_on > (app_now() at time zone s.time_zone)::date - 365
    order by c.ends_on < (app_now() at time zone s.time_zone)::date, c.starts_on, c.label`)
  return [...rows]
}

type PlannedRow = Omit<PlannedThere, 'startsAt'> & { startsAt: string }

/** The lessons and sessions to come on some days, both included: what a closure leaves to be moved or cancelled ([1.H12]). */
export async function listPlannedThere(
  structureId: string,
  { startsOn, endsOn }: { startsOn: Day; endsOn: Day },
  executor: Executor = db(),
): Promise<PlannedThere[]> {
  const within = sql`at time zone s.time_zone)::date between ${startsOn}::date and ${endsOn}::date`
  const rows = await executor.execute<PlannedRow>(sql`
    select b.id, 'lesson' as kind, b.starts_at as "startsAt", l.first_name || ' ' || l.last_name as name,
      t.first_name || ' ' || t.last_name as teacher, null as "courseId", 1 as people
    from bookings b join structures s on s.id = b.structure_id join learners l on l.id = b.learner_id join teachers t on t.id = b.teacher_id
    where b.structure_id = ${structureId} and b.status = 'booked' and b.session_id is null and b.starts_at > app_now()
      and (b.starts_at ${within}
    union all
    select k.id, 'session', k.starts_at, c.name, t.first_name || ' ' || t.last_name, c.id,
      (select count(*)::int from seats p where p.session_id = k.id and p.state in ('held', 'confirmed'))
    from course_sessions k join structures s on s.id = k.structure_id join courses c on c.id = k.course_id join teachers t on t.id = k.teacher_id
    where k.structure_id = ${structureId} and k.status = 'planned' and k.starts_at > app_now() and (k.starts_at ${within}
    order by 3`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}
