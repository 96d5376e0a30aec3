import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Interval } from '@/lib/core/time'
import type { Engagement } from '../types'

type Scope = {
  structureId: string
  resourceIds: readonly string[]
  from: Interval['startsAt']
  until: Interval['endsAt']
}
type Row = Omit<Engagement, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }

/**
 * What teachers, rooms and learners are given to between two instants, by the name of it: the course, or the pupil of the
 * lesson; and when the teachers are away. For the office, to say what is in the way of a session ([1.H1]).
 */
export async function listEngagements(scope: Scope, executor: Executor = db()): Promise<Engagement[]> {
  const { structureId, resourceIds, from, until } = scope
  if (resourceIds.length === 0) return []
  const resources = sql`${`{${resourceIds.join(',')}}`}::uuid[]`
  const rows = await executor.execute<Row>(sql`
    select c.resource_kind as "resourceKind", c.resource_id as "resourceId", c.owner_kind as "ownerKind", c.owner_id as "ownerId",
      lower(c.during) as "startsAt", upper(c.during) as "endsAt",
      coalesce(k.name, own.name, l.first_name || ' ' || l.last_name, '') as name
    from agenda_claims c
    left join course_sessions s on c.owner_kind = 'session' and s.id = c.owner_id left join courses k on k.id = s.course_id
    left join bookings b on c.owner_kind = 'booking' and b.id = c.owner_id
    left join seats h on c.owner_kind = 'hold' and h.id = c.owner_id
    left join course_sessions bs on bs.id = coalesce(b.session_id, h.session_id) left join courses own on own.id = bs.course_id
    left join learners l on l.id = coalesce(b.learner_id, h.learner_id)
    where c.structure_id = ${structureId} and c.is_active
      and c.resource_id = any (${resources})
      and upper(c.during) > ${from.toISOString()} and lower(c.during) < ${until.toISOString()}
    union all
    select 'teacher', e.teacher_id, 'absence', e.id, a.starts_at, a.ends_at, e.label
    from availability_exceptions e join structures t on t.id = e.structure_id
    cross join generate_series(greatest(e.starts_on, ${from.toISOString()}::date - 1), least(e.ends_on, ${until.toISOString()}::date + 1), '1 day') day
    cross join lateral (select (day::date + coalesce(e.starts_at, '00:00')) at time zone t.time_zone as starts_at,
      (day::date + coalesce(e.ends_at, '24:00')) at time zone t.time_zone as ends_at) a
    where e.structure_id = ${structureId} and e.kind = 'unavailable' and e.teacher_id = any (${resources})
      and a.ends_at > ${from.toISOString()} and a.starts_at < ${until.toISOString()}
    order by 5`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
}
