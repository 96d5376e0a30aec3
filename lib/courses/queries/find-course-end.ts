import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Day } from '@/lib/core/time'

/** The last day of the course of a session, or that of its last session when that was moved beyond: until then a package holds. */
export async function findCourseEnd(executor: Executor, sessionId: string, zone: string): Promise<Day> {
  const [row] = await executor.execute<{ until: Day }>(sql`
    select greatest(c.last_on, max((s.ends_at at time zone ${zone})::date))::text as until
    from course_sessions one join courses c on c.id = one.course_id join course_sessions s on s.course_id = c.id
    where one.id = ${sessionId} group by c.id`)
  return row!.until
}
