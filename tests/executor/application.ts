import { serve as listen } from '@hono/node-server'
import { Hono } from 'hono'
import { Inngest, NonRetriableError, RetryAfterError } from 'inngest'
import { serve } from 'inngest/hono'
import postgres from 'postgres'

/**
 * The application of these tests, in a process of its own: the real SDK, signatures on. What each function did is
 * written in a table, so that a kill -9 of either side forgets nothing.
 */
const sql = postgres(process.env.TEST_DATABASE_URL!, { max: 4, onnotice: () => {} })
const client = new Inngest({ id: 'tests', checkpointing: false })

const note = async (run: string, what: string) => {
  await sql`insert into notes (run, what) values (${run}, ${what})`
}
const count = async (run: string, what: string): Promise<number> => {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int as count from notes where run = ${run} and what = ${what}`
  return row!.count
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const steps = client.createFunction({ id: 'steps', triggers: { event: 'test/steps' } }, async ({ event, step }) => {
  const first = await step.run('first', async () => {
    await note(event.data.run, 'first')
    return { text: 'un' }
  })
  await step.run('second', async () => {
    await note(event.data.run, `second after ${first.text}`)
    await wait(event.data.ms ?? 0)
    await note(event.data.run, 'second ended')
    return 'deux'
  })
  const both = await Promise.all([step.run('left', async () => 'l'), step.run('right', async () => 'r')])
  return step.run('third', async () => `trois ${both.join('')}`)
})

const flaky = client.createFunction(
  { id: 'flaky', retries: 3, triggers: { event: 'test/flaky' } },
  async ({ event, step, attempt }) => {
    await step.run('before', () => note(event.data.run, 'before'))
    await step.run('try', async () => {
      await note(event.data.run, 'try')
      const tries = await count(event.data.run, 'try')
      if (event.data.kind === 'never') throw new Error('jamais')
      if (event.data.kind === 'final') throw new NonRetriableError('inutile')
      if (event.data.kind === 'later' && tries === 1) throw new RetryAfterError('plus tard', 1000)
      if (tries <= (event.data.failures ?? 0)) throw new Error(`échec ${tries}`)
    })
    return attempt
  },
)

const caught = client.createFunction(
  { id: 'caught', retries: 0, triggers: { event: 'test/caught' } },
  async ({ step }) => {
    const error = await step
      .run('fails', () => Promise.reject(new Error('raté')))
      .catch((reason: Error) => reason.message)
    return step.run('goes on', async () => `rattrapé : ${error}`)
  },
)

const watched = client.createFunction(
  {
    id: 'watched',
    retries: 0,
    triggers: { event: 'test/watched' },
    onFailure: ({ event }) => note(event.data.event.data.run, `failed: ${event.data.error.message}`),
  },
  async () => {
    throw new Error('cassé')
  },
)

const sleeper = client.createFunction({ id: 'sleeper', triggers: { event: 'test/sleep' } }, async ({ event, step }) => {
  await step.run('before', () => note(event.data.run, 'before'))
  await step.sleep('pause', event.data.pause)
  await step.run('after', () => note(event.data.run, 'after'))
})

const crowd = client.createFunction(
  { id: 'crowd', concurrency: { limit: 1, key: 'event.data.key' }, triggers: { event: 'test/crowd' } },
  async ({ event, step }) => {
    await step.run('work', async () => {
      await note(event.data.run, `${event.data.key} in`)
      await wait(150)
      await note(event.data.run, `${event.data.key} out`)
    })
  },
)

const once = client.createFunction(
  { id: 'once', idempotency: 'event.data.order', triggers: { event: 'test/once' } },
  ({ event }) => note(event.data.run, 'once'),
)

const waits = client.createFunction({ id: 'waits', triggers: { event: 'test/waits' } }, async ({ step }) => {
  await step.waitForEvent('for something', { event: 'test/never', timeout: '1h' })
})

const debounced = client.createFunction(
  { id: 'debounced', debounce: { period: '1m' }, triggers: { event: 'test/debounced' } },
  async () => 'jamais',
)

const morning = client.createFunction({ id: 'morning', triggers: { cron: 'TZ=Europe/Paris 0 9 * * *' } }, ({ event }) =>
  note('morning', new Date(event.ts!).toISOString()),
)
const quarter = client.createFunction({ id: 'quarter', triggers: { cron: '*/15 * * * *' } }, ({ event }) =>
  note('quarter', new Date(event.ts!).toISOString()),
)

const functions = [steps, flaky, caught, watched, sleeper, crowd, once, waits, debounced, morning, quarter]
const late = client.createFunction({ id: 'late', triggers: { event: 'test/late' } }, ({ event }) =>
  note(event.data.run, 'late'),
)

// A database that dies under a step is that step's error; the process goes on, as Next's does.
process.on('unhandledRejection', () => {})

const app = new Hono()
const served = process.env.TEST_WITH_LATE ? [...functions, late] : functions
app.on(['GET', 'PUT', 'POST'], '/api/inngest', serve({ client, functions: served }))
listen({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, () => console.info('listening'))
