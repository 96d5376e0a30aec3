import { beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { openShop } from '../support/payments'
import { openFiles, settle } from './files-school'

/** The races of files.test.ts with every layer off, in a database of its own: each invariant must find a row. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })
openShop(database, { isDeaf: true })

const closed = [
  'orders',
  'bookings',
  'seats',
  'waiting_entries',
  'slot_alerts',
  'reduced_rate_requests',
  'carts',
  'calendar_feeds',
  'gift_redemptions',
  'passes',
  'memberships',
  'gift_vouchers',
  'account_credit_entries',
  'invoices',
  'documents',
  'file_notes',
  'file_attachments',
  'consents',
  'guardianships',
]

beforeAll(async () => {
  await database.sql.unsafe(
    `create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
     create or replace function lock_client_files(structure uuid, files uuid[]) returns void language sql as $$ select $$;
     drop index file_mergers_once;
     ${closed.map((table) => `drop trigger ${table}_file_is_open on ${table};`).join('\n')}`,
  )
  // Everybody has read before anybody has written.
  await database.sql.unsafe(`create function files_barrier() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger files_barrier before insert on orders for each row execute function files_barrier();
    create trigger files_barrier before insert on file_mergers for each row execute function files_barrier()`)
})

test('control: without locks and guards, a file is merged into two others [2.A4]', async () => {
  const { kept, other, buyer, merge } = await openFiles()
  const made = await Promise.all([await merge(kept, buyer), await merge(other, buyer)].map(settle))
  expect(made).toEqual([true, true])
  expect((await database.findBrokenInvariants()).merged_twice?.length).toBeGreaterThan(0)
})

test('control: an order stays in a file that was merged, or that its client had erased [2.A4] [2.A6]', async () => {
  const [one, two] = [await openFiles(), await openFiles()]
  const merging = await one.merge(one.kept, one.buyer)
  await Promise.all([one.order, merging, two.order, two.remove].map(settle))
  expect((await database.findBrokenInvariants()).closed_file_in_use?.length).toBeGreaterThanOrEqual(2)
})
