import { type Db, query, type Row } from './database'
import { computeIdempotencyKey, computeSlots, type EventRow, type FunctionConfig } from './functions'
import type { Queue } from './queue'

export type RunStatus = 'queued' | 'running' | 'sleeping' | 'completed' | 'failed'
export const runStatuses: readonly RunStatus[] = ['queued', 'running', 'sleeping', 'completed', 'failed']

export type Run = Row & {
  id: string
  functionId: string
  event: EventRow
  slots: { name: string; limit: number }[]
  status: RunStatus
  attempt: number
  losses: number
}

export type Step = Row & { id: string; isDone: boolean; data: unknown; error: unknown; wakeAt: Date | null }

/** The runs in their tables. Every write that ends a stretch of work also ends its job, in the caller's transaction. */
export function createRuns(schema: string, queue: Queue) {
  const runs = `${schema}.runs`
  const steps = `${schema}.steps`
  return {
    /** One run per event and function; none when the function's idempotency key was already used. */
    async create(db: Db, config: FunctionConfig, event: EventRow, isCron = false): Promise<string | null> {
      const values = [config.id, event.id, JSON.stringify(event), computeIdempotencyKey(config, event)]
      const [row] = await query<{ id: string }>(
        db,
        `insert into ${runs} (function_id, event_id, event, idempotency_key, slots, is_cron)
         values ($1, $2, $3::jsonb, $4, $5::jsonb, $6) on conflict do nothing returning id`,
        [...values, JSON.stringify(computeSlots(config, event)), isCron],
      )
      if (row) await queue.add(db, row.id)
      return row?.id ?? null
    },
    async find(db: Db, id: string): Promise<Run | null> {
      const [row] = await query<Run>(
        db,
        `select id, function_id as "functionId", event, slots, status, attempt, losses from ${runs} where id = $1`,
        [id],
      )
      return row ?? null
    },
    listSteps: (db: Db, id: string): Promise<Step[]> =>
      query<Step>(
        db,
        `select id, is_done as "isDone", data, error, wake_at as "wakeAt" from ${steps} where run_id = $1
         order by ended_at, position`,
        [id],
      ),
    async start(db: Db, id: string): Promise<void> {
      await query(
        db,
        `update ${runs} set status = 'running', retry_at = null, wake_at = null,
         started_at = coalesce(started_at, clock_timestamp()) where id = $1`,
        [id],
      )
    },
    /** A step's result, or its error, which the function may catch. The next step begins with its first attempt. */
    async saveStep(db: Db, runId: string, step: { id: string; name: string; data?: unknown; error?: unknown }) {
      await query(
        db,
        `with counted as (update ${runs} set attempt = 0, losses = 0 where id = $1)
         insert into ${steps} (run_id, id, name, is_done, data, error, ended_at)
         values ($1, $2, $3, true, $4::jsonb, $5::jsonb, clock_timestamp()) on conflict (run_id, id) do nothing`,
        [runId, step.id, step.name, JSON.stringify(step.data ?? null), step.error ? JSON.stringify(step.error) : null],
      )
    },
    /** The first announcement decides: a later one, after a restart, doesn't begin the sleep again. */
    async saveSleep(db: Db, runId: string, step: { id: string; name: string; wakeAt: Date }) {
      await query(
        db,
        `insert into ${steps} (run_id, id, name, is_done, wake_at) values ($1, $2, $3, false, $4) on conflict do nothing`,
        [runId, step.id, step.name, step.wakeAt],
      )
    },
    async sleep(db: Db, runId: string, jobId: string) {
      await query(
        db,
        `update ${runs} set status = 'sleeping', attempt = 0,
         wake_at = (select min(wake_at) from ${steps} where run_id = $1 and not is_done) where id = $1`,
        [runId],
      )
      await queue.done(db, jobId)
    },
    /** Sleeping runs whose time has come, on the application's clock. */
    async wake(db: Db, now: Date): Promise<number> {
      const due = await query<{ id: string }>(
        db,
        `update ${runs} set status = 'queued', wake_at = null where status = 'sleeping' and wake_at <= $1 returning id`,
        [now],
      )
      for (const { id } of due) {
        await query(
          db,
          `update ${steps} set is_done = true, ended_at = clock_timestamp() where run_id = $1 and not is_done and wake_at <= $2`,
          [id, now],
        )
        await queue.add(db, id)
      }
      return due.length
    },
    /** Waits `delayMs` of real time. An attempt counts; a loss (the application died meanwhile) is counted apart. */
    async retry(
      db: Db,
      run: Run,
      jobId: string,
      delayMs: number,
      kind: 'attempt' | 'loss' | 'nothing',
      error: unknown,
    ) {
      await query(
        db,
        `update ${runs} set status = 'queued', attempt = $2, losses = $3, error = $4::jsonb,
         retry_at = clock_timestamp() + $5 * interval '1 millisecond' where id = $1`,
        [
          run.id,
          run.attempt + (kind === 'attempt' ? 1 : 0),
          run.losses + (kind === 'loss' ? 1 : 0),
          error ? JSON.stringify(error) : null,
          delayMs,
        ],
      )
      await queue.done(db, jobId)
      await queue.add(db, run.id, delayMs)
    },
    async complete(db: Db, runId: string, jobId: string, output: unknown) {
      await query(
        db,
        `update ${runs} set status = 'completed', output = $2::jsonb, error = null, ended_at = clock_timestamp() where id = $1`,
        [runId, JSON.stringify(output ?? null)],
      )
      await queue.done(db, jobId)
    },
    async fail(db: Db, runId: string, jobId: string, error: unknown) {
      await query(
        db,
        `update ${runs} set status = 'failed', error = $2::jsonb, ended_at = clock_timestamp() where id = $1`,
        [runId, JSON.stringify(error ?? null)],
      )
      await queue.done(db, jobId)
    },
    /** Open runs that no job announces: their process died, or the database's answer to `take` was lost. */
    listForgotten: (db: Db, known: readonly string[], olderMs: number): Promise<{ id: string; delayMs: number }[]> =>
      query(
        db,
        `select id, greatest(0, extract(epoch from coalesce(retry_at, now()) - now()) * 1000)::int as "delayMs" from ${runs} r
         where status in ('queued', 'running') and not (id::text = any($1::text[]))
         and coalesce(retry_at, created_at) <= now() - $2 * interval '1 millisecond'
         and not exists (select from ${queue.jobTable} j where j.name = $3 and j.state < 'active' and j.data->>'runId' = r.id::text)`,
        [known, olderMs, queue.name],
      ),
    /** Nothing runs and nothing could run now; sleeps and retries still waiting don't count. */
    async isIdle(db: Db): Promise<boolean> {
      const [row] = await query<{ idle: boolean }>(
        db,
        `select not exists (select from ${runs} where status = 'running'
         or (status = 'queued' and coalesce(retry_at, now()) <= now())) as idle`,
      )
      return row!.idle
    },
    list: (db: Db, filter: { functionId?: string; status?: string; limit: number }): Promise<Row[]> =>
      query(
        db,
        `select id, function_id as "functionId", event, status, attempt, wake_at as "wakeAt", retry_at as "retryAt", output, error,
         created_at as "createdAt", started_at as "startedAt", ended_at as "endedAt",
         (select coalesce(json_agg(json_build_object('name', s.name, 'isDone', s.is_done, 'error', s.error) order by s.position), '[]')
          from ${steps} s where s.run_id = r.id) as steps
         from ${runs} r where ($1::text is null or function_id = $1) and ($2::text is null or status = $2)
         order by created_at desc limit $3`,
        [filter.functionId, filter.status, filter.limit],
      ),
    async hasWaitingCron(db: Db, functionId: string): Promise<boolean> {
      const text = `select from ${runs} where function_id = $1 and is_cron and status = 'queued' limit 1`
      return (await query(db, text, [functionId])).length > 0
    },
    async forget(db: Db, days: number): Promise<void> {
      await query(db, `delete from ${runs} where ended_at < now() - $1 * interval '1 day'`, [days])
      await query(
        db,
        `delete from ${schema}.events e where received_at < now() - $1 * interval '1 day' and not exists
         (select from ${runs} r where r.event_id = e.id)`,
        [days],
      )
    },
  }
}

export type Runs = ReturnType<typeof createRuns>
