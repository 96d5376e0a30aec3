import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { addDays, type Day, daysBetween, weekdayOf } from '@/lib/core/time'
import {
  type Agenda,
  type AgendaRow,
  type AgendaScope,
  type BusyRow,
  isBookedBy,
  isClaimedWithin,
  toAgenda,
  wholeColumns,
} from './find-agenda'

type Scope = Omit<AgendaScope, 'teacherId' | 'movingId'>
type TeacherRow = [id: string, name: string, phone: string, email: string, asks: boolean]
type Rows<Name extends 'hours' | 'days'> = NonNullable<AgendaRow[Name]>

/** The row of one teacher, with all teachers' hours and days: each says whose it is at its end. */
type Row = Omit<AgendaRow, 'teacher' | 'phone' | 'email' | 'asks' | 'hours' | 'days'> & {
  teachers: TeacherRow[] | null
  hours: [...Rows<'hours'>[number], teacherId: string][] | null
  days: [...Rows<'days'>[number], teacherId: string][] | null
}

/** The agendas of all who may give the lessons of a pass, in one round trip and one plan ([1.F6] [6.P3]). */
export async function listAgendas(scope: Scope, from: Day, until: Day, executor: Executor = db()): Promise<Agenda[]> {
  const [row] = await executor.execute<Row>(agendasSql(scope, from, until))
  return row ? splitByTeacher(row).map(([id, ofTeacher]) => toAgenda({ ...scope, teacherId: id }, ofTeacher)) : []
}

/** The weekdays of a few days: the hours of the others needn't be read. */
const listWeekdays = (from: Day, until: Day): number[] =>
  Array.from({ length: Math.min(7, daysBetween(from, until) + 1) }, (_, rank) => weekdayOf(addDays(from, rank)))

const agendasSql = ({ structureId, clientFileId, passId }: Scope, from: Day, until: Day) => sql`
  with teaching as materialized (
    select t.* from passes own join offer_teachers o on o.offer_id = own.offer_id join teachers t on t.id = o.teacher_id
    where own.id = ${passId} and t.structure_id = own.structure_id and t.left_at is null
  ), hours as materialized (
    select a.*, r.room_id, r.rank, m.name from teacher_availabilities a
    left join availability_rooms r on r.availability_id = a.id left join rooms m on m.id = r.room_id
    where a.teacher_id in (select t.id from teaching t) and a.weekday = any(${`{${listWeekdays(from, until)}}`}::int[])
      and a.valid_from <= ${until}::date and (a.valid_until is null or a.valid_until >= ${from}::date)
  ), days as materialized (
    select e.* from availability_exceptions e
    where e.teacher_id in (select t.id from teaching t) and e.starts_on <= ${until}::date and e.ends_on >= ${from}::date
  ), extra as materialized (
    select m.id, m.name, m.location_id, m.capacity, m.position from rooms m
    where m.location_id in (select d.location_id from days d where d.kind = 'available')
  )
  select ${wholeColumns},
    (select json_agg(json_build_array(t.id, t.first_name || ' ' || t.last_name, t.phone, t.email, t.asks_to_agree_first)) from teaching t) as teachers,
    (select json_agg(json_build_array(h.id, h.weekday, h.starts_at, h.ends_at, h.valid_from, h.valid_until, h.location_id, h.room_id, h.name, h.teacher_id)
      order by h.id, h.rank) from hours h) as hours,
    (select json_agg(json_build_array(d.kind, d.starts_on, d.ends_on, d.starts_at, d.ends_at, d.location_id, d.teacher_id)) from days d) as days,
    (select json_agg(json_build_array(x.id, x.name, x.location_id) order by x.capacity, x.position) from extra x) as extra,
    (select json_agg(json_build_array(c.starts_on, c.ends_on, c.label)) from closures c
      where c.structure_id = p.structure_id and c.starts_on <= ${until}::date and c.ends_on >= ${from}::date) as closures,
    (select json_agg(json_build_array(o.id, o.name, o.address)) from locations o where o.structure_id = p.structure_id) as locations,
    (select json_agg(json_build_array(taken.id, date_part('epoch', lower(one)), date_part('epoch', upper(one)))) from (
      select c.resource_id as id, range_agg(c.during) as during from agenda_claims c
      where c.is_active and c.resource_id = any (array[l.id] || array(select t.id from teaching t) || array(select distinct h.room_id from hours h) || array(select x.id from extra x))
        and ${isClaimedWithin(from, until)}
      group by c.resource_id) taken, unnest(taken.during) one) as busy,
    (select json_agg(json_build_array(e.teacher_id, date_part('epoch', lower(e.during)), date_part('epoch', upper(e.during)))) from external_busy e
      where e.teacher_id in (select t.id from teaching t) and upper(e.during) > ${from}::date::timestamp at time zone s.time_zone
        and lower(e.during) < (${until}::date + 1)::timestamp at time zone s.time_zone) as elsewhere
  from passes p join structures s on s.id = p.structure_id join learners l on l.id = p.learner_id and l.removed_at is null
  where p.id = ${passId} and p.structure_id = ${structureId} ${isBookedBy(clientFileId)}
    and not exists (select from offers sold where sold.id = p.offer_id and sold.kind = 'group')`

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): (key: string) => Item[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return (key) => groups.get(key) ?? []
}

/** What is of each teacher, and of the rooms that they may have. */
function splitByTeacher({ teachers, ...row }: Row): [id: string, AgendaRow][] {
  const hoursOf = groupBy(row.hours ?? [], (hour) => hour[9])
  const daysOf = groupBy(row.days ?? [], (day) => day[6])
  const extraAt = groupBy(row.extra ?? [], (room) => room[2])
  const busyOf = groupBy(row.busy ?? [], (busy: BusyRow) => busy[0])
  const elsewhereOf = groupBy(row.elsewhere ?? [], (busy: BusyRow) => busy[0])
  return (teachers ?? []).map(([id, teacher, phone, email, asks]) => {
    const [hours, days] = [hoursOf(id), daysOf(id)]
    const extra = [...new Set(days.flatMap((day) => (day[0] === 'available' && day[5]) || []))].flatMap(extraAt)
    const rooms = new Set([...hours.flatMap((hour) => hour[7] ?? []), ...extra.map(([room]) => room)])
    const busy = [row.learner, id, ...rooms].flatMap(busyOf)
    const whose = { teacher, phone, email, asks, elsewhere: elsewhereOf(id) }
    const named = hours.map(([...hour]) => hour.slice(0, 9) as Rows<'hours'>[number])
    return [
      id,
      { ...row, ...whose, hours: named, days: days.map((day) => day.slice(0, 6) as Rows<'days'>[number]), extra, busy },
    ]
  })
}
