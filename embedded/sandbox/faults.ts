import type { Hono } from 'hono'
import { z } from 'zod'
import type { Store, Tx } from './store'

/**
 * One planned misfortune. `on` is 'METHOD /path' with ':id' for any segment ('POST /v1/payment_intents/:id/confirm'),
 * or 'event', 'event payment_intent.succeeded' or 'event :type pi_…' (of one payment) for what happens to events.
 */
const faultInput = z.object({
  on: z.string().min(1),
  kind: z.enum([
    'answer_lost',
    'error_500',
    'rate_limit_429',
    'timeout',
    'delay_ms',
    'duplicate',
    'reorder',
    'drop',
    'delay',
    'hold',
    'bounce',
    'full',
    'block',
    'complain',
  ]),
  /** Milliseconds of a delay, or how many more copies a duplicate makes. */
  value: z.coerce.number().int().min(0).max(600_000).optional(),
  /** error_500 and timeout: whether the work is done before the answer goes wrong. */
  committed: z.boolean().optional(),
  times: z.coerce.number().int().min(1).max(100_000).default(1),
})

export type FaultInput = z.input<typeof faultInput>
export type Fault = {
  id: number
  on: string
  kind: z.infer<typeof faultInput>['kind']
  value: number | null
  committed: boolean | null
  times: number
  left: number
}

export type Faults = {
  plan: (input: FaultInput) => Promise<Fault>
  /**
   * Uses up one occurrence of the oldest fault planned for this target, if any. Pass `tx` from inside a transaction: a
   * second connection taken there could starve the pool.
   */
  take: (target: string, tx?: Tx) => Promise<Fault | null>
  list: () => Promise<Fault[]>
  clear: (id?: number) => Promise<number>
}

const DDL = `
  create table if not exists sandbox.faults (
    id bigint generated always as identity primary key,
    "on" text not null, pattern text not null, kind text not null,
    value integer, committed boolean, times integer not null, "left" integer not null
  )`

/** 'POST /v1/payment_intents/:id' → a POSIX pattern that accepts one segment for ':id', and any object of an event. */
function toPattern(on: string): string {
  const escaped = on.replace(/[.+*?^${}()|[\]\\]/g, '\\$&')
  const rest = /^event( |$)/.test(on) ? '( .*)?' : ''
  return `^${escaped.replace(/:[a-z_]+/gi, '[^/ ]+')}${rest}$`
}

export async function openFaults({ sql, ensure }: Store): Promise<Faults> {
  await ensure(DDL)
  const columns = sql`id::int, "on", kind, value, committed, times, "left"`
  return {
    async plan(input) {
      const fault = faultInput.parse(input)
      const [row] = await sql<Fault[]>`
        insert into sandbox.faults ("on", pattern, kind, value, committed, times, "left")
        values (${fault.on}, ${toPattern(fault.on)}, ${fault.kind}, ${fault.value ?? null}, ${fault.committed ?? null},
          ${fault.times}, ${fault.times})
        returning ${columns}`
      return row!
    },
    async take(target, tx) {
      const [row] = await (tx ?? sql)<Fault[]>`
        update sandbox.faults set "left" = "left" - 1
        where id = (select id from sandbox.faults where "left" > 0 and ${target} ~ pattern order by id limit 1 for update)
        returning ${columns}`
      return row ?? null
    },
    list: () => sql<Fault[]>`select ${columns} from sandbox.faults order by id`,
    async clear(id) {
      const gone = id
        ? await sql`delete from sandbox.faults where id = ${id}`
        : await sql`delete from sandbox.faults where true`
      return gone.count
    },
  }
}

export function mountFaults(app: Hono, faults: Faults): void {
  app.get('/faults', async (c) => c.json({ faults: await faults.list() }))
  app.post('/faults', async (c) => {
    const parsed = faultInput.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return c.json({ error: z.prettifyError(parsed.error) }, 400)
    return c.json(await faults.plan(parsed.data), 201)
  })
  app.delete('/faults', async (c) => c.json({ deleted: await faults.clear() }))
  app.delete('/faults/:id{[0-9]+}', async (c) => c.json({ deleted: await faults.clear(Number(c.req.param('id'))) }))
}
