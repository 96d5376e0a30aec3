import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Instant, Interval } from '@/lib/core/time'
import type { Affected, Candidate } from '../types'

type Timed = { startsAt: string; endsAt: string }
const withTimes = <Row extends Timed>(row: Row): Omit<Row, keyof Timed> & Interval => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
})

/** A lesson that an absence is in the way of, with whom to telephone about it ([1.H12]). */
export type AffectedLesson = Affected & {
  learner: string
  payer: string
  phone: string | null
  email: string | null
  lesson: string
  roomId: string
  room: string
}

/** A session that an absence is in the way of. */
export type AffectedSession = Affected & { courseId: string; course: string; people: number }

export type WhoseTime = { structureId: string; teacherId: string; during: Interval }

/** A teacher's lessons to come in some time, by time: their pupils are asked what they prefer ([1.H6]). */
export async function listAffectedLessons(
  { structureId, teacherId, during }: WhoseTime,
  executor: Executor = db(),
): Promise<AffectedLesson[]> {
  const rows = await executor.execute<Omit<AffectedLesson, keyof Interval> & Timed>(sql`
    select b.id, b.starts_at as "startsAt", b.ends_at as "endsAt", array[p.offer_id] as "offerIds", null as discipline,
      l.first_name || ' ' || l.last_name as learner, f.first_name || ' ' || f.last_name as payer, f.phone, coalesce(f.email, a.email) as email,
      p.name as lesson, r.id as "roomId", r.name as room
    from bookings b join passes p on p.id = b.pass_id join learners l on l.id = b.learner_id join client_files f on f.id = b.client_file_id
      left join accounts a on a.id = f.account_id join rooms r on r.id = b.room_id
    where b.structure_id = ${structureId} and b.teacher_id = ${teacherId} and b.session_id is null and b.status = 'booked'
      and b.starts_at > app_now() and b.starts_at < ${during.endsAt.toISOString()} and b.ends_at > ${during.startsAt.toISOString()}
    order by b.starts_at, b.id`)
  return [...rows].map(withTimes)
}

/** A teacher's sessions to come in some time: each is given by somebody else, or cancelled as usual. */
export async function listAffectedSessions(
  { structureId, teacherId, during }: WhoseTime,
  executor: Executor = db(),
): Promise<AffectedSession[]> {
  const rows = await executor.execute<Omit<AffectedSession, keyof Interval> & Timed>(sql`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.course_id as "courseId", c.name as course, t.discipline,
      array(select o.offer_id from offer_courses o where o.course_id = c.id) as "offerIds",
      (select count(*)::int from seats p where p.session_id = s.id and p.state in ('held', 'confirmed')) as people
    from course_sessions s join courses c on c.id = s.course_id join teachers t on t.id = s.teacher_id
    where s.structure_id = ${structureId} and s.teacher_id = ${teacherId} and s.status = 'planned'
      and s.starts_at > app_now() and s.starts_at < ${during.endsAt.toISOString()} and s.ends_at > ${during.startsAt.toISOString()}
    order by s.starts_at, s.id`)
  return [...rows].map(withTimes)
}

type CandidateRow = Omit<Candidate, 'busy'> & { busy: [from: number, to: number][] | null }
const instantOf = (seconds: number): Instant => new Date(Math.round(seconds * 1000))

/**
 * Those who could give lessons instead of a teacher, in the school's order: what they teach, and what takes them between two
 * instants: lessons, sessions, their own calendars, days off.
 */
export async function listCandidates(
  { structureId, teacherId, during }: WhoseTime,
  executor: Executor = db(),
): Promise<Candidate[]> {
  const span = sql`tstzrange(${during.startsAt.toISOString()}::timestamptz, ${during.endsAt.toISOString()}::timestamptz)`
  const rows = await executor.execute<CandidateRow>(sql`
    select t.id, t.first_name || ' ' || t.last_name as name, t.discipline,
      array(select o.offer_id from offer_teachers o where o.teacher_id = t.id) as "offerIds",
      (select json_agg(json_build_array(extract(epoch from lower(taken.during)), extract(epoch from upper(taken.during)))) from (
        select c.during from agenda_claims c where c.resource_id = t.id and c.is_active and c.during && ${span}
        union all
        select e.during from external_busy e where e.teacher_id = t.id and e.during && ${span}
        union all
        select tstzrange((day::date + coalesce(e.starts_at, '00:00')) at time zone s.time_zone, (day::date + coalesce(e.ends_at, '24:00')) at time zone s.time_zone)
        from availability_exceptions e cross join generate_series(greatest(e.starts_on, lower(${span})::date - 1), least(e.ends_on, upper(${span})::date + 1), '1 day') day
        where e.teacher_id = t.id and e.kind = 'unavailable'
      ) taken) as busy
    from teachers t join structures s on s.id = t.structure_id
    where t.structure_id = ${structureId} and t.id <> ${teacherId} and t.left_at is null
    order by t.position, t.last_name`)
  return rows.map(({ busy, ...row }) => ({
    ...row,
    busy: (busy ?? []).map(([from, to]) => ({ startsAt: instantOf(from), endsAt: instantOf(to) })),
  }))
}
