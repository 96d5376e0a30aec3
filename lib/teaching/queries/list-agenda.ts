import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { awayQuestionId } from '@/lib/bookings/queries/find-lesson-for-change'
import type { Staff } from '@/lib/core/actor'
import type { Interval } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import type { AgendaFilter, AgendaItem } from '../types'

type Row = Omit<AgendaItem, 'startsAt' | 'endsAt' | 'people'> & {
  startsAt: string
  endsAt: string
  people: AgendaItem['people'] | null
}

/** Whoever is at the door of `shown`: its learner, or the seats of its session, booked or held by an unpaid order. */
const atTheDoor = sql`
  select shown.id, b.id as booking_id, b.pass_id, b.learner_id, b.client_file_id, null::uuid as order_line_id
  from bookings b where shown.kind = 'lesson' and b.id = shown.id
  union all
  select seat.id, seat.booking_id, b.pass_id, seat.learner_id, seat.client_file_id, seat.order_line_id
  from seats seat left join bookings b on b.id = seat.booking_id
  where shown.kind = 'session' and seat.session_id = shown.id and seat.state in ('confirmed', 'held')`

/** The notes of the office on a learner, the newest first ([2.A9]). */
const notesOfLearner = sql`
  select json_agg(json_build_object('id', n.id, 'body', n.body, 'authorId', n.author_id,
    'author', coalesce((select m.first_name || ' ' || m.last_name from staff_members m
      where m.structure_id = n.structure_id and m.account_id = n.author_id limit 1), '')) order by n.created_at desc)
  from file_notes n where n.learner_id = l.id and n.kind = 'teacher' and n.removed_at is null`

const peopleOfShown = sql`
  select json_agg(json_build_object(
    'id', one.id, 'bookingId', one.booking_id, 'passId', one.pass_id, 'orderNumber', o.number,
    'name', l.first_name || ' ' || l.last_name, 'isMinor', coalesce(l.birth_on > app_now()::date - interval '18 years', false),
    'payer', case when f.first_name = l.first_name and f.last_name = l.last_name then '' else f.first_name || ' ' || f.last_name end,
    'phone', f.phone, 'email', f.email, 'wishes', l.notes_for_teacher, 'notes', coalesce((${notesOfLearner}), '[]'::json),
    'attendance', b.attendance, 'notedAt', b.attendance_noted_at,
    'notedBy', (select m.first_name || ' ' || m.last_name from staff_members m
      where m.structure_id = b.structure_id and m.account_id = b.attendance_noted_by limit 1)
  ) order by l.last_name, l.first_name, one.id) as people
  from (${atTheDoor}) one
  join learners l on l.id = one.learner_id join client_files f on f.id = one.client_file_id
  left join bookings b on b.id = one.booking_id
  left join order_lines line on line.id = one.order_line_id and one.booking_id is null left join orders o on o.id = line.order_id`

/**
 * What somebody of the office teaches, or looks after, between two instants, in the order of time: the lists at the door
 * ([1.H7]). A teacher sees their own lessons and sessions and nobody else's pupils ([6.L5]); one round trip.
 */
export async function listAgenda(
  actor: Staff,
  { startsAt: from, endsAt: until }: Interval,
  { teacherId, roomId, locationId }: AgendaFilter = {},
): Promise<AgendaItem[]> {
  const reach = await findReach(actor)
  if (reach === null) return []
  const within = sql`one.structure_id = ${actor.structureId} and one.starts_at < ${until.toISOString()} and one.ends_at > ${from.toISOString()}
    ${reach === 'all' ? sql.empty() : sql`and one.teacher_id = ${reach}`}
    ${teacherId ? sql`and one.teacher_id = ${teacherId}` : sql.empty()} ${roomId ? sql`and one.room_id = ${roomId}` : sql.empty()}`
  const rows = await db().execute<Row>(sql`
    with shown as (
      select 'lesson' as kind, one.id, null::uuid as course_id, p.name as title, one.starts_at, one.ends_at, one.teacher_id, one.room_id,
        'planned' as status, null::int as capacity
      from bookings one join passes p on p.id = one.pass_id where one.session_id is null and one.status = 'booked' and ${within}
      union all
      select 'session', one.id, one.course_id, c.name, one.starts_at, one.ends_at, one.teacher_id, one.room_id, one.status, one.capacity
      from course_sessions one join courses c on c.id = one.course_id where ${within}
    )
    select shown.kind, shown.id, shown.course_id as "courseId", shown.title, shown.starts_at as "startsAt", shown.ends_at as "endsAt",
      shown.teacher_id as "teacherId", t.first_name || ' ' || t.last_name as teacher, shown.room_id as "roomId", r.name as room,
      place.name as place, shown.status, shown.capacity, (${peopleOfShown}) as people,
      exists (select from bookings b where shown.kind = 'lesson' and b.id = shown.id and ${awayQuestionId} is not null) as "isTeacherAway"
    from shown join teachers t on t.id = shown.teacher_id join rooms r on r.id = shown.room_id join locations place on place.id = r.location_id
    where ${locationId ? sql`r.location_id = ${locationId}` : sql`true`}
    order by shown.starts_at, shown.ends_at, t.last_name, shown.id`)
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    people: row.people ?? [],
  }))
}
