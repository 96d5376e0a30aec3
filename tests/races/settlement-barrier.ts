import type postgres from 'postgres'

/** A barrier between what a settlement reads and what it grants: every run is there before the first one writes. */
export async function slowGrants(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_grant() returns trigger language plpgsql as $$ begin perform pg_sleep(0.25); return new; end $$;
    create trigger memberships_slow before insert on memberships for each row execute function slow_grant();`)
}

/** Every layer off: locks that lock nothing, keys that refuse nothing. */
export async function dropGuards(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
    alter table memberships drop constraint memberships_line;
    alter table memberships drop constraint memberships_no_overlap;
    alter table invoices drop constraint invoices_once;`)
}
