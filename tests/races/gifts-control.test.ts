import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { makeParty } from './gifts-party'
import { tally } from './slots-school'

/** The race of gifts.test.ts with every layer off, in a database of its own: one voucher must be used twice. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the unique keys, the invariant finds a voucher used by two people [1.C7] [6.R6]', async () => {
  const { attempts } = await makeParty(6)
  await database.sql.unsafe(
    `create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
     alter table gift_redemptions drop constraint gift_redemptions_once, drop constraint gift_redemptions_pass`,
  )
  // Everybody has read before anybody has written.
  await database.sql.unsafe(`create function gifts_barrier() returns trigger language plpgsql as $$ begin perform pg_sleep(0.5); return new; end $$;
    create trigger gifts_barrier before insert on passes for each row execute function gifts_barrier()`)
  const outcomes = await Promise.all(attempts.map((attempt) => attempt()))
  expect(tally(outcomes).ok).toBeGreaterThan(1)
  const broken = await database.findBrokenInvariants()
  expect(broken.gift_redeemed_elsewhere?.length).toBeGreaterThan(0)
})
