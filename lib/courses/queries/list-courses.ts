import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import type { Day, Instant, WallTime } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import type { Reach } from '@/lib/staff/types'
import type { HolidayZone } from '@/lib/structures/types'

export type CourseRow = {
  id: string
  name: string
  teacherId: string
  teacher: string
  roomId: string
  room: string
  location: string
  roomCapacity: number
  weekday: number
  startsAt: WallTime
  lessonMinutes: number
  capacity: number
  firstOn: Day
  lastOn: Day
  holidayZone: HolidayZone | null
  /** Sessions to come that are held. */
  left: number
  /** Seats taken and seats there are in them. */
  taken: number
  seats: number
  nextAt: Instant | null
}

/** The courses that somebody of the office looks after, those under way first, with how full they are ([1.H1]). */
export async function listCourses(actor: Staff): Promise<CourseRow[]> {
  const reach = await findReach(actor)
  return readCourses(reach, sql`c.structure_id = ${actor.structureId}`)
}

/** One of them; null for an unknown one, or another teacher's ([6.S1]). */
export async function findCourse(actor: Staff, courseId: string): Promise<CourseRow | null> {
  const reach = await findReach(actor)
  const [row] = await readCourses(reach, sql`c.structure_id = ${actor.structureId} and c.id = ${courseId}`)
  return row ?? null
}

async function readCourses(reach: Reach, which: ReturnType<typeof sql>): Promise<CourseRow[]> {
  if (reach === null) return []
  const own = reach === 'all' ? sql`true` : sql`c.teacher_id = ${reach}`
  const rows = await db().execute<Omit<CourseRow, 'nextAt'> & { nextAt: string | null }>(sql`
    select c.id, c.name, c.teacher_id as "teacherId", t.first_name || ' ' || t.last_name as teacher, c.room_id as "roomId",
      r.name as room, l.name as location, r.capacity as "roomCapacity", c.weekday, to_char(c.starts_at, 'HH24:MI') as "startsAt",
      c.lesson_minutes as "lessonMinutes", c.capacity, c.first_on as "firstOn", c.last_on as "lastOn", c.holiday_zone as "holidayZone",
      coalesce(n.held, 0)::int as left, coalesce(n.taken, 0)::int as taken, coalesce(n.seats, 0)::int as seats, n.next as "nextAt"
    from courses c join teachers t on t.id = c.teacher_id join rooms r on r.id = c.room_id join locations l on l.id = r.location_id
    left join lateral (
      select count(*) as held, sum(s.capacity) as seats, min(s.starts_at) as next,
        sum((select count(*) from seats p where p.session_id = s.id and p.state <> 'released')) as taken
      from course_sessions s where s.course_id = c.id and s.status = 'planned' and s.starts_at > app_now()
    ) n on true
    where ${which} and ${own}
    order by n.next nulls last, c.last_on desc, c.name`)
  return rows.map((row) => ({ ...row, nextAt: row.nextAt === null ? null : new Date(row.nextAt) }))
}
