import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../support/database'
import { type Bench, createBench, waitFor } from './bench'

const database = await createTestDatabase({ isDefault: false })
let bench: Bench

const setClock = (offset: string) =>
  bench.sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select now() + interval '${offset}' $$`,
  )
const isIdle = async () => ((await (await fetch(`${bench.base}/idle`)).json()) as { idle: boolean }).idle
const runBetween = async (from: string, to: string) => {
  const response = await bench.post('/crons/run-between', { from, to })
  const { started } = (await response.json()) as { started: { functionId: string }[] }
  await waitFor(isIdle)
  return started.map((run) => run.functionId)
}
const lastMorning = async () => (await bench.notes('morning')).at(-1)

beforeAll(async () => {
  bench = await createBench(database.ownerUrl)
  await setClock('0')
  await bench.startApplication()
  await bench.startExecutor()
  await bench.untilSynced()
}, 120_000)

afterAll(() => bench?.stop())

describe('a cron of 9 h in Paris [6.R11]', () => {
  it.each([
    ['winter', '2027-01-10T00:00:00Z', '2027-01-10T12:00:00Z', '2027-01-10T08:00:00.000Z'],
    ['the day the clocks go forward', '2027-03-28T00:00:00Z', '2027-03-28T12:00:00Z', '2027-03-28T07:00:00.000Z'],
    ['summer', '2027-07-10T00:00:00Z', '2027-07-10T12:00:00Z', '2027-07-10T07:00:00.000Z'],
    ['the day the clocks go back', '2027-10-31T00:00:00Z', '2027-10-31T12:00:00Z', '2027-10-31T08:00:00.000Z'],
  ])('runs at 9 h in %s', async (_name, from, to, expected) => {
    expect(await runBetween(from, to)).toContain('tests-morning')
    expect(await lastMorning()).toBe(expected)
  })

  it('does not run between two mornings', async () => {
    expect(await runBetween('2028-01-10T09:00:00Z', '2028-01-11T07:59:59Z')).not.toContain('tests-morning')
  })
})

describe('a moved clock', () => {
  it('runs each cron due in between once, however long the jump', async () => {
    await setClock('0')
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    const before = (await bench.notes('quarter')).length
    const [{ from, to }] = (await bench.sql`select now() as from, now() + interval '40 days' as to`) as unknown as [
      { from: Date; to: Date },
    ]
    await setClock('40 days')
    await runBetween(from.toISOString(), to.toISOString())
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await waitFor(isIdle)
    expect((await bench.notes('quarter')).length).toBe(before + 1)
  })

  it('wakes the sleeping run whose hour came, and not before', async () => {
    await bench.send('test/sleep', { run: 'long', pause: '3d' })
    await waitFor(async () => (await bench.listRuns('sleeper'))[0]?.status === 'sleeping')
    await waitFor(isIdle)
    await setClock('42 days')
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(await bench.notes('long')).toEqual(['before'])
    await setClock('43 days 1 minute')
    await waitFor(async () => (await bench.notes('long')).length === 2)
    expect(await bench.notes('long')).toEqual(['before', 'after'])
  })

  it('goes back, and crons go on from there', async () => {
    await setClock('0')
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    const from = new Date(Date.now()).toISOString()
    await setClock('1 day')
    expect(await runBetween(from, new Date(Date.now() + 86_400_000).toISOString())).toBeDefined()
    await waitFor(async () => (await bench.notes('morning')).at(-1)! > from)
  })

  it('lets a short sleep pass by itself', async () => {
    await bench.send('test/sleep', { run: 'short', pause: '1s' })
    await waitFor(async () => (await bench.notes('short')).length === 2)
  })
})
