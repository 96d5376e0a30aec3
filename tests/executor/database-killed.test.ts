import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startPostgres } from '@/embedded/postgres/cluster.mjs'
import { type Bench, createBench, findPort, waitFor } from './bench'

const patienceMs = 120_000
const folder = mkdtempSync(join(tmpdir(), 'diapason-executor-'))
let bench: Bench
let port: number
let running: Awaited<ReturnType<typeof startPostgres>>

/** With fsync: without it PostgreSQL may lose what it has acknowledged. */
const start = () => startPostgres({ dataDir: join(folder, 'postgres'), port, fsync: true })

beforeAll(async () => {
  port = await findPort()
  running = await start()
  bench = await createBench(running.ownerUrl)
  await bench.startApplication()
  await bench.startExecutor()
  await bench.untilSynced()
}, patienceMs)

afterAll(async () => {
  await bench?.stop()
  await running?.stop()
  rmSync(folder, { recursive: true, force: true })
  rmSync(running.dataDir, { recursive: true, force: true })
})

it(
  'heals by itself when PostgreSQL is killed under its runs, and ends each of them [6.R2]',
  async () => {
    for (let count = 0; count < 5; count++) await bench.send('test/steps', { run: `killed ${count}`, ms: 300 })
    await waitFor(async () => (await bench.notes('killed 0')).length > 0)
    process.kill(running.pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    running = await start()
    const runs = await bench.untilEnded('steps', 5, 60_000)
    expect(runs.map((run) => run.status)).toEqual(Array(5).fill('completed'))
    await bench.send('test/caught', { run: 'after' })
    await bench.untilEnded('caught', 1, 30_000)
  },
  patienceMs,
)
