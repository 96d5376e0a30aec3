import { serve } from '@hono/node-server'
import { createApplication } from './application'
import type { Config } from './config'
import { createCrons } from './crons'
import { connect, createClock, inTransaction, query, tables, takeSoleLock } from './database'
import { createDispatcher } from './dispatcher'
import { createEvents } from './events'
import { createQueue } from './queue'
import { createRegistry } from './registry'
import { createRunner } from './runner'
import { createRuns } from './runs'
import { createServer } from './server'

const tickMs = 500
const syncUpMs = 10_000
const syncDownMs = 1_000
const keepDays = 30

const every = (ms: number, work: () => Promise<unknown>): NodeJS.Timeout => {
  let isBusy = false
  return setInterval(async () => {
    if (isBusy) return
    isBusy = true
    await work().catch((error: Error) => console.error(`executor: ${error.message}`))
    isBusy = false
  }, ms)
}

/** Starts everything; what was running when the last process died runs again at once. */
export async function startExecutor(config: Config): Promise<{ stop: () => Promise<void> }> {
  const release = await takeSoleLock(config.databaseUrl, `diapason ${config.schema}`, () => {
    console.error('another executor works on this database')
    process.exit(1)
  })
  const sql = connect(config.databaseUrl)
  await query(sql, tables(config.schema))
  const queue = await createQueue(sql, config.databaseUrl, config.schema)
  const clock = createClock(sql)
  const application = createApplication(config)
  const registry = await createRegistry(sql, config.schema, application)
  const runs = createRuns(config.schema, queue)
  const events = createEvents(sql, config.schema, registry, runs)
  const crons = await createCrons(sql, config.schema, registry, runs, await clock())
  const drive = createRunner({ sql, config, clock, application, registry, runs, events })
  const dispatcher = createDispatcher(sql, queue, runs, drive)

  let syncTimer: NodeJS.Timeout | undefined
  let isSyncing = false
  const sync = async () => {
    if (isSyncing) return
    isSyncing = true
    clearTimeout(syncTimer)
    const isUp = await registry.sync().catch((error: Error) => console.error(`synchronisation: ${error.message}`))
    if (isUp) await events.matchWaiting().catch((error: Error) => console.error(error.message))
    isSyncing = false
    syncTimer = setTimeout(sync, isUp ? syncUpMs : syncDownMs)
    if (isUp) await dispatcher.pump()
  }
  const syncSoon = () => {
    if (!isSyncing) {
      clearTimeout(syncTimer)
      syncTimer = setTimeout(sync, 200)
    }
  }

  const tick = async () => {
    const now = await clock()
    const woken = await inTransaction(sql, (tx) => runs.wake(tx, now))
    const started = await crons.tick(now)
    if (woken || started.length) await dispatcher.pump()
  }
  const timers = [every(tickMs, tick), every(3_600_000, () => runs.forget(sql, keepDays))]

  await queue.empty()
  await dispatcher.rescue(0)
  const app = createServer({ sql, config, registry, runs, events, crons, dispatcher, syncSoon })
  const server = serve({ fetch: app.fetch, port: config.port, hostname: '127.0.0.1' })
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
  void sync()

  const stop = async () => {
    clearTimeout(syncTimer)
    isSyncing = true
    for (const timer of timers) clearInterval(timer)
    server.close()
    await dispatcher.stop()
    await queue.stop()
    await sql.end({ timeout: 1 })
    await release()
  }
  return { stop }
}
