import { join } from 'node:path'
import { closeDb } from '@/db/client'
import { type RunningPostgres, startPostgres } from '@/embedded/postgres/cluster.mjs'
import { checkChain } from '@/lib/journal/queries/check-chain'
import type { ChainProblem } from '@/lib/journal/types'

const demoPort = 54329

/** The database of the environment, or that of the demonstration, started for the moment if it isn't running. */
async function findDatabase(): Promise<RunningPostgres | undefined> {
  if (process.env.DATABASE_URL) return undefined
  const dataDir = join(process.env.DIAPASON_DATA_DIR ?? '.data', 'postgres')
  const server = await startPostgres({ dataDir, port: demoPort })
  process.env.DATABASE_URL = server.ownerUrl
  return server.wasRunning ? undefined : server
}

const sentences: Record<ChainProblem, string> = {
  altered: 'the batch doesn’t give the hash that was sealed: an entry changed, moved, or was put there',
  missing: 'the batch lost entries, or holds a place without an entry',
  broken_chain: 'the batch doesn’t follow the one before: batches were removed, added or reordered',
  payload_altered: 'what the entry says isn’t what it said',
  backdated: 'the entry claims to be older than a seal that it isn’t in: it was added afterwards',
}

const started = await findDatabase()
try {
  const { problem, ...chain } = await checkChain()
  if (problem) {
    console.error(
      `BROKEN at batch ${problem.seal ?? '(not sealed)'}${problem.entryId ? `, entry ${problem.entryId}` : ''}`,
    )
    console.error(`       ${sentences[problem.kind]}`)
    console.error(`       ${chain.entries} entries before it are as they were sealed.`)
    process.exitCode = 1
  } else {
    console.log(
      `OK     ${chain.entries} entries in ${chain.batches} batches, ${chain.waiting} waiting for the next seal`,
    )
    console.log(`       ${chain.erased} entries whose words were erased with their person`)
    console.log(`head   ${chain.head}`)
  }
} finally {
  await closeDb()
  await started?.stop()
}
