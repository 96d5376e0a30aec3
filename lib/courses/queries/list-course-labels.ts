import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** What tells a course to whoever chooses one: what, with whom, where. */
export type CourseLabel = { id: string; name: string; teacherName: string; locationName: string; roomName: string }

/** The courses of these ids, by name; nothing of a person but their teacher's. */
export async function listCourseLabels(courseIds: readonly string[]): Promise<CourseLabel[]> {
  if (courseIds.length === 0) return []
  const rows = await db().execute<CourseLabel>(sql`
    select c.id, c.name, t.first_name || ' ' || t.last_name as "teacherName", place.name as "locationName", r.name as "roomName"
    from courses c join teachers t on t.id = c.teacher_id join rooms r on r.id = c.room_id join locations place on place.id = r.location_id
    where c.id = any(${`{${[...new Set(courseIds)].join(',')}}`}::uuid[]) order by c.name, c.id`)
  return [...rows]
}
