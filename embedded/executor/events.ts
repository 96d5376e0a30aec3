import { randomUUID } from 'node:crypto'
import { type Db, inTransaction, query, type Sql } from './database'
import { type EventRow, listens } from './functions'
import type { Registry } from './registry'
import type { Runs } from './runs'

/** An event that nobody listens to yet waits this long for the application's next list of functions. */
const patience = `interval '1 hour'`

export type NewEvent = { id?: string; name: string; data?: Record<string, unknown>; ts?: number }
export type Events = ReturnType<typeof createEvents>

export function createEvents(sql: Sql, schema: string, registry: Registry, runs: Runs) {
  const match = async (db: Db, event: EventRow): Promise<number> => {
    const listeners = registry.list().filter((config) => listens(config, event))
    for (const config of listeners) await runs.create(db, config, event)
    return listeners.length
  }

  const store = async (db: Db, event: EventRow, isMatched: boolean): Promise<boolean> => {
    const rows = await query(
      db,
      `insert into ${schema}.events (id, name, data, ts, is_matched) values ($1, $2, $3::jsonb, $4, $5)
       on conflict do nothing returning id`,
      [event.id, event.name, JSON.stringify(event.data), event.ts, isMatched],
    )
    return rows.length === 1
  }

  /** The event and its runs in one transaction; an id already seen starts nothing. Says whether anybody listened. */
  const accept = async (db: Db, given: NewEvent): Promise<{ id: string; isHeard: boolean }> => {
    const event = { id: given.id ?? randomUUID(), name: given.name, data: given.data ?? {}, ts: given.ts ?? Date.now() }
    const isHeard = registry.list().some((config) => listens(config, event))
    if (await store(db, event, isHeard)) await match(db, event)
    return { id: event.id, isHeard }
  }

  return {
    accept,
    acceptAll: (events: readonly NewEvent[]) =>
      inTransaction(sql, async (tx) => {
        const accepted: { id: string; isHeard: boolean }[] = []
        for (const event of events) accepted.push(await accept(tx, event))
        return accepted
      }),
    /** After a synchronisation: events that came before anybody was known to listen to them. */
    matchWaiting: () =>
      inTransaction(sql, async (tx) => {
        const waiting = await query<EventRow>(
          tx,
          `update ${schema}.events set is_matched = true
           where not is_matched and received_at > now() - ${patience} returning id, name, data, ts::float8 as ts`,
        )
        for (const event of waiting) await match(tx, event)
        return waiting.length
      }),
  }
}
