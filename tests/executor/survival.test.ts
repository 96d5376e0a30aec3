import type { ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase } from '../support/database'
import { type Bench, createBench, waitFor } from './bench'

const database = await createTestDatabase({ isDefault: false })
let bench: Bench
let application: ChildProcess
let executor: ChildProcess
/** Processes start several times here, on a machine that may be busy. */
const patienceMs = 120_000

beforeAll(async () => {
  bench = await createBench(database.ownerUrl)
  application = await bench.startApplication()
  executor = await bench.startExecutor()
  await bench.untilSynced()
}, patienceMs)

afterAll(() => bench?.stop())

const begin = async (run: string, ms: number) => {
  await bench.send('test/steps', { run, ms })
  await waitFor(async () => (await bench.notes(run)).includes('second after un'))
}

it(
  'resumes a run whose executor was killed in the middle of a step [6.R12]',
  async () => {
    await begin('executor killed', 400)
    await bench.kill(executor)
    executor = await bench.startExecutor()
    const [run] = await bench.untilEnded('steps', 1)
    const notes = await bench.notes('executor killed')
    expect(run!.status).toBe('completed')
    expect(notes.filter((note) => note === 'first')).toHaveLength(1)
  },
  patienceMs,
)

it(
  'does again the step during which the application was killed, and only it [6.R12]',
  async () => {
    await begin('application killed', 60_000)
    await bench.kill(application)
    await bench.sql`insert into notes (run, what) values ('application killed', 'restart')`
    await waitFor(
      async () =>
        (
          await bench.sql`
          update executor.runs set event = jsonb_set(event, '{data,ms}', '0') where status = 'queued' returning id`
        ).length > 0,
    )
    application = await bench.startApplication()
    await bench.untilEnded('steps', 2)
    const notes = await bench.notes('application killed')
    expect(notes).toEqual(['first', 'second after un', 'restart', 'second after un', 'second ended'])
  },
  patienceMs,
)

it(
  'keeps an event while the application is down, without using up its attempts',
  async () => {
    await bench.kill(application)
    await bench.send('test/caught', { run: 'down' })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    const [waiting] = await bench.listRuns('caught')
    expect(waiting).toMatchObject({ status: 'queued', attempt: 0 })
    application = await bench.startApplication()
    const [run] = await bench.untilEnded('caught')
    expect(run!.status).toBe('completed')
  },
  patienceMs,
)

it(
  'finds again the runs of a queue that lost its jobs',
  async () => {
    await bench.sql`
      insert into executor.runs (function_id, event_id, event, created_at) values ('tests-caught', 'forgotten',
        ${bench.sql.json({ id: 'forgotten', name: 'test/caught', data: { run: 'forgotten' }, ts: 1 })}, now() - interval '1 minute')`
    await bench.untilEnded('caught', 2)
  },
  patienceMs,
)

it(
  'lets one executor work on a database',
  async () => {
    const second = await bench.launchSecond()
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect(code).toBe(1)
    expect(executor.exitCode).toBeNull()
  },
  patienceMs,
)
