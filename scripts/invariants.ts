import { join } from 'node:path'
import postgres from 'postgres'
import { invariantQueries } from '@/db/invariants'
import { type RunningPostgres, startPostgres } from '@/embedded/postgres/cluster.mjs'

const demoPort = 54329

/** The database of the environment, or that of the demonstration, started for the moment if it isn't running. */
async function findDatabase(): Promise<{ url: string; started?: RunningPostgres }> {
  const given = process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL
  if (given) return { url: given }
  const dataDir = join(process.env.DIAPASON_DATA_DIR ?? '.data', 'postgres')
  const server = await startPostgres({ dataDir, port: demoPort })
  return { url: server.ownerUrl, started: server.wasRunning ? undefined : server }
}

async function countBroken(url: string): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  let broken = 0
  try {
    for (const { name, promise, sql: query } of invariantQueries) {
      const rows = await sql.unsafe(query)
      console.log(
        `${rows.length === 0 ? 'kept  ' : 'BROKEN'} ${name.padEnd(26)} ${promise.slice(0, promise.indexOf(']') + 1)}`,
      )
      if (rows.length === 0) continue
      broken += rows.length
      console.log(`       ${promise}`)
      for (const row of rows.slice(0, 20)) console.log(`       ${JSON.stringify(row)}`)
    }
  } finally {
    await sql.end()
  }
  return broken
}

const { url, started } = await findDatabase()
try {
  const broken = await countBroken(url)
  console.log(broken === 0 ? '\nNo promise is broken.' : `\n${broken} rows break a promise.`)
  process.exitCode = broken === 0 ? 0 : 1
} finally {
  await started?.stop()
}
