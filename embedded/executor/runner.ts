import type { Answer, Application, Operation } from './application'
import type { Config } from './config'
import { type Db, inTransaction, type Sql } from './database'
import type { Events } from './events'
import { type FunctionConfig, listUnknown, maxAttempts } from './functions'
import type { Registry } from './registry'
import type { Run, Runs, Step } from './runs'

const discovery = 'step'
/** An application that dies each time it runs a step is at fault itself; one that is merely restarted isn't. */
const maxLosses = 20
const maxDelayMs = 3_600_000

type Tools = {
  sql: Sql
  config: Config
  clock: () => Promise<Date>
  application: Application
  registry: Registry
  runs: Runs
  events: Events
}

type Verdict = 'again' | 'over'

/** 2 s, 4 s, 8 s … at most an hour, give or take a fifth, so that many don't come back at once. */
const backoff = (attempt: number, firstMs: number): number =>
  Math.min(maxDelayMs, firstMs * 2 ** attempt) * (0.8 + Math.random() * 0.4)

function delayOf(retryAfter: string | null, attempt: number, firstMs: number): number {
  if (!retryAfter) return backoff(attempt, firstMs)
  const seconds = Number(retryAfter)
  const delay = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now()
  return Number.isFinite(delay) ? Math.min(Math.max(delay, 0), maxDelayMs * 24) : backoff(attempt, firstMs)
}

const unitMs: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 }

/** '1d2h', as `step.sleep` sends it, or the instant of `step.sleepUntil`. */
function wakeTime(name: string, now: Date): Date {
  const parts = [...name.matchAll(/(\d+)([wdhms])/g)]
  const isDuration = /^(\d+[wdhms])*$/.test(name)
  if (!isDuration) return new Date(name)
  return new Date(now.getTime() + parts.reduce((total, [, count, unit]) => total + Number(count) * unitMs[unit!]!, 0))
}

const doneOperations = new Set(['StepRun', 'Step'])
const nameOf = (operation: Operation): string => operation.displayName ?? operation.name ?? operation.id

const requestBody = (run: Run, steps: readonly Step[], attempts: number) => {
  const done = steps.filter((step) => step.isDone)
  const results = done.map((step) => [
    step.id,
    step.error ? { type: 'error', error: step.error } : { type: 'data', data: step.data },
  ])
  return {
    version: 2,
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(results),
    ctx: {
      run_id: run.id,
      attempt: run.attempt,
      max_attempts: attempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: done.map((step) => step.id), current: done.length },
    },
  }
}

