import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestDatabase } from '../support/database'
import { type Bench, createBench, waitFor } from './bench'

const database = await createTestDatabase({ isDefault: false })
let bench: Bench

beforeAll(async () => {
  bench = await createBench(database.ownerUrl)
}, 60_000)

afterEach(() => bench.killAll())
afterAll(() => bench?.stop())

const begin = async (run: string, ms: number) => {
  const application = await bench.startApplication()
  const executor = await bench.startExecutor()
  await bench.untilSynced()
  await bench.send('test/steps', { run, ms })
  await waitFor(async () => (await bench.notes(run)).includes('second after un'))
  return { application, executor }
}

it('resumes a run whose executor was killed in the middle of a step [6.R12]', async () => {
  const { executor } = await begin('executor killed', 400)
  await bench.kill(executor)
  await bench.startExecutor()
  const [run] = await bench.untilEnded('steps', 1)
  const notes = await bench.notes('executor killed')
  expect(run!.status).toBe('completed')
  expect(notes.filter((note) => note === 'first')).toHaveLength(1)
})

it('does again the step during which the application was killed, and only it [6.R12]', async () => {
  const { application } = await begin('application killed', 60_000)
  await bench.kill(application)
  await bench.sql`insert into notes (run, what) values ('application killed', 'restart')`
  await new Promise((resolve) => setTimeout(resolve, 300))
  await bench.sql`update executor.runs set event = jsonb_set(event, '{data,ms}', '0') where status in ('queued', 'running')`
  await bench.startApplication()
  await bench.untilEnded('steps', 2)
  const notes = await bench.notes('application killed')
  expect(notes).toEqual(['first', 'second after un', 'restart', 'second after un', 'second ended'])
})

it('keeps an event while the application is down, without using up its attempts', async () => {
  const application = await bench.startApplication()
  await bench.startExecutor()
  await bench.untilSynced()
  await bench.kill(application)
  await bench.send('test/caught', { run: 'down' })
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const [waiting] = await bench.listRuns('caught')
  expect(waiting).toMatchObject({ status: 'queued', attempt: 0 })
  await bench.startApplication()
  const [run] = await bench.untilEnded('caught')
  expect(run!.status).toBe('completed')
})

it('finds again the runs of a queue that lost its jobs', async () => {
  await bench.startApplication()
  await bench.startExecutor()
  await bench.untilSynced()
  await bench.sql`
    insert into executor.runs (function_id, event_id, event, created_at) values ('tests-caught', 'forgotten',
      ${bench.sql.json({ id: 'forgotten', name: 'test/caught', data: { run: 'forgotten' }, ts: 1 })}, now() - interval '1 minute')`
  await bench.untilEnded('caught', 2, 20_000)
}, 30_000)

it('lets one executor work on a database', async () => {
  await bench.startApplication()
  const executor = await bench.startExecutor()
  const second = await bench.launchSecond()
  const code = await new Promise((resolve) => second.once('exit', resolve))
  expect(code).toBe(1)
  expect(executor.exitCode).toBeNull()
}, 40_000)
