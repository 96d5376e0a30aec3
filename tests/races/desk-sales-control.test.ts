import { expect, test } from 'vitest'
import { sellAtDesk } from '@/lib/desk/commands/sell'
import { createTestDatabase } from '../support/database'
import { makeDesk } from './desk-sales-place'
import { tally } from './slots-school'

/** The race of desk-sales.test.ts without its locks, in a database of its own: the same trial must be sold twice. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks, the invariant finds a trial sold twice [1.C5] [1.H8]', async () => {
  const { sellers, showPage } = await makeDesk(6)
  await database.sql.unsafe(
    'create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$',
  )
  // Everybody has read before anybody has written.
  await database.sql.unsafe(`create function desk_barrier() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger desk_barrier before insert on order_lines for each row execute function desk_barrier()`)
  const outcomes = await Promise.all(sellers.map((seller) => sellAtDesk(seller, showPage())))
  expect(tally(outcomes).ok).toBeGreaterThan(1)
  const broken = await database.findBrokenInvariants()
  expect(broken.trial_sold_twice?.length).toBe(1)
})
