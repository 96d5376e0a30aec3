import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Config } from './config'
import type { Crons } from './crons'
import type { Sql } from './database'
import type { Dispatcher } from './dispatcher'
import type { Events, NewEvent } from './events'
import { listUnknown } from './functions'
import type { Registry } from './registry'
import { type Runs, runStatuses } from './runs'
import { hashSigningKey, isSameSecret } from './signature'

type Parts = {
  sql: Sql
  config: Config
  registry: Registry
  runs: Runs
  events: Events
  crons: Crons
  dispatcher: Dispatcher
  /** Asks the application for its list of functions soon. */
  syncSoon: () => void
}

const eventSchema = z.looseObject({
  id: z.string().max(200).nullish(),
  name: z.string().min(1).max(200),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().nullish(),
})
const eventsSchema = z.union([eventSchema, z.array(eventSchema).max(5_000)])
const betweenSchema = z.object({ from: z.coerce.date(), to: z.coerce.date() })

/** The SDK sends the same seed again when it retries: events without an id keep the same one. */
const idFromSeed = (seed: string | undefined, index: number): string | undefined =>
  seed ? `seed:${createHash('sha256').update(`${seed}:${index}`).digest('hex').slice(0, 32)}` : undefined

function mountEvents(app: Hono, { config, events, dispatcher, syncSoon }: Parts) {
  app.post('/e/:key', async (c) => {
    if (!isSameSecret(c.req.param('key'), config.eventKey))
      return c.json({ status: 401, error: 'Event key not found' }, 401)
    const parsed = eventsSchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ status: 400, error: 'Cannot read the events' }, 400)
    const list = Array.isArray(parsed.data) ? parsed.data : [parsed.data]
    const seed = c.req.header('x-inngest-event-id-seed')
    const given = list.map(
      (event, index): NewEvent => ({
        id: event.id ?? idFromSeed(seed, index),
        name: event.name,
        data: event.data ?? {},
        ts: event.ts ?? undefined,
      }),
    )
    const accepted = await events.acceptAll(given)
    void dispatcher.pump()
    if (accepted.some((event) => !event.isHeard)) syncSoon()
    return c.json({ ids: accepted.map((event) => event.id), status: 200 })
  })
}

function mountRegistration(app: Hono, { config, registry }: Parts) {
  app.post('/fn/register', async (c) => {
    const bearer = c.req.header('authorization')?.replace(/^Bearer /, '') ?? ''
    if (!isSameSecret(bearer, hashSigningKey(config.signingKey)))
      return c.json({ status: 401, error: 'Unauthorized' }, 401)
    await registry.register(await c.req.json())
    return c.json({ ok: true, status: 200, modified: true })
  })
}

function mountReading(app: Hono, { sql, registry, runs, dispatcher }: Parts) {
  app.get('/health', (c) => c.json({ ok: true, isApplicationUp: registry.isUp(), functions: registry.list().length }))
  app.get('/functions', (c) =>
    c.json(
      registry.list().map((config) => ({
        id: config.id,
        name: config.name ?? config.id,
        triggers: config.triggers,
        unsupported: listUnknown(config),
      })),
    ),
  )
  app.get('/runs', async (c) => {
    const status = c.req.query('status')
    if (status && !runStatuses.some((known) => known === status))
      return c.json({ error: `unknown status ${status}` }, 400)
    const limit = Math.min(Math.max(Number(c.req.query('limit') ?? 100) || 100, 1), 1000)
    return c.json(await runs.list(sql, { functionId: c.req.query('function'), status, limit }))
  })
  app.get('/idle', async (c) => c.json({ idle: await dispatcher.isIdle() }))
}

function mountCrons(app: Hono, { config, crons, dispatcher }: Parts) {
  app.post('/crons/run-between', async (c) => {
    if (!config.isDemo) return c.json({ error: 'only in the demonstration' }, 403)
    const parsed = betweenSchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: 'from and to are instants' }, 400)
    const started = await crons.runBetween(parsed.data.from, parsed.data.to)
    void dispatcher.pump()
    return c.json({ started })
  })
}

/** Listens on this machine only. A page that some browser shows has no business here, whatever its origin. */
export function createServer(parts: Parts): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.header('origin') || c.req.header('sec-fetch-site')?.startsWith('cross'))
      return c.json({ error: 'not for browsers' }, 403)
    return next()
  })
  app.onError((error, c) => {
    console.error(`${c.req.method} ${c.req.path}: ${error.message}`)
    return c.json({ status: 500, error: 'Internal error' }, 500)
  })
  mountEvents(app, parts)
  mountRegistration(app, parts)
  mountReading(app, parts)
  mountCrons(app, parts)
  return app
}