/** Drives one run as far as it goes now: to its end, to a sleep, or to a retry. */
export function createRunner(tools: Tools) {
  const { sql, config: settings, clock, application, registry, runs, events } = tools

  const fail = async (db: Db, run: Run, jobId: string, error: unknown): Promise<Verdict> => {
    await runs.fail(db, run.id, jobId, error)
    console.error(
      `run ${run.id} of ${run.functionId} failed: ${JSON.stringify((error as { message?: string })?.message ?? error)}`,
    )
    if (!run.functionId.endsWith('-failure')) {
      const data = { function_id: run.functionId, run_id: run.id, error, event: run.event }
      await events.accept(db, { id: `failed:${run.id}`, name: 'inngest/function.failed', data })
    }
    return 'over'
  }

  const retry = async (db: Db, run: Run, jobId: string, fn: FunctionConfig, answer: Answer & { kind: 'error' }) => {
    if (!answer.mayRetry || run.attempt + 1 >= maxAttempts(fn)) return fail(db, run, jobId, answer.error)
    const delay = delayOf(answer.retryAfter, run.attempt, settings.retryMs)
    await runs.retry(db, run, jobId, delay, 'attempt', answer.error)
    return 'over' as const
  }

  const loseOrWait = async (db: Db, run: Run, jobId: string, fn: FunctionConfig, answer: Answer): Promise<Verdict> => {
    if (answer.kind === 'unreachable') {
      await runs.retry(db, run, jobId, 1000, 'nothing', null)
      return 'over'
    }
    const { error } = answer as { error: unknown }
    if (run.losses + 1 >= maxLosses)
      return retry(db, run, jobId, fn, { kind: 'error', error, mayRetry: false, retryAfter: null })
    await runs.retry(db, run, jobId, backoff(Math.min(run.losses, 4), settings.retryMs / 2), 'loss', error)
    return 'over'
  }

  /** A step that failed: tried again, or its error given to the function, which may catch it. */
  const failStep = async (
    db: Db,
    run: Run,
    jobId: string,
    fn: FunctionConfig,
    operation: Operation,
    answer: Answer & { kind: 'operations' },
  ) => {
    const isLast = operation.op === 'StepFailed' || !answer.mayRetry || run.attempt + 1 >= maxAttempts(fn)
    if (!isLast) {
      await retry(db, run, jobId, fn, { ...answer, kind: 'error', error: operation.error })
      return 'over' as const
    }
    await runs.saveStep(db, run.id, {
      id: operation.id,
      name: nameOf(operation),
      error: operation.error ?? { message: 'failed' },
    })
    return 'again' as const
  }

  const apply = async (
    db: Db,
    run: Run,
    jobId: string,
    fn: FunctionConfig,
    answer: Answer & { kind: 'operations' },
    now: Date,
  ) => {
    let isProgress = false
    const planned: string[] = []
    for (const operation of answer.operations) {
      if (doneOperations.has(operation.op)) {
        await runs.saveStep(db, run.id, { id: operation.id, name: nameOf(operation), data: operation.data })
        isProgress = true
      } else if (operation.op === 'StepError' || operation.op === 'StepFailed') {
        if ((await failStep(db, run, jobId, fn, operation, answer)) === 'over')
          return { verdict: 'over' as const, planned }
        isProgress = true
      } else if (operation.op === 'StepPlanned') {
        planned.push(operation.id)
      } else if (operation.op === 'Sleep') {
        await runs.saveSleep(db, run.id, {
          id: operation.id,
          name: nameOf(operation),
          wakeAt: wakeTime(operation.name ?? '', now),
        })
      } else {
        const error = { name: 'Error', message: `${operation.op} (${nameOf(operation)}) isn't run by this executor` }
        return { verdict: await fail(db, run, jobId, error), planned }
      }
    }
    if (isProgress || planned.length) return { verdict: 'again' as const, planned }
    await runs.sleep(db, run.id, jobId)
    return { verdict: 'over' as const, planned }
  }

  /** One call of the application and what follows from its answer, written in one transaction. */
  const advance = async (
    run: Run,
    jobId: string,
    fn: FunctionConfig,
    planned: string[],
  ): Promise<{ verdict: Verdict; planned: string[] }> => {
    const steps = await runs.listSteps(sql, run.id)
    const stepId = planned[0] ?? discovery
    const answer = await application.call(fn.id, stepId, requestBody(run, steps, maxAttempts(fn)))
    const now = await clock()
    return inTransaction(sql, async (tx) => {
      if (answer.kind === 'finished') {
        await runs.complete(tx, run.id, jobId, answer.output)
        return { verdict: 'over', planned: [] }
      }
      if (answer.kind === 'error') return { verdict: await retry(tx, run, jobId, fn, answer), planned: [] }
      if (answer.kind !== 'operations') return { verdict: await loseOrWait(tx, run, jobId, fn, answer), planned: [] }
      const result = await apply(tx, run, jobId, fn, answer, now)
      const left = planned.slice(1)
      return { verdict: result.verdict, planned: left.length ? left : result.planned }
    })
  }

  const unrunnable = (run: Run, fn: FunctionConfig | undefined): string | null => {
    if (!fn) return registry.list().length ? `The application no longer serves ${run.functionId}` : null
    const unknown = listUnknown(fn)
    return unknown.length ? `${unknown.join(', ')} isn't run by this executor` : null
  }

  return async (run: Run, jobId: string): Promise<void> => {
    const fn = registry.find(run.functionId)
    const reason = unrunnable(run, fn)
    if (reason) {
      await inTransaction(sql, (tx) => fail(tx, run, jobId, { name: 'Error', message: reason }))
      return
    }
    if (!fn) {
      await inTransaction(sql, (tx) => runs.retry(tx, run, jobId, 1000, 'nothing', null))
      return
    }
    await runs.start(sql, run.id)
    let planned: string[] = []
    for (let current: Run | null = run; current; current = await runs.find(sql, run.id)) {
      const result = await advance(current, jobId, fn, planned)
      if (result.verdict === 'over') return
      planned = result.planned
    }
  }
}
