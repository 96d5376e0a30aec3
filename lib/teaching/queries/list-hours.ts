import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import type { Day } from '@/lib/core/time'
import { findTeacherOfStaff } from '@/lib/staff/queries'
import { outcomeOf } from '../rules'
import type { PlannedHour, WorkedHour } from '../types'

type Row = Omit<WorkedHour, 'startsAt' | 'endsAt' | 'outcome'> &
  PlannedHour & { startsAt: string; endsAt: string; people: number }

/**
 * What each teacher did between two days, both included, in the order of time ([1.H11]): lessons and sessions that are over,
 * with how they ended. Whoever pays sees everybody's, a teacher their own.
 */
export async function listHours(actor: Staff, from: Day, until: Day): Promise<WorkedHour[]> {
  const { structureId, accountId, role } = actor
  const own = role === 'teacher' ? await findTeacherOfStaff(structureId, accountId) : null
  if (role === 'teacher' && !own) return []
  const within = sql`one.structure_id = ${structureId} and one.ends_at <= app_now()
    and one.starts_at >= ${from}::date::timestamp at time zone s.time_zone and one.starts_at < (${until}::date + 1)::timestamp at time zone s.time_zone
    ${own ? sql`and one.teacher_id = ${own.id}` : sql.empty()}`
  const rows = await db().execute<Row>(sql`
    select hours.*, t.first_name || ' ' || t.last_name as teacher from (
      select one.id, 'lesson' as kind, one.teacher_id as "teacherId", one.starts_at as "startsAt", one.ends_at as "endsAt",
        l.first_name || ' ' || l.last_name as name, 1 as people, one.status = 'cancelled' as "isCancelled",
        coalesce(one.cancelled_by in ('member', 'staff') and one.cancelled_at > one.starts_at - make_interval(hours => p.cancellation_notice_hours), false) as "isLate",
        json_build_array(one.attendance) as marks
      from bookings one join structures s on s.id = one.structure_id join learners l on l.id = one.learner_id join passes p on p.id = one.pass_id
      where one.session_id is null and ${within}
      union all
      select one.id, 'session', one.teacher_id, one.starts_at, one.ends_at, c.name, taught.people, one.status = 'cancelled', false, taught.marks
      from course_sessions one join structures s on s.id = one.structure_id join courses c on c.id = one.course_id
      cross join lateral (select count(*)::int as people, coalesce(json_agg(b.attendance), '[]'::json) as marks
        from bookings b where b.session_id = one.id and b.status = 'booked') taught
      where ${within}
    ) hours join teachers t on t.id = hours."teacherId"
    order by hours."startsAt", teacher, hours.id`)
  return rows.flatMap(({ isCancelled, isLate, marks, ...row }) => {
    const outcome = outcomeOf({ kind: row.kind, isCancelled, isLate, marks })
    return outcome ? [{ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt), outcome }] : []
  })
}
