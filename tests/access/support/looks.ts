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

/** What any visit may write: counters against automation. */
const always = ['rate_limits']
/** What is written of a visit to somebody's portal: the journal. */
export const journal = ['audit_entries', 'audit_payloads']

/** A digest of everything stored but what any visit may write, when a device was seen, and the tables `besides`. */
export async function fingerprint({ sql }: TestDatabase, besides: readonly string[] = []): Promise<string> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all (${[...always, ...besides]}) order by 1`
  const digests = await Promise.all(
    tables.map(({ name }) =>
      sql.unsafe(
        `select md5(coalesce(string_agg((to_jsonb(t) - 'last_seen_at')::text, '|' order by to_jsonb(t)::text), '')) as d from ${name} t`,
      ),
    ),
  )
  return tables.map(({ name }, rank) => `${name}:${digests[rank]![0]!.d}`).join('\n')
}
