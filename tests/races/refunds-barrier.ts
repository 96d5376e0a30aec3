import type postgres from 'postgres'

/** A barrier between what a refund reads and what it writes: every run is there before the first one commits. */
export async function slowRefunds(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_refund() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$;
    create trigger refunds_slow before insert on refunds for each row execute function slow_refund();`)
}

/** Every layer off: locks that lock nothing, a ceiling and a ledger's floor that refuse nothing. */
export async function dropGuards(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
    drop trigger refund_parts_ceiling on refund_parts;
    drop trigger pass_entries_floor on pass_entries;
    drop trigger invoices_in_order on invoices;`)
}
