import postgres from 'postgres'
import { afterAll, afterEach, expect, inject } from 'vitest'
import { invariantQueries } from '@/db/invariants'

/** As in cluster.ts, which only the runner's own process may import. */
const templateName = 'diapason_template'

export type TestDatabase = {
  name: string
  /** The application's role, as the product connects. */
  appUrl: string
  /** The owner: factories that write what no command writes, dropped constraints of a control. */
  ownerUrl: string
  /** A connection of the owner, closed at the end of the file. */
  sql: postgres.Sql
  /** Rows that break a promise, by the name of the query; empty when all is well. */
  findBrokenInvariants: () => Promise<Record<string, unknown[]>>
}

export type TestDatabaseOptions = {
  /** Look for broken promises after each test; a control, which breaks one on purpose, says false. */
  checksInvariants?: boolean
  /** The product's own connections go there; false for a second database beside the first. */
  isDefault?: boolean
}

let count = 0

const inDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function asAdmin(work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

/** All of them in one round trip: it runs after every test. */
async function findBroken(sql: postgres.Sql): Promise<Record<string, unknown[]>> {
  const answers: unknown = await sql.unsafe(invariantQueries.map((query) => query.sql).join(';\n'))
  const found = (answers as unknown[][]).map((rows, rank): [string, unknown[]] => [invariantQueries[rank]!.name, rows])
  return Object.fromEntries(found.filter(([, rows]) => rows.length > 0))
}

/**
 * A migrated database of this file alone, copied in 30-60 ms. Call it once at the top of a test file; the product
 * reads DATABASE_URL when it first connects, so imports above the call are fine.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { checksInvariants = true, isDefault = true } = options
  count += 1
  const name = `test_${process.pid}_${process.env.VITEST_POOL_ID ?? 0}_${Date.now().toString(36)}_${count}`
  await asAdmin((sql) =>
    sql.unsafe(`create database ${name} owner diapason_owner template ${templateName} strategy file_copy`),
  )
  const ownerUrl = inDatabase(inject('ownerUrl'), name)
  const appUrl = inDatabase(inject('appUrl'), name)
  if (isDefault) Object.assign(process.env, { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl })
  const sql = postgres(ownerUrl, { max: 2, onnotice: () => {} })

  if (checksInvariants) {
    afterEach(async () => {
      expect(await findBroken(sql), 'no promise is broken (db/invariants.ts)').toEqual({})
    })
  }
  afterAll(async () => {
    if (isDefault) await (await import('@/db/client')).closeDb()
    await sql.end({ timeout: 5 })
    await asAdmin((admin) => admin.unsafe(`drop database if exists ${name} with (force)`))
  })
  return { name, appUrl, ownerUrl, sql, findBrokenInvariants: () => findBroken(sql) }
}
