import type postgres from 'postgres'

/** A structure's day stays a day across a change of hour: '1 day' is added on this zone's wall clock. */
const zone = 'Europe/Paris'

export type ClockReading = {
  /** The product's time. */
  now: Date
  /** The machine's. */
  realNow: Date
  /** Seconds that the product is ahead; 0: the clock was never moved, or was put back. */
  aheadSeconds: number
}

export type Move = { advance: string } | { to: Date } | { reset: true }

/** A duration that PostgreSQL reads, forward only: P1D, PT1H, P1M, P1Y2M, PT90S. */
export const isDuration = (text: string): boolean =>
  /^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text)

export async function readClock(sql: postgres.Sql): Promise<ClockReading> {
  const [row] = await sql<ClockReading[]>`
    select public.app_now() as now, now() as "realNow",
      round(extract(epoch from public.app_now() - now()))::float8 as "aheadSeconds"`
  return row!
}

/**
 * Replaces the function `app_now()`: open connections see it at once, and it stays inlinable, so that a query with it
 * costs what a query with `now()` costs. Never in production: only the demonstration's sandbox calls it.
 */
async function setAhead(tx: postgres.TransactionSql, seconds: number): Promise<void> {
  const body = seconds === 0 ? 'select now()' : `select now() + interval '${seconds} seconds'`
  await tx.unsafe(
    `create or replace function public.app_now() returns timestamptz language sql stable parallel safe as $$ ${body} $$`,
  )
}

async function computeAhead(tx: postgres.TransactionSql, move: Move): Promise<number> {
  if ('reset' in move) return 0
  const [row] =
    'to' in move
      ? await tx<{ ahead: number }[]>`select extract(epoch from ${move.to}::timestamptz - now())::float8 as ahead`
      : await tx<{ ahead: number }[]>`
          select extract(epoch from
            ((public.app_now() at time zone ${zone}) + ${move.advance}::interval) at time zone ${zone} - now())::float8 as ahead`
  return Math.round(row!.ahead)
}

/** Moves the product's time and says from where to where. Two moves at once queue. */
export async function moveClock(sql: postgres.Sql, move: Move): Promise<{ from: Date; to: Date }> {
  const from = (await readClock(sql)).now
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(4012)`
    await setAhead(tx, await computeAhead(tx, move))
  })
  return { from, to: (await readClock(sql)).now }
}
