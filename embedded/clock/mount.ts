import type { Hono } from 'hono'
import type postgres from 'postgres'
import { z } from 'zod'
import { type ClockReading, isDuration, type Move, moveClock, readClock } from './clock'
import type { ExecutorLink } from './executor'

/** A month of crons runs in seconds; a machine under load takes longer. */
const patienceMs = 60_000

const moveSchema = z.union([
  z.strictObject({ advance: z.string().refine(isDuration, { error: 'a duration such as PT1H, P1D or P1M' }) }),
  z.strictObject({ to: z.iso.datetime({ offset: true }).transform((text) => new Date(text)) }),
  z.strictObject({ reset: z.literal(true) }),
])

export type Moved = ClockReading & { started: string[]; isIdle: boolean }

/** Moves the clock, runs once every cron due in between, and comes back when nothing more is to be done. */
export async function moveTime(sql: postgres.Sql, executor: ExecutorLink, move: Move): Promise<Moved> {
  const { from, to } = await moveClock(sql, move)
  const { started } = await executor.runBetween(from, to)
  const isIdle = await executor.waitUntilIdle(patienceMs)
  return { ...(await readClock(sql)), started: started.map((run) => run.functionId), isIdle }
}

/** `POST /clock {"advance":"P1D"}`, `{"to":"2027-01-04T08:00:00Z"}` or `{"reset":true}`; `GET /clock`. */
export function mountClock(app: Hono, sql: postgres.Sql, executor: ExecutorLink): void {
  app.get('/clock', async (c) => c.json(await readClock(sql)))
  app.post('/clock', async (c) => {
    const parsed = moveSchema.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    return c.json(await moveTime(sql, executor, parsed.data))
  })
}
