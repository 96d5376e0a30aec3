import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { invariantQueries } from '@/db/invariants'

/** What the database promises, after the load. */
export async function measurePromises() {
  const broken: string[] = []
  for (const { name, sql: query } of invariantQueries) {
    if ((await db().execute(sql.raw(query))).length > 0) broken.push(name)
  }
  return {
    promise: 'I1 I2',
    what: 'promises of the database after it',
    figure: broken.length === 0 ? 'all kept' : broken.join(', '),
    wanted: 'all kept',
    ok: broken.length === 0,
    detail: `${invariantQueries.length} queries of db/invariants.ts`,
  }
}
