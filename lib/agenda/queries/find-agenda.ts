import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Day } from '@/lib/core/time'
import { frozenJson, hasDebt } from '@/lib/passes/queries'
import type { Freeze, PassDebt, PassValidity } from '@/lib/passes/types'
import type { AgendaFacts, AvailabilityExceptionKind, Opening, OpeningException } from '../types'

/** Whose agenda is read: a pass that the file may book with (null: any of the structure, for its office), and a teacher of its offer. */
export type AgendaScope = {
  structureId: string
  clientFileId: string | null
  passId: string
  teacherId: string
  /** The lesson to be moved: its own time is free for it ([1.G8]). */
  movingId?: string
}

export type Agenda = {
  structureId: string
  now: Date
  /** For the office its notice is none: what is beyond the structure's asks for a reason ([1.H8]). */
  facts: AgendaFacts
  /** A member books at least so many hours ahead. */
  noticeHours: number
  pass: PassValidity &
    PassDebt & {
      id: string
      name: string
      clientFileId: string
      remaining: number
      cancellationNoticeHours: number
    }
  learner: { id: string; firstName: string; lastName: string }
  teacher: { id: string; name: string; phone: string; email: string; asksToAgreeFirst: boolean }
  rooms: Record<string, { name: string; locationId: string }>
  locations: Record<string, { name: string; address: string }>
}

/** What the database answers for one teacher. */
export type AgendaRow = {
  now: string
  zone: string
  notice: number
  valid_from: Day
  valid_until: Day
  bookable_from: Day
  frozen: Freeze | null
  pass: string
  file: string
  minutes: number
  cancel: number
  learner: string
  first_name: string
  last_name: string
  teacher: string
  phone: string
  email: string
  asks: boolean
  remaining: number
  has_debt: boolean
  /** A row for each room of each opening, the preferred first; one without a room when it has none. */
  hours: [string, number, string, string, Day, Day | null, string, string | null, string | null][] | null
  days: [AvailabilityExceptionKind, Day, Day, string | null, string | null, string | null][] | null
  extra: RoomRow[] | null
  closures: [Day, Day, string][] | null
  locations: [id: string, name: string, address: string][] | null
  busy: BusyRow[] | null
  elsewhere: BusyRow[] | null
}
export type BusyRow = [resourceId: string, startsAt: number, endsAt: number]
export type RoomRow = [id: string, name: string, locationId: string]

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
  const [row] = await executor.execute<AgendaRow>(agendaSql(scope, from, until))
  return row ? toAgenda(scope, row) : null
}

/** The file may book for the learner of pass `p`; the office may for all. */
export const isBookedBy = (clientFileId: string | null) =>
  clientFileId === null
    ? sql.empty()
    : sql`and exists (select from guardianships g where g.learner_id = p.learner_id and g.client_file_id = ${clientFileId} and g.books)`

/** What a pass `p`, its structure `s` and its learner `l` say to every agenda. */
export const wholeColumns = sql`app_now() as now, s.time_zone as zone, (s.settings->>'bookingNoticeHours')::int as notice,
    p.valid_from, p.valid_until, p.bookable_from, ${frozenJson} as frozen, p.name as pass, p.client_file_id as file, p.lesson_minutes as minutes,
    p.cancellation_notice_hours as cancel, l.id as learner, l.first_name, l.last_name,
    (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id) as remaining, ${hasDebt} as has_debt`

/**
 * Whether a claim `c` takes some of the days from one to another, both included, in the zone of structure `s`. The index finds
 * claims by their end: none lasts more than a day, so those that end later than the day after aren't looked at ([6.P3]).
 */
export const isClaimedWithin = (from: Day, until: Day) => sql`
    upper(c.during) > ${from}::date::timestamp at time zone s.time_zone
        and upper(c.during) <= (${until}::date + 2)::timestamp at time zone s.time_zone
        and lower(c.during) < (${until}::date + 1)::timestamp at time zone s.time_zone`

/**
 * One plan with few nodes: its start costs more than its rows. The rooms of extra hours are those of their place, the
 * smallest first; of weekly hours, the teacher's preferred ones. Claims are found by resource and end, then by start; what a
 * teacher's own calendars say blocks their slots like them ([1.F7]).
 */
