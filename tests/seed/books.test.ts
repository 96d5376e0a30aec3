import { beforeAll, expect, test } from 'vitest'
import { seedDatabase } from '@/db/seed/main'
import { listMovements } from '@/lib/accounting/queries'
import { computeTotals, listEntries } from '@/lib/accounting/rules'
import type { Staff } from '@/lib/core/actor'
import { addDays } from '@/lib/core/time'
import {
  getDayFigures,
  listEndingMemberships,
  listFillings,
  listMoneyWeeks,
} from '@/lib/figures/queries/get-home-figures'
import { listAttendanceMonths, listMembersMonths, listSalesMonths } from '@/lib/figures/queries/list-months'
import { findStatementFacts } from '@/lib/papers/queries/find-statement-facts'
import { computeBalances } from '@/lib/papers/rules'
import { frenchAccounts as accounts } from '@/lib/structures/types'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

const zone = 'Europe/Paris'
let today: string
let actor: Staff

beforeAll(async () => {
  await seedDatabase(database.ownerUrl)
  const [structure] = await database.sql<{ id: string }[]>`select id from structures where slug = 'atelier'`
  const [clock] = await database.sql<{ day: string }[]>`select (app_now() at time zone ${zone})::date::text as day`
  today = clock!.day
  actor = { kind: 'staff', accountId: '', sessionId: '', structureId: structure!.id, role: 'admin' }
})
const ask = async (text: string): Promise<number> => Number((await database.sql.unsafe(text))[0]!.n)

test('[1.H11] over two years of a school, what each client owes in the books is what their statement says', async () => {
  const { structureId } = actor
  const files = await database.sql<{ id: string; number: number }[]>`
    select id, number from client_files where structure_id = ${structureId} order by number`
  const entries = listEntries(await listMovements(actor, '2000-01-01', '2099-12-31'), accounts)
  expect(computeTotals(entries).reduce((sum, total) => sum + total.debitCents - total.creditCents, 0)).toBe(0)
  const owed = new Map<number, number>()
  for (const line of entries.flatMap(({ lines }) => lines)) {
    if (!line.client || ![accounts.clients, accounts.credits].includes(line.account)) continue
    owed.set(line.client.number, (owed.get(line.client.number) ?? 0) + line.debitCents - line.creditCents)
  }
  // The drawer: a statement counts a cheque once it is at the bank, the books once it is there.
  const drawer = new Map(
    (
      await database.sql<{ number: number; cents: string }[]>`
        select f.number, sum(p.amount_cents) as cents from payments p join orders o on o.id = p.order_id
        join client_files f on f.id = o.client_file_id where p.status = 'received' group by 1`
    ).map((row) => [row.number, Number(row.cents)]),
  )
  for (const { id, number } of files) {
    const facts = await findStatementFacts({ structureId, clientFileId: id } as never)
    const balance = computeBalances(facts!.entries).at(-1)?.balanceCents ?? 0
    expect([number, (owed.get(number) ?? 0) + (drawer.get(number) ?? 0)]).toEqual([number, balance])
  }
})

test('[1.H5] the figures of the office are those of its rows', async () => {
  const place = { zone, today }
  const day = await getDayFigures(actor, place)
  const onDay = (column: string) => `(${column} at time zone '${zone}')::date = '${today}'`
  expect(day.lessons).toBe(
    await ask(
      `select count(*) n from bookings where session_id is null and status = 'booked' and ${onDay('starts_at')}`,
    ),
  )
  const weeks = await listMoneyWeeks(actor, place)
  expect(weeks.map(({ monday }) => monday)).toEqual([...new Set(weeks.map(({ monday }) => monday))].sort())
  const week = weeks[7]!
  expect(week.receivedCents).toBe(
    await ask(`select coalesce(sum(amount_cents), 0) n from payments where status in ('received', 'succeeded') and means <> 'account_credit'
      and (received_at at time zone '${zone}')::date between '${week.monday}' and '${addDays(week.monday, 6)}'`),
  )
  for (const { taken, capacity } of await listFillings(actor, place)) expect(taken).toBeLessThanOrEqual(capacity)
  for (const { endsOn } of await listEndingMemberships(actor, place)) {
    expect(endsOn >= today && endsOn <= addDays(today, 30)).toBe(true)
  }
  const sales = await listSalesMonths(actor, place)
  const sold = sales.flatMap(({ byKind }) => Object.values(byKind)).reduce((sum, cents) => sum + cents, 0)
  expect(sold).toBe(
    await ask(`select sum(total_cents) n from invoices where kind = 'invoice' and issued_on >= '${sales[0]!.month}'`),
  )
  const attendance = await listAttendanceMonths(actor, place)
  const noted = attendance.reduce((sum, month) => sum + month.given + month.absent + month.excused + month.cancelled, 0)
  expect(noted).toBe(
    await ask(
      `select count(*) n from bookings where ends_at <= app_now() and (starts_at at time zone '${zone}')::date >= '${sales[0]!.month}'`,
    ),
  )
  expect((await listMembersMonths(actor, place)).at(-1)!.members).toBe(
    await ask(`select count(distinct learner_id) n from memberships where status = 'active' and ends_on >= date_trunc('month', date '${today}')
      and starts_on < date_trunc('month', date '${today}') + interval '1 month'`),
  )
})

test('[1.H5] a teacher’s day is their own, and nobody’s of another structure', async () => {
  const [teacher] = await database.sql<{ account_id: string; teacher_id: string }[]>`
    select account_id, teacher_id from staff_members where role = 'teacher' and teacher_id is not null limit 1`
  const own: Staff = { ...actor, accountId: teacher!.account_id, role: 'teacher' }
  const [busy] = await database.sql<{ day: string }[]>`
    select (starts_at at time zone ${zone})::date::text as day from bookings where teacher_id = ${teacher!.teacher_id} and session_id is null and status = 'booked' limit 1`
  const ofDay = `session_id is null and status = 'booked' and (starts_at at time zone '${zone}')::date = '${busy!.day}'`
  const { lessons } = await getDayFigures(own, { zone, today: busy!.day })
  expect(lessons).toBe(
    await ask(`select count(*) n from bookings where ${ofDay} and teacher_id = '${teacher!.teacher_id}'`),
  )
  const stranger: Staff = { ...actor, structureId: '00000000-0000-7000-8000-000000000000' }
  expect((await getDayFigures(stranger, { zone, today: busy!.day })).lessons).toBe(0)
})
