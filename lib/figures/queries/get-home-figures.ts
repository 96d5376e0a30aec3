import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import { addDays, type Day, startOfDay } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import { fillGaps, listWeeks } from '../rules'
import type { CourseFilling, DayFigures, EndingMembership, MoneyWeek } from '../types'

type Place = { zone: string; today: Day }

/** What today holds: all of it, or for a teacher what is their own ([1.H5]). */
export async function getDayFigures(actor: Staff, { zone, today }: Place): Promise<DayFigures> {
  const reach = await findReach(actor)
  const from = startOfDay(today, zone).toISOString()
  const until = startOfDay(addDays(today, 1), zone).toISOString()
  const own = reach === 'all' ? sql`true` : sql`one.teacher_id = ${reach}`
  const ofDay = sql`one.structure_id = ${actor.structureId} and one.starts_at >= ${from} and one.starts_at < ${until} and ${own}`
  const [row] = await db().execute<Omit<DayFigures, 'firstAt'> & { firstAt: string | null }>(sql`
    with lessons as (select one.id, one.starts_at from bookings one where one.session_id is null and one.status = 'booked' and ${ofDay}),
      sessions as (select one.id, one.starts_at from course_sessions one where one.status = 'planned' and ${ofDay})
    select (select count(*)::int from lessons) as lessons, (select count(*)::int from sessions) as sessions,
      (select count(*)::int from lessons) + (select count(*)::int from seats join sessions on sessions.id = seats.session_id where seats.state = 'confirmed') as people,
      least((select min(starts_at) from lessons), (select min(starts_at) from sessions)) as "firstAt",
      coalesce((select array_agg(distinct t.first_name || ' ' || t.last_name) from teacher_absences one join teachers t on t.id = one.teacher_id
        where one.structure_id = ${actor.structureId} and one.undone_at is null and one.starts_at < ${until} and one.ends_at > ${from} and ${own}), '{}') as "absentTeachers"`)
  return { ...row!, firstAt: row!.firstAt ? new Date(row!.firstAt) : null }
}

/** Money come and still to come, by week, from seven weeks ago to four weeks ahead ([1.H5]). */
export async function listMoneyWeeks({ structureId }: Staff, { zone, today }: Place): Promise<MoneyWeek[]> {
  const weeks = listWeeks(today)
  const from = weeks[0]!
  const until = addDays(weeks.at(-1)!, 7)
  const rows = await db().execute<MoneyWeek>(sql`
    with money as (
      select (p.received_at at time zone ${zone})::date as day, p.amount_cents as received, 0 as expected
      from payments p where p.structure_id = ${structureId} and p.status in ('received', 'succeeded') and p.means <> 'account_credit'
        and p.received_at >= ${startOfDay(from, zone).toISOString()}
      union all
      select coalesce(p.due_on, (o.expires_at at time zone ${zone})::date, (o.ordered_at at time zone ${zone})::date), 0, p.amount_cents
      from payments p join orders o on o.id = p.order_id
      where p.structure_id = ${structureId} and p.status in ('expected', 'processing') and o.status in ('pending', 'paid')
    )
    select date_trunc('week', day)::date::text as monday, sum(received)::float8 as "receivedCents", sum(expected)::float8 as "expectedCents"
    from money where day >= ${from} and day < ${until} group by 1 order by 1`)
  return fillGaps(
    weeks,
    [...rows],
    ({ monday }) => monday,
    (monday) => ({ monday, receivedCents: 0, expectedCents: 0 }),
  )
}

/** How full each course is over four weeks, the emptiest first ([1.H5]). */
export async function listFillings(actor: Staff, { zone, today }: Place): Promise<CourseFilling[]> {
  const reach = await findReach(actor)
  const from = startOfDay(today, zone).toISOString()
  const until = startOfDay(addDays(today, 28), zone).toISOString()
  const rows = await db().execute<CourseFilling>(sql`
    with coming as (
      select s.course_id, s.capacity, (select count(*) from seats where seats.session_id = s.id and seats.state in ('confirmed', 'held')) as taken
      from course_sessions s where s.structure_id = ${actor.structureId} and s.status = 'planned' and s.starts_at >= ${from}
        and s.starts_at < ${until} and ${reach === 'all' ? sql`true` : sql`s.teacher_id = ${reach}`}
    )
    select c.id as "courseId", c.name, count(*)::int as sessions, sum(coming.capacity)::int as capacity, sum(coming.taken)::int as taken
    from coming join courses c on c.id = coming.course_id group by c.id, c.name order by sum(coming.taken) / sum(coming.capacity), c.name`)
  return [...rows]
}

/** Memberships that end within thirty days and that nothing follows, the soonest first ([1.H5]). */
export async function listEndingMemberships({ structureId }: Staff, { today }: Place): Promise<EndingMembership[]> {
  const rows = await db().execute<EndingMembership>(sql`
    select m.id, m.client_file_id as "clientFileId", l.first_name || ' ' || l.last_name as learner, m.ends_on::text as "endsOn"
    from memberships m join learners l on l.id = m.learner_id
    where m.structure_id = ${structureId} and m.status = 'active' and m.ends_on between ${today} and ${addDays(today, 30)}
      and not exists (select 1 from memberships n where n.learner_id = m.learner_id and n.status = 'active' and n.ends_on > m.ends_on)
    order by m.ends_on, l.last_name`)
  return [...rows]
}
