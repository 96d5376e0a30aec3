import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { OfferKind } from '@/lib/catalogue/types'
import type { Staff } from '@/lib/core/actor'
import { addMonths, type Day, startOfDay } from '@/lib/core/time'
import { fillGaps, listMonths } from '../rules'
import type { AttendanceMonth, MembersMonth, SalesMonth } from '../types'

type Place = { zone: string; today: Day }

/** What was invoiced over twelve months, by kind of offer ([1.H5]). */
export async function listSalesMonths({ structureId }: Staff, { today }: Place): Promise<SalesMonth[]> {
  const months = listMonths(today)
  const rows = await db().execute<{ month: Day; kind: OfferKind | 'credit'; cents: number }>(sql`
    with sold as (
      select date_trunc('month', i.issued_on)::date::text as month, line.kind, line.price_cents as cents
      from invoices i join order_lines line on line.order_id = i.order_id
      where i.structure_id = ${structureId} and i.kind = 'invoice' and i.issued_on >= ${months[0]!}
      union all
      select date_trunc('month', i.issued_on)::date::text, 'credit', -i.total_cents
      from invoices i where i.structure_id = ${structureId} and i.kind = 'credit_note' and i.issued_on >= ${months[0]!}
    )
    select month, kind, sum(cents)::float8 as cents from sold group by 1, 2`)
  return months.map((month) => {
    const ofMonth = rows.filter((row) => row.month === month)
    return {
      month,
      byKind: Object.fromEntries(
        ofMonth.filter(({ kind }) => kind !== 'credit').map(({ kind, cents }) => [kind, cents]),
      ),
      creditedCents: ofMonth.find(({ kind }) => kind === 'credit')?.cents ?? 0,
    }
  })
}

/** What became of the lessons and places of twelve months: a past one that nobody noted was given ([1.H5]). */
export async function listAttendanceMonths({ structureId }: Staff, { zone, today }: Place): Promise<AttendanceMonth[]> {
  const months = listMonths(today)
  const rows = await db().execute<AttendanceMonth>(sql`
    select date_trunc('month', b.starts_at at time zone ${zone})::date::text as month,
      (count(*) filter (where b.status = 'booked' and coalesce(b.attendance, 'present') = 'present'))::int as given,
      (count(*) filter (where b.status = 'booked' and b.attendance = 'absent'))::int as absent,
      (count(*) filter (where b.status = 'booked' and b.attendance in ('excused', 'teacher_absent')))::int as excused,
      (count(*) filter (where b.status = 'cancelled'))::int as cancelled
    from bookings b where b.structure_id = ${structureId} and b.starts_at >= ${startOfDay(months[0]!, zone).toISOString()} and b.ends_at <= app_now()
    group by 1`)
  const none = (month: Day) => ({ month, given: 0, absent: 0, excused: 0, cancelled: 0 })
  return fillGaps(months, [...rows], ({ month }) => month, none)
}

/** How many learners were members at some time of each of twelve months ([1.H5]). */
export async function listMembersMonths({ structureId }: Staff, { today }: Place): Promise<MembersMonth[]> {
  const months = listMonths(today)
  const rows = await db().execute<MembersMonth>(sql`
    select month::date::text as month, (select count(distinct m.learner_id)::int from memberships m
      where m.structure_id = ${structureId} and m.status = 'active' and m.starts_on < (month + interval '1 month')::date and m.ends_on >= month::date) as members
    from generate_series(${months[0]!}::date, ${addMonths(months.at(-1)!, 0)}::date, interval '1 month') as month`)
  return fillGaps(
    months,
    [...rows],
    ({ month }) => month,
    (month) => ({ month, members: 0 }),
  )
}
