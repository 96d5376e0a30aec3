import type { TestDatabase } from '../../support/database'
import type { Household } from './world'

/** Words and ids of a household that an answer shows; those that the asker put in the address aren't news. */
export const leaks = (body: string, { secrets }: Household, path: string) =>
  secrets.filter((word) => body.includes(word) && !path.includes(word))

/** What a page says to a person, without the address asked and what changes each time. */
export const words = (body: string) =>
  body
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

/** What any visit may write: counters against automation, when a device was seen. */
const always = ['rate_limits', 'test_changes']
const seen = 'last_seen_at'
/** Any answer wakes whoever sends these, which notes that it tried. */
const tried = ['outbox_events']
/** What is written of a visit to somebody's portal: the journal. */
export const journal = ['audit_entries', 'audit_payloads']

/** From now on every row written, changed or deleted leaves a line, which goes with its transaction if that one rolls back. */
export async function watchChanges({ sql }: TestDatabase): Promise<void> {
  await sql.unsafe(`
    create table test_changes (id bigserial primary key, name text not null);
    create function note_change() returns trigger language plpgsql security definer as $$
      begin insert into test_changes (name) values (tg_table_name); return null; end $$;`)
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all (${always})`
  const note = 'for each row %w execute function note_change()'
  const isOther = `when (to_jsonb(old) - '${seen}' is distinct from to_jsonb(new) - '${seen}')`
  for (const { name } of tables) {
    await sql.unsafe(`create trigger zz_written after insert or delete on ${name} ${note.replace('%w', '')}`)
    if (!tried.includes(name))
      await sql.unsafe(`create trigger zz_changed after update on ${name} ${note.replace('%w', isOther)}`)
  }
}

/** How many rows were written since `watchChanges`, by table, but for the tables `besides`: the same twice says that nothing was. */
export async function fingerprint({ sql }: TestDatabase, besides: readonly string[] = []): Promise<string> {
  const rows = await sql<{ name: string; count: string }[]>`
    select name, count(*) as count from test_changes where name <> all (${[...besides]}) group by name order by name`
  return rows.map(({ name, count }) => `${name}:${count}`).join('\n')
}
