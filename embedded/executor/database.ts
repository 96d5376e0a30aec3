import postgres from 'postgres'

/** A JSON parameter that is already text goes as it is: pg-boss sends both kinds. */
const json = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string) => JSON.parse(text) as unknown,
}
const jsonb = { ...json, to: 3802, from: [3802] }

/** A server that comes back is noticed within a second; the driver's own delay grows to twenty. */
const backoff = (): number => 0.5

export function connect(url: string, max = 10) {
  return postgres(url, {
    max,
    connect_timeout: 5,
    backoff,
    idle_timeout: 60,
    onnotice: () => {},
    types: { json, jsonb },
    connection: { application_name: 'diapason-executor', TimeZone: 'UTC' },
  })
}

export type Sql = ReturnType<typeof connect>
/** The pool, or the transaction that an event and its runs share. */
export type Db = Pick<Sql, 'unsafe'>
export type Row = Record<string, unknown>

export async function query<Result extends Row>(
  db: Db,
  text: string,
  values: readonly unknown[] = [],
): Promise<Result[]> {
  const given = values.map((value) => (value === undefined ? null : value))
  return (await db.unsafe(text, given as never[])) as unknown as Result[]
}

export const inTransaction = <Result>(sql: Sql, work: (tx: Db) => Promise<Result>): Promise<Result> =>
  sql.begin((tx) => work(tx as unknown as Db)) as Promise<Result>

/** Idempotent: each start runs it. */
export const tables = (schema: string): string => `
create schema if not exists ${schema};
create table if not exists ${schema}.functions (
  id text primary key,
  config jsonb not null,
  is_current boolean not null default true,
  synced_at timestamptz not null default now()
);
create table if not exists ${schema}.events (
  id text primary key,
  name text not null,
  data jsonb not null,
  ts bigint not null,
  received_at timestamptz not null default now(),
  is_matched boolean not null default true
);
create index if not exists events_waiting on ${schema}.events (received_at) where not is_matched;
create table if not exists ${schema}.runs (
  id uuid primary key default uuidv7(),
  function_id text not null,
  event_id text not null,
  event jsonb not null,
  idempotency_key text,
  slots jsonb not null default '[]',
  is_cron boolean not null default false,
  status text not null default 'queued' check (status in ('queued', 'running', 'sleeping', 'completed', 'failed')),
  attempt integer not null default 0,
  losses integer not null default 0,
  wake_at timestamptz,
  retry_at timestamptz,
  output jsonb,
  error jsonb,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (event_id, function_id)
);
create unique index if not exists runs_once on ${schema}.runs (function_id, idempotency_key) where idempotency_key is not null;
create index if not exists runs_open on ${schema}.runs (status) where status in ('queued', 'running', 'sleeping');
create index if not exists runs_recent on ${schema}.runs (created_at desc);
create table if not exists ${schema}.steps (
  run_id uuid not null references ${schema}.runs (id) on delete cascade,
  id text not null,
  position integer generated always as identity,
  name text not null,
  is_done boolean not null,
  data jsonb,
  error jsonb,
  wake_at timestamptz,
  ended_at timestamptz,
  primary key (run_id, id)
);
create table if not exists ${schema}.cursor (id integer primary key check (id = 1), at timestamptz not null);
`

/**
 * The time of sleeps and crons: the application's `app_now()`, which the demonstration's clock replaces.
 * Retry delays and signatures stay on real time.
 */
export function createClock(sql: Sql): () => Promise<Date> {
  let isKnown = false
  return async () => {
    if (!isKnown) {
      const [row] = await query<{ known: boolean }>(
        sql,
        `select to_regprocedure('public.app_now()') is not null as known`,
      )
      isKnown = row!.known
    }
    const [row] = await query<{ now: Date }>(sql, `select ${isKnown ? 'public.app_now()' : 'now()'} as now`)
    return row!.now
  }
}

const lockTries = 12
const lockWaitMs = 250

/**
 * One executor per database: a session lock, given back by the server when this process dies, kill -9 included. When
 * PostgreSQL restarts the lock is taken again, however long that takes; `onLost`: somebody else took it meanwhile.
 */
export async function takeSoleLock(url: string, name: string, onLost: () => void): Promise<() => Promise<void>> {
  let isReleased = false
  let isHeld = false
  const retake = async () => {
    if (isReleased || !isHeld) return
    isHeld = false
    isHeld = await take(true)
    if (!isHeld && !isReleased) onLost()
  }
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    backoff,
    onnotice: () => {},
    max_lifetime: 0,
    onclose: () => void retake(),
  })
  const ask = async (): Promise<boolean | null> => {
    const query = sql<{ taken: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${name}, 0)) as taken`
    return query.then(([row]) => row!.taken).catch(() => null)
  }
  /** A server that doesn't answer is no rival: only its absence at the start counts as a try. */
  const take = async (isPatient: boolean): Promise<boolean> => {
    for (let tries = 0; tries < lockTries && !isReleased; ) {
      const taken = await ask()
      if (taken) return true
      if (taken === false || !isPatient) tries++
      await new Promise((resolve) => setTimeout(resolve, lockWaitMs))
    }
    return false
  }
  const release = async () => {
    isReleased = true
    await sql.end({ timeout: 1 })
  }
  isHeld = await take(false)
  if (isHeld) return release
  await release()
  throw new Error('Another executor already works on this database, or PostgreSQL does not answer.')
}
