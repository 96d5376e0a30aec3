import type postgres from 'postgres'

/** A barrier between what a charge or a refund reads of a part and what it writes: the other one is there meanwhile. */
export async function slowParts(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_part() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$;
    create trigger payments_slow before update on payments for each row
      when (old.status = 'expected' and new.status in ('processing', 'cancelled')) execute function slow_part();`)
}

/** The locks lock nothing. */
export async function dropLocks(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(
    `create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$`,
  )
}
