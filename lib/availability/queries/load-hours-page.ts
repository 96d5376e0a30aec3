import 'server-only'
import { and, asc, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { closures, locations, rooms, teachers } from '@/db/schema/structures'
import type { Closure } from '@/lib/agenda/types'
import type { Staff } from '@/lib/core/actor'
import { addDays, type Day, type Interval } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import type { PlannedLesson, Taken } from '../types'

export type TeacherOfPage = { id: string; name: string }

/** The teachers whose hours somebody of the office looks after, in the school's order: all of them, or themselves. */
export async function listTeachersWithinReach(actor: Staff): Promise<TeacherOfPage[]> {
  const [reach, rows] = await Promise.all([
    findReach(actor),
    db()
      .select({ id: teachers.id, name: sql<string>`${teachers.firstName} || ' ' || ${teachers.lastName}` })
      .from(teachers)
      .where(and(eq(teachers.structureId, actor.structureId), isNull(teachers.leftAt)))
      .orderBy(asc(teachers.position), asc(teachers.lastName)),
  ])
  return rows.filter(({ id }) => isWithinReach(reach, id))
}

export type PlaceChoice = { id: string; name: string; rooms: { id: string; name: string }[] }

/** Places and their rooms, to choose from. */
export async function listPlaces(structureId: string): Promise<PlaceChoice[]> {
  const rows = await db()
    .select({ id: locations.id, name: locations.name, roomId: rooms.id, room: rooms.name })
    .from(locations)
    .leftJoin(rooms, eq(rooms.locationId, locations.id))
    .where(eq(locations.structureId, structureId))
    .orderBy(asc(locations.position), asc(locations.name), asc(rooms.position), asc(rooms.name))
  const places = new Map<string, PlaceChoice>()
  for (const { id, name, roomId, room } of rows) {
    const place = places.get(id) ?? { id, name, rooms: [] }
    if (roomId && room) place.rooms.push({ id: roomId, name: room })
    places.set(id, place)
  }
  return [...places.values()]
}

type Timed = { startsAt: string; endsAt: string }
const withTimes = <Row extends Timed>(row: Row): Omit<Row, keyof Timed> & Interval => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
})

/** A teacher's individual lessons to come, the next one first: what hours are compared with. */
export async function listPlannedLessons(teacherId: string): Promise<PlannedLesson[]> {
  const rows = await db().execute<Omit<PlannedLesson, 'startsAt' | 'endsAt'> & Timed>(sql`
    select b.id, b.pass_id as "passId", b.starts_at as "startsAt", b.ends_at as "endsAt", p.name as lesson, l.first_name || ' ' || l.last_name as learner,
      r.location_id as "locationId"
    from bookings b join passes p on p.id = b.pass_id join learners l on l.id = b.learner_id join rooms r on r.id = b.room_id
    where b.teacher_id = ${teacherId} and b.session_id is null and b.status = 'booked' and b.starts_at > app_now()
    order by b.starts_at, b.id`)
  return [...rows].map(withTimes)
}

/** What is planned for a teacher in a week: lessons, sessions, and what their own calendars say, times only. */
export async function listTaken(teacherId: string, monday: Day, zone: string): Promise<Taken[]> {
  const rows = await db().execute<Omit<Taken, 'startsAt' | 'endsAt'> & Timed>(sql`
    with week as (select tstzrange(${monday}::date::timestamp at time zone ${zone}, (${monday}::date + 7)::timestamp at time zone ${zone}) as during)
    select 'lesson' as kind, b.starts_at as "startsAt", b.ends_at as "endsAt", l.first_name || ' ' || l.last_name || ' · ' || p.name as text
      from week, bookings b join passes p on p.id = b.pass_id join learners l on l.id = b.learner_id
      where b.teacher_id = ${teacherId} and b.session_id is null and b.status = 'booked' and week.during @> b.starts_at
    union all
    select 'session', s.starts_at, s.ends_at, c.name from week, course_sessions s join courses c on c.id = s.course_id
      where s.teacher_id = ${teacherId} and s.status = 'planned' and week.during @> s.starts_at
    union all
    select 'elsewhere', lower(e.during * week.during), upper(e.during * week.during), '' from week, external_busy e
      where e.teacher_id = ${teacherId} and e.during && week.during`)
  return [...rows].map(withTimes)
}

/** The closures of a structure that touch a week. */
export const listClosures = (structureId: string, monday: Day): Promise<Closure[]> =>
  db()
    .select({ startsOn: closures.startsOn, endsOn: closures.endsOn, label: closures.label })
    .from(closures)
    .where(
      and(
        eq(closures.structureId, structureId),
        lte(closures.startsOn, addDays(monday, 6)),
        gte(closures.endsOn, monday),
      ),
    )
