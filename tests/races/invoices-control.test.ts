import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { issue, makeSales } from './invoice-issues'

/** The race of invoices.test.ts with its guards off, in a database of its own: numbers must repeat, or be lost. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

/** The counter's row no longer makes anybody wait: each transaction gets a row of its own, with a number taken as `number` says. */
const numberBy = (number: string) =>
  database.sql.unsafe(`
    create or replace function take_number() returns trigger language plpgsql as $$ begin
      new.structure_id := gen_random_uuid(); new.value := ${number}; perform pg_sleep(0.05); return new; end $$`)

const attempts = async (count: number) =>
  (await makeSales(count)).map((sale, rank) => ({ ...sale, issuedOn: '2026-06-30', rollsBack: rank % 10 === 3 }))

test('control: without the counter’s lock, the invariant finds repeated or missing numbers [0.I5] [6.R10]', async () => {
  await numberBy('0')
  await database.sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as 'select app_now()';
    alter table invoice_counters drop constraint invoice_counters_structure_id_structures_id_fk;
    alter table invoices drop constraint invoices_number;
    drop trigger invoices_in_order on invoices;
    create sequence numbers;
    create trigger take_number before insert on invoice_counters for each row execute function take_number();`)

  await numberBy('(select coalesce(max(number), 0) + 1 from invoices)')
  await Promise.all((await attempts(40)).map(issue))
  const [repeated] = await database.sql`select count(*)::int, count(distinct number)::int as numbers from invoices`
  expect(repeated!.numbers).toBeLessThan(repeated!.count)
  expect((await database.findBrokenInvariants()).invoice_gap?.length).toBe(1)

  await numberBy(`nextval('numbers')`)
  await Promise.all((await attempts(40)).map(issue))
  const [lost] =
    await database.sql`select max(number), count(*)::int from invoices group by structure_id order by max(number) desc limit 1`
  expect(lost).toEqual({ max: 40, count: 36 })
  expect((await database.findBrokenInvariants()).invoice_gap?.length).toBe(2)
})
