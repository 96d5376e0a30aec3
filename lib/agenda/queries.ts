import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Day } from '@/lib/core/time'
import type { PassValidity } from '@/lib/passes/types'
import type { AgendaFacts, AvailabilityExceptionKind } from './types'

/** Whose agenda is read: a pass that the file may book with, and a teacher of its offer. */
export type AgendaScope = { structureId: string; clientFileId: string; passId: string; teacherId: string }

export type Agenda = {
  now: Date
  facts: AgendaFacts
  pass: PassValidity & {
    id: string
    name: string
    clientFileId: string
    remaining: number
    cancellationNoticeHours: number
  }
  learner: { id: string; firstName: string; lastName: string }
  teacher: { id: string; name: string; phone: string; email: string; asksToAgreeFirst: boolean }
  rooms: Record<string, { name: string; locationId: string }>
  locations: Record<string, { name: string; address: string; directions: string }>
}

type Row = {
  now: string
  zone: string
  notice: number
  pass: PassValidity & { name: string; file: string; minutes: number; cancel: number }
  remaining: number
  learner: [id: string, firstName: string, lastName: string]
  teacher: [name: string, phone: string, email: string, asks: boolean]
  openings: [number, string, string, Day, Day | null, string, string[]][] | null
  exceptions: [AvailabilityExceptionKind, Day, Day, string | null, string | null, string | null][] | null
  closures: [Day, Day, string][] | null
  rooms: [id: string, name: string, locationId: string][] | null
  locations: [id: string, name: string, address: string, directions: string][] | null
  busy: [resourceId: string, startsAt: number, endsAt: number][] | null
}

/**
 * Everything that decides a teacher's slots from a day to another, both included, in one round trip ([6.P3]); null when
 * the pass isn't one that the file may book with, or the teacher not one of its offer ([0.I9]).
 */
export async function findAgenda(
  scope: AgendaScope,
  from: Day,
  until: Day,
  executor: Executor = db(),
): Promise<Agenda | null> {
  const [row] = await executor.execute<Row>(agendaSql(scope, from, until))
  return row ? toAgenda(scope, row) : null
}

/** The rooms of extra hours are those of their place, the smallest first; of weekly hours, the teacher's preferred ones. */
export const agendaSql = (scope: AgendaScope, from: Day, until: Day) => sql`
  with wanted as (
    select p.*, s.time_zone, s.settings, ${from}::date as from_on, ${until}::date as until_on,
      tstzrange(${from}::date::timestamp at time zone s.time_zone, (${until}::date + 1)::timestamp at time zone s.time_zone) as during
    from passes p join structures s on s.id = p.structure_id
    where p.id = ${scope.passId} and p.structure_id = ${scope.structureId}
      and exists (select from guardianships g where g.learner_id = p.learner_id and g.client_file_id = ${scope.clientFileId} and g.books)
      and exists (select from offer_teachers o where o.offer_id = p.offer_id and o.teacher_id = ${scope.teacherId})
  ), hours as (
    select a.*, array(select r.room_id from availability_rooms r where r.availability_id = a.id order by r.rank) as room_ids
    from teacher_availabilities a, wanted w
    where a.teacher_id = ${scope.teacherId} and a.valid_from <= w.until_on and (a.valid_until is null or a.valid_until >= w.from_on)
  ), days as (
    select e.* from availability_exceptions e, wanted w
    where e.teacher_id = ${scope.teacherId} and e.starts_on <= w.until_on and e.ends_on >= w.from_on
  ), places as (
    select l.* from locations l where l.id in (select location_id from hours union all select location_id from days)
  ), places_rooms as (
    select r.* from rooms r where r.location_id in (select id from places) order by r.capacity, r.position
  )
  select app_now() as now, w.time_zone as zone, (w.settings->>'bookingNoticeHours')::int as notice,
    json_build_object('validFrom', w.valid_from, 'validUntil', w.valid_until, 'bookableFrom', w.bookable_from, 'name', w.name,
      'file', w.client_file_id, 'minutes', w.lesson_minutes, 'cancel', w.cancellation_notice_hours) as pass,
    (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = w.id) as remaining,
    json_build_array(l.id, l.first_name, l.last_name) as learner,
    json_build_array(t.first_name || ' ' || t.last_name, t.phone, t.email, t.asks_to_agree_first) as teacher,
    (select json_agg(json_build_array(h.weekday, h.starts_at, h.ends_at, h.valid_from, h.valid_until, h.location_id, h.room_ids)) from hours h) as openings,
    (select json_agg(json_build_array(d.kind, d.starts_on, d.ends_on, d.starts_at, d.ends_at, d.location_id)) from days d) as exceptions,
    (select json_agg(json_build_array(c.starts_on, c.ends_on, c.label)) from closures c
      where c.structure_id = w.structure_id and c.starts_on <= w.until_on and c.ends_on >= w.from_on) as closures,
    (select json_agg(json_build_array(r.id, r.name, r.location_id)) from places_rooms r) as rooms,
    (select json_agg(json_build_array(p.id, p.name, p.address, p.directions)) from places p) as locations,
    (select json_agg(json_build_array(c.resource_id, extract(epoch from lower(c.during)) * 1000, extract(epoch from upper(c.during)) * 1000))
      from (select t.id union all select w.learner_id union all select r.id from places_rooms r) as resource(id)
      join agenda_claims c on c.resource_id = resource.id and c.during && w.during and c.is_active) as busy
  from wanted w
  join learners l on l.id = w.learner_id and l.removed_at is null
  join teachers t on t.id = ${scope.teacherId} and t.structure_id = w.structure_id and t.left_at is null`

