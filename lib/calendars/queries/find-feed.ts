import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { readSignedId } from '@/lib/core/signed-ids'
import { cancelledDays, pastDays } from '../rules'
import type { Feed, FeedEvent, FeedKind } from '../types'
import { feedPurpose } from './list-feeds'

/** More than a school gives somebody in years; the latest are kept. */
const maxEvents = 2_000

type FeedRow = {
  id: string
  kind: FeedKind
  client_file_id: string | null
  learner_id: string | null
  teacher_id: string | null
  structure_id: string
  slug: string
  structure: string
  phone: string
  learner: string | null
  teacher: string | null
}

/**
 * The feed of an address as it is now: null when the address was never ours or is revoked, when its account is no longer
 * active, its learner no longer theirs, or its teacher gone ([0.I9]).
 */
export async function findFeed(token: string): Promise<Feed | null> {
  const id = readSignedId(feedPurpose, token)
  if (!id) return null
  const [row] = await db().execute<FeedRow>(sql`
    select f.id, f.kind, f.client_file_id, f.learner_id, f.teacher_id, f.structure_id, s.slug, s.name as structure,
      s.settings->>'phone' as phone, l.first_name as learner, t.first_name || ' ' || t.last_name as teacher
    from calendar_feeds f join structures s on s.id = f.structure_id
    left join client_files c on c.id = f.client_file_id left join accounts a on a.id = c.account_id
    left join learners l on l.id = f.learner_id left join teachers t on t.id = f.teacher_id
    where f.id = ${id} and f.revoked_at is null and (a.id is null or a.status = 'active')
      and (f.kind <> 'learner' or (l.removed_at is null and exists (select from guardianships g
        where g.learner_id = f.learner_id and g.client_file_id = f.client_file_id and g.sees)))
      and (f.kind <> 'teacher' or (t.left_at is null and not exists (select from staff_members m
        where m.teacher_id = f.teacher_id and m.is_suspended)))`)
  if (!row) return null
  const { kind, slug, phone } = row
  const subject = kind === 'teacher' ? row.teacher : row.learner
  return { id, kind, slug, phone, structureName: row.structure, subject, events: await listEvents(row) }
}

type EventRow = Omit<FeedEvent, 'startsAt' | 'endsAt' | 'cancelledAt' | 'createdAt'> & {
  startsAt: string
  endsAt: string
  cancelledAt: string | null
  createdAt: string
}

const listEvents = async (feed: FeedRow): Promise<FeedEvent[]> => {
  const rows = await db().execute<EventRow>(feed.teacher_id ? teacherSql(feed.teacher_id) : householdSql(feed))
  return [...rows].map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    cancelledAt: row.cancelledAt === null ? null : new Date(row.cancelledAt),
    createdAt: new Date(row.createdAt),
  }))
}

const isShown = (of: SQL) => sql`${of}.starts_at > app_now() - make_interval(days => ${pastDays}::int)
  and (${of}.cancelled_at is null or ${of}.cancelled_at > app_now() - make_interval(days => ${cancelledDays}::int))`

const times = (of: SQL) => sql`${of}.starts_at as "startsAt", ${of}.ends_at as "endsAt", ${of}.revision,
  ${of}.cancelled_at as "cancelledAt", ${of}.created_at as "createdAt"`

const places = sql`r.name as room, place.name as place, place.address as "placeAddress", t.first_name || ' ' || t.last_name as teacher`

const lessons = sql`select 'booking-' || b.id as key, ${times(sql`b`)}, coalesce(c.name, p.name) as lesson,
    json_build_object('firstName', l.first_name, 'lastName', l.last_name) as learner, null::int as participants, ${places}
  from bookings b join passes p on p.id = b.pass_id join learners l on l.id = b.learner_id join teachers t on t.id = b.teacher_id
  join rooms r on r.id = b.room_id join locations place on place.id = r.location_id
  left join course_sessions s on s.id = b.session_id left join courses c on c.id = s.course_id`

/** What the learners that a file sees have booked; of one of them, for that learner's own feed. */
const householdSql = (feed: FeedRow) => sql`${lessons}
  join guardianships g on g.learner_id = b.learner_id and g.client_file_id = ${feed.client_file_id} and g.sees
  where b.structure_id = ${feed.structure_id} and l.removed_at is null and ${isShown(sql`b`)}
    and b.learner_id = coalesce(${feed.learner_id}::uuid, b.learner_id)
  order by b.starts_at desc, b.id limit ${maxEvents}`

/** What a teacher gives: individual lessons by their learner, sessions once each. */
const teacherSql = (teacherId: string) => sql`
  select * from (${lessons} where b.teacher_id = ${teacherId} and b.session_id is null and ${isShown(sql`b`)}
    union all
    select 'session-' || s.id, ${times(sql`s`)}, c.name, null::json, (select count(*)::int from bookings b where b.session_id = s.id and b.status = 'booked'), ${places}
    from course_sessions s join courses c on c.id = s.course_id join teachers t on t.id = s.teacher_id
    join rooms r on r.id = s.room_id join locations place on place.id = r.location_id
    where s.teacher_id = ${teacherId} and ${isShown(sql`s`)}) as given
  order by "startsAt" desc, key limit ${maxEvents}`
