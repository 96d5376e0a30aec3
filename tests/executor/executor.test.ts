import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../support/database'
import { type Bench, createBench, waitFor } from './bench'

const database = await createTestDatabase({ isDefault: false })
let bench: Bench

beforeAll(async () => {
  bench = await createBench(database.ownerUrl)
  await bench.startApplication()
  await bench.startExecutor()
  await bench.untilSynced()
}, 120_000)

afterAll(() => bench?.stop())

describe('a run', () => {
  it('does its steps in order, once each, and those planned together', async () => {
    await bench.send('test/steps', { run: 'steps' })
    const [run] = await bench.untilEnded('steps')
    expect(run).toMatchObject({ status: 'completed', output: 'trois lr' })
    expect(await bench.notes('steps')).toEqual(['first', 'second after un', 'second ended'])
  })

  it('starts within 300 ms of its event', async () => {
    const [row] = await bench.sql<{ ms: number }[]>`
      select max(extract(epoch from started_at - created_at) * 1000)::float8 as ms from executor.runs`
    expect(row!.ms).toBeLessThan(300)
  })

  it('starts once for an event id sent twice', async () => {
    await bench.send('test/once', { run: 'twice', order: 'a' }, 'event-1')
    await bench.send('test/once', { run: 'twice', order: 'a' }, 'event-1')
    await bench.send('test/once', { run: 'twice', order: 'a' }, 'event-2')
    await bench.send('test/once', { run: 'twice', order: 'b' }, 'event-3')
    await bench.untilEnded('once', 2)
    expect(await bench.notes('twice')).toEqual(['once', 'once'])
  })

  it('holds one step at a time for each concurrency key', async () => {
    const keys = ['x', 'x', 'x', 'y']
    await Promise.all(keys.map((key) => bench.send('test/crowd', { run: 'crowd', key })))
    await bench.untilEnded('crowd', 4)
    const notes = await bench.notes('crowd')
    const of = (key: string) => notes.filter((note) => note.startsWith(key)).map((note) => note.slice(2))
    expect(of('x')).toEqual(['in', 'out', 'in', 'out', 'in', 'out'])
    expect(notes.indexOf('y in')).toBeLessThan(notes.lastIndexOf('x in'))
  })
})

describe('an error', () => {
  const flaky = async (kind: string, failures = 0) => {
    const before = (await bench.listRuns('flaky')).length
    await bench.send('test/flaky', { run: kind, kind, failures })
    await bench.untilEnded('flaky', before + 1)
    const [run] = await bench.listRuns('flaky')
    return { run: run!, notes: await bench.notes(kind) }
  }

  it('is tried again, without the steps before it', async () => {
    const { run, notes } = await flaky('twice wrong', 2)
    expect(run.status).toBe('completed')
    expect(notes).toEqual(['before', 'try', 'try', 'try'])
  })

  it('ends the run after its last retry', async () => {
    const { run, notes } = await flaky('never')
    expect(run).toMatchObject({ status: 'failed', error: { message: 'jamais' } })
    expect(notes).toEqual(['before', 'try', 'try', 'try', 'try'])
  })

  it('ends the run at once when it says that retrying is useless', async () => {
    const { run, notes } = await flaky('final')
    expect(run).toMatchObject({ status: 'failed', error: { message: 'inutile' } })
    expect(notes).toEqual(['before', 'try'])
  })

  it('waits as long as the error asks for', async () => {
    const { run } = await flaky('later')
    const [row] = await bench.sql<{ ms: number }[]>`
      select extract(epoch from max(at) - min(at)) * 1000 as ms from notes where run = 'later' and what = 'try'`
    expect(run.status).toBe('completed')
    expect(Number(row!.ms)).toBeGreaterThan(900)
  })

  it('can be caught by the function once its retries are over', async () => {
    await bench.send('test/caught', { run: 'caught' })
    const [run] = await bench.untilEnded('caught')
    expect(run).toMatchObject({ status: 'completed', output: 'rattrapé : raté' })
  })

  it('is told to the function that watches failures', async () => {
    await bench.send('test/watched', { run: 'watched' })
    expect(await waitFor(async () => (await bench.notes('watched'))[0])).toBe('failed: cassé')
  })
})

describe('what this executor does not run', () => {
  it('fails the run with the name of the operation', async () => {
    await bench.send('test/waits', { run: 'waits' })
    const [run] = await bench.untilEnded('waits')
    expect(run!.status).toBe('failed')
    expect(run!.error!.message).toContain('WaitForEvent')
  })

  it('fails the run with the name of the option', async () => {
    await bench.send('test/debounced', { run: 'debounced' })
    const [run] = await bench.untilEnded('debounced')
    expect(run!.error!.message).toContain('debounce')
  })
})

describe('signatures', () => {
  it('refuses an event sent with another key', async () => {
    const response = await fetch(`${bench.base}/e/another-key`, {
      method: 'POST',
      body: JSON.stringify({ name: 'test/late' }),
    })
    expect(response.status).toBe(401)
  })

  it('are asked of whoever calls a function, and of whoever lists them', async () => {
    const url = `${bench.applicationUrl}/api/inngest?fnId=tests-steps&stepId=step`
    const headers = {
      'content-type': 'application/json',
      'x-inngest-signature': `t=${Math.round(Date.now() / 1000)}&s=${'0'.repeat(64)}`,
    }
    expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(401)
    expect((await bench.post('/fn/register', { functions: [] })).status).toBe(401)
  })

  it('closes its doors to pages of a browser', async () => {
    const response = await fetch(`${bench.base}/runs`, { headers: { origin: 'http://localhost:3000' } })
    expect(response.status).toBe(403)
  })
})

describe('a function that appears with a new version', () => {
  it('receives the event that came just before it was known', async () => {
    await bench.send('test/late', { run: 'late' })
    const applications = await bench.listRuns('late')
    expect(applications).toEqual([])
    await bench.restartApplication({ TEST_WITH_LATE: '1' })
    expect(await waitFor(async () => (await bench.notes('late'))[0])).toBe('late')
  })
})
