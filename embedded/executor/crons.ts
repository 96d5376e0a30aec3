import { randomUUID } from 'node:crypto'
import { type Db, inTransaction, query, type Sql } from './database'
import { type FunctionConfig, listCrons, nextOccurrence } from './functions'
import type { Registry } from './registry'
import type { Runs } from './runs'

/** A clock that goes back by less is a machine correcting itself; by more, somebody put the demonstration's clock back. */
const jumpBackMs = 60_000

const isFarBefore = (a: Date, b: Date): boolean => a.getTime() < b.getTime() - jumpBackMs

export type Crons = Awaited<ReturnType<typeof createCrons>>

/**
 * Crons on the application's clock. A cursor says up to when they ran; a stretch of time (a second, an outage, a month
 * that the demonstration's clock skipped) runs each cron due in it once.
 */
export async function createCrons(sql: Sql, schema: string, registry: Registry, runs: Runs, startAt: Date) {
  const [stored] = await query<{ at: Date }>(sql, `select at from ${schema}.cursor`)
  let cursor = stored && !isFarBefore(startAt, stored.at) ? stored.at : startAt
  let queueOfPasses: Promise<unknown> = Promise.resolve()

  const start = async (db: Db, config: FunctionConfig, cron: string, at: Date): Promise<string | null> => {
    if (await runs.hasWaitingCron(db, config.id)) return null
    const event = { id: randomUUID(), name: 'inngest/scheduled.timer', data: { cron }, ts: at.getTime() }
    return runs.create(db, config, event, true)
  }

  const due = (from: Date, to: Date) =>
    registry.list().flatMap((config) =>
      listCrons(config)
        .map((cron) => ({ config, cron, at: nextOccurrence(cron, from) }))
        .filter(({ at }) => at <= to)
        .slice(0, 1),
    )

  const runDue = async (from: Date, to: Date, reached: Date): Promise<{ functionId: string; runId: string }[]> => {
    const list = due(from, to)
    if (list.length === 0) return []
    return inTransaction(sql, async (tx) => {
      const started: { functionId: string; runId: string }[] = []
      for (const { config, cron, at } of list) {
        const runId = await start(tx, config, cron, at)
        if (runId) started.push({ functionId: config.id, runId })
      }
      await query(
        tx,
        `insert into ${schema}.cursor (id, at) values (1, $1) on conflict (id) do update set at = excluded.at`,
        [reached],
      )
      return started
    })
  }

  /** One pass at a time: the ticker and a moved clock never both run the same stretch. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queueOfPasses.then(work)
    queueOfPasses = result.catch(() => undefined)
    return result
  }

  const advance = async (to: Date) => {
    if (isFarBefore(to, cursor)) cursor = to
    if (to <= cursor) return []
    const started = await runDue(cursor, to, to)
    cursor = to
    return started
  }

  return {
    tick: (now: Date) => inTurn(() => advance(now)),
    /**
     * What the clock asks for after it moved. A stretch that the ticker has just run isn't run again; one far from where
     * the clock stands runs without moving it.
     */
    runBetween: (from: Date, to: Date) =>
      inTurn(async () => {
        const isElsewhere = isFarBefore(cursor, from) || isFarBefore(to, cursor)
        return isElsewhere && from < to ? runDue(from, to, cursor) : advance(to)
      }),
  }
}
