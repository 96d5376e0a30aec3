import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema'

/**
 * Every statement is prepared, once per connection: drizzle's driver would have each one parsed and planned at every
 * call, in two round trips (the week grid: 3 ms instead of 0.4).
 */
function preparing<Client extends object>(client: Client): Client {
  const get = (target: Client, key: string | symbol) => {
    const value = Reflect.get(target, key) as (...given: unknown[]) => unknown
    if (key === 'unsafe')
      return (text: string, values: unknown, options: object) => value(text, values, { ...options, prepare: true })
    if (key !== 'begin' && key !== 'savepoint') return value
    return (work: (inner: Client) => unknown) => value((inner: Client) => work(preparing(inner)))
  }
  return new Proxy(client, { get })
}

/**
 * One pool per process. Reads of `date` and `timestamptz` columns through Drizzle give 'YYYY-MM-DD' and Date;
 * raw `sql` gives strings for both (drizzle replaces the driver's parsers), to be converted by the reader.
 * A connection that loses its server is opened again at its next use; a transaction that loses it is lost whole
 * (patches/, docs/decisions, [6.R2]).
 */
function connect(url: string) {
  const client = postgres(url, {
    max: Number(process.env.DATABASE_POOL ?? 10),
    connect_timeout: 5,
    idle_timeout: 0,
    max_lifetime: 0,
    // The driver's own wait between two tries grows to 20 s, counted for the whole pool.
    backoff: () => 0.25,
    onnotice: () => {},
    connection: { application_name: 'diapason', TimeZone: 'UTC' },
  })
  return { client, db: drizzle(preparing(client), { schema }) }
}

type Connected = ReturnType<typeof connect>
export type Db = Connected['db']
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]
/** What a query runs on: the pool, or the transaction of the command that calls it. */
export type Executor = Db | Tx

const holder = globalThis as unknown as { diapasonDb?: Connected & { url: string } }

/** Set while a transaction of db/transaction is open. */
export const openTransaction = new AsyncLocalStorage<true>()

/**
 * Inside a transaction its own `tx` is asked: a second connection for each of as many commands as the pool has waits for ever
 * for one of the others. Said while one develops and tests; in production a query that did so is answered all the same.
 */
function assertOwnConnection(): void {
  if (process.env.NODE_ENV !== 'production' && openTransaction.getStore())
    throw new Error('A query left its transaction for another connection')
}

/** The application's own role: no DDL, no update or delete on ledgers. */
export function db(): Db {
  assertOwnConnection()
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set')
  if (holder.diapasonDb?.url !== url) holder.diapasonDb = { ...connect(url), url }
  return holder.diapasonDb.db
}

export async function closeDb(): Promise<void> {
  const open = holder.diapasonDb
  holder.diapasonDb = undefined
  await open?.client.end({ timeout: 5 })
}
