import { expect, test } from 'vitest'
import { createTestDatabase } from '@/tests/support/database'
import { recordAtOnce } from './cheques-school'

const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks the same race records the cheque more than once', async () => {
  // Every run has read before the first one writes. Nothing is activated yet: its own unique keys would hide the other runs.
  await database.sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
    create function slow_cheque() returns trigger language plpgsql as $$ begin perform pg_sleep(0.25); return new; end $$;
    create trigger cheques_slow before insert on cheques for each row execute function slow_cheque();`)
  await recordAtOnce(3, 'deposited')
  expect(await database.findBrokenInvariants()).toHaveProperty('cheque_twice')
})