const hourOf = (time: string): string => time.slice(0, 5)

function toAgenda(scope: AgendaScope, row: Row): Agenda {
  const [learnerId, firstName, lastName] = row.learner
  const [name, phone, email, asksToAgreeFirst] = row.teacher
  const { file: clientFileId, minutes, cancel: cancellationNoticeHours, name: passName, ...validity } = row.pass
  return {
    now: new Date(row.now),
    facts: { ...toFacts(row), teacherId: scope.teacherId, learnerId, lessonMinutes: minutes, pass: validity },
    pass: {
      ...validity,
      id: scope.passId,
      name: passName,
      clientFileId,
      remaining: row.remaining,
      cancellationNoticeHours,
    },
    learner: { id: learnerId, firstName, lastName },
    teacher: { id: scope.teacherId, name, phone, email, asksToAgreeFirst },
    rooms: Object.fromEntries(
      (row.rooms ?? []).map(([id, roomName, locationId]) => [id, { name: roomName, locationId }]),
    ),
    locations: Object.fromEntries(
      (row.locations ?? []).map(([id, ...[place, address, directions]]) => [id, { name: place, address, directions }]),
    ),
  }
}

function toFacts(
  row: Row,
): Pick<AgendaFacts, 'zone' | 'noticeHours' | 'openings' | 'exceptions' | 'closures' | 'busy'> {
  return {
    zone: row.zone,
    noticeHours: row.notice,
    openings: (row.openings ?? []).map(([weekday, from, to, validFrom, validUntil, locationId, roomIds]) => ({
      weekday,
      startsAt: hourOf(from),
      endsAt: hourOf(to),
      validFrom,
      validUntil,
      locationId,
      roomIds,
    })),
    exceptions: (row.exceptions ?? []).map(([kind, startsOn, endsOn, from, to, locationId]) => ({
      kind,
      startsOn,
      endsOn,
      startsAt: from && hourOf(from),
      endsAt: to && hourOf(to),
      locationId,
      roomIds: (row.rooms ?? []).filter((room) => room[2] === locationId).map((room) => room[0]),
    })),
    closures: (row.closures ?? []).map(([startsOn, endsOn, label]) => ({ startsOn, endsOn, label })),
    busy: (row.busy ?? []).map(([resourceId, startsAt, endsAt]) => ({
      resourceId,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    })),
  }
}

export type TeacherOfPass = {
  id: string
  name: string
  discipline: string
  /** 1 Monday … 7 Sunday, of hours that aren't over. */
  weekdays: number[]
  places: string[]
  /** Gave the learner's latest lesson. */
  isUsual: boolean
}

/** Those who may give the lessons of a pass that the file may book with, and when ([1.F1]); none for anybody else's. */
export async function listTeachersOfPass(scope: Omit<AgendaScope, 'teacherId'>): Promise<TeacherOfPass[]> {
  const rows = await db().execute<TeacherOfPass>(sql`
    select t.id, t.first_name || ' ' || t.last_name as name, t.discipline,
      array(select distinct a.weekday from teacher_availabilities a where a.teacher_id = t.id
        and (a.valid_until is null or a.valid_until >= app_now()::date) order by 1) as weekdays,
      array(select distinct l.name from teacher_availabilities a join locations l on l.id = a.location_id where a.teacher_id = t.id
        and (a.valid_until is null or a.valid_until >= app_now()::date) order by 1) as places,
      coalesce(t.id = (select b.teacher_id from bookings b join passes own on own.id = b.pass_id
        where own.learner_id = p.learner_id and b.status = 'booked' order by b.starts_at desc limit 1), false) as "isUsual"
    from passes p join offer_teachers o on o.offer_id = p.offer_id join teachers t on t.id = o.teacher_id and t.left_at is null
    where p.id = ${scope.passId} and p.structure_id = ${scope.structureId}
      and exists (select from guardianships g where g.learner_id = p.learner_id and g.client_file_id = ${scope.clientFileId} and g.books)
    order by t.position, t.last_name`)
  return [...rows]
}