export const agendaSql = (
  { structureId, clientFileId, passId, teacherId, movingId }: AgendaScope,
  from: Day,
  until: Day,
) => sql`
  with hours as (
    select a.id, a.weekday, a.starts_at, a.ends_at, a.valid_from, a.valid_until, a.location_id, r.room_id, m.name
    from teacher_availabilities a left join availability_rooms r on r.availability_id = a.id left join rooms m on m.id = r.room_id
    where a.teacher_id = ${teacherId} and a.valid_from <= ${until}::date and (a.valid_until is null or a.valid_until >= ${from}::date)
    order by a.id, r.rank
  ), days as (
    select e.kind, e.starts_on, e.ends_on, e.starts_at, e.ends_at, e.location_id from availability_exceptions e
    where e.teacher_id = ${teacherId} and e.starts_on <= ${until}::date and e.ends_on >= ${from}::date
  ), extra as (
    select m.id, m.name, m.location_id from rooms m where m.location_id in (select d.location_id from days d where d.kind = 'available')
    order by m.capacity, m.position
  )
  select ${wholeColumns}, t.first_name || ' ' || t.last_name as teacher,
    t.phone, t.email, t.asks_to_agree_first as asks,
    (select json_agg(json_build_array(h.id, h.weekday, h.starts_at, h.ends_at, h.valid_from, h.valid_until, h.location_id, h.room_id, h.name)) from hours h) as hours,
    (select json_agg(json_build_array(d.kind, d.starts_on, d.ends_on, d.starts_at, d.ends_at, d.location_id)) from days d) as days,
    (select json_agg(json_build_array(x.id, x.name, x.location_id)) from extra x) as extra,
    (select json_agg(json_build_array(c.starts_on, c.ends_on, c.label)) from closures c
      where c.structure_id = p.structure_id and c.starts_on <= ${until}::date and c.ends_on >= ${from}::date) as closures,
    (select json_agg(json_build_array(o.id, o.name, o.address)) from locations o where o.structure_id = p.structure_id) as locations,
    (select json_agg(json_build_array(c.resource_id, date_part('epoch', lower(c.during)), date_part('epoch', upper(c.during)))) from agenda_claims c
      where c.resource_id = any (array[t.id, l.id] || array(select h.room_id from hours h) || array(select x.id from extra x)) and c.is_active
        ${movingId ? sql`and not (c.owner_kind = 'booking' and c.owner_id = ${movingId})` : sql.empty()}
        and ${isClaimedWithin(from, until)}) as busy,
    (select json_agg(json_build_array(e.teacher_id, date_part('epoch', lower(e.during)), date_part('epoch', upper(e.during)))) from external_busy e
      where e.teacher_id = t.id and upper(e.during) > ${from}::date::timestamp at time zone s.time_zone
        and lower(e.during) < (${until}::date + 1)::timestamp at time zone s.time_zone) as elsewhere
  from passes p
  join structures s on s.id = p.structure_id
  join learners l on l.id = p.learner_id and l.removed_at is null
  join teachers t on t.id = ${teacherId} and t.structure_id = p.structure_id and t.left_at is null
  where p.id = ${passId} and p.structure_id = ${structureId} ${isBookedBy(clientFileId)}
    and exists (select from offer_teachers o where o.offer_id = p.offer_id and o.teacher_id = t.id)
    and not exists (select from offers sold where sold.id = p.offer_id and sold.kind = 'group')`

const hourOf = (time: string): string => time.slice(0, 5)
const instantOf = (seconds: number): Date => new Date(Math.round(seconds * 1000))

/** The agenda of one teacher, from what the database answered. */
export function toAgenda(scope: AgendaScope, row: AgendaRow): Agenda {
  const { valid_from: validFrom, valid_until: validUntil, bookable_from: bookableFrom, frozen } = row
  const validity = { validFrom, validUntil, bookableFrom, frozen }
  const roomOf = ([, , , , , , locationId, id, name]: NonNullable<AgendaRow['hours']>[number]): RoomRow[] =>
    id && name ? [[id, name, locationId]] : []
  const rooms = [...(row.extra ?? []), ...(row.hours ?? []).flatMap(roomOf)]
  return {
    structureId: scope.structureId,
    now: new Date(row.now),
    facts: {
      ...toFacts(row),
      noticeHours: scope.clientFileId === null ? 0 : row.notice,
      teacherId: scope.teacherId,
      pass: validity,
    },
    noticeHours: row.notice,
    pass: {
      ...validity,
      id: scope.passId,
      name: row.pass,
      clientFileId: row.file,
      remaining: row.remaining,
      hasDebt: row.has_debt,
      cancellationNoticeHours: row.cancel,
    },
    learner: { id: row.learner, firstName: row.first_name, lastName: row.last_name },
    teacher: {
      id: scope.teacherId,
      name: row.teacher,
      phone: row.phone,
      email: row.email,
      asksToAgreeFirst: row.asks,
    },
    rooms: Object.fromEntries(rooms.map(([id, name, locationId]) => [id, { name, locationId }])),
    locations: Object.fromEntries((row.locations ?? []).map(([id, name, address]) => [id, { name, address }])),
  }
}

function toFacts(row: AgendaRow): Omit<AgendaFacts, 'teacherId' | 'pass' | 'noticeHours'> {
  return {
    zone: row.zone,
    learnerId: row.learner,
    lessonMinutes: row.minutes,
    openings: toOpenings(row.hours ?? []),
    exceptions: toExceptions(row.days ?? [], row.extra ?? []),
    closures: (row.closures ?? []).map(([startsOn, endsOn, label]) => ({ startsOn, endsOn, label })),
    busy: [...(row.busy ?? []), ...(row.elsewhere ?? [])].map(([resourceId, from, to]) => ({
      resourceId,
      startsAt: instantOf(from),
      endsAt: instantOf(to),
    })),
  }
}

function toOpenings(rows: NonNullable<AgendaRow['hours']>): Opening[] {
  const openings = new Map<string, Opening & { roomIds: string[] }>()
  for (const [id, weekday, from, to, validFrom, validUntil, locationId, roomId] of rows) {
    const known = openings.get(id)
    if (known && roomId) known.roomIds.push(roomId)
    if (known) continue
    const roomIds = roomId ? [roomId] : []
    openings.set(id, {
      weekday,
      startsAt: hourOf(from),
      endsAt: hourOf(to),
      validFrom,
      validUntil,
      locationId,
      roomIds,
    })
  }
  return [...openings.values()]
}

function toExceptions(rows: NonNullable<AgendaRow['days']>, rooms: readonly RoomRow[]): OpeningException[] {
  return rows.map(([kind, startsOn, endsOn, from, to, locationId]) => ({
    kind,
    startsOn,
    endsOn,
    startsAt: from && hourOf(from),
    endsAt: to && hourOf(to),
    locationId,
    roomIds: rooms.filter((room) => room[2] === locationId).map((room) => room[0]),
  }))
}
