import type { Sql } from './database'
import type { Queue } from './queue'
import type { Run, Runs } from './runs'

const maxAtOnce = 16
/** The net under the triggers: a job that nobody announced is found within this time. */
const pollMs = 500
const rescueMs = 5_000

type Work = { run: Run; jobId: string }

/** Takes jobs as soon as they are announced, and holds back a run whose concurrency key is fully used. */
export function createDispatcher(
  sql: Sql,
  queue: Queue,
  runs: Runs,
  drive: (run: Run, jobId: string) => Promise<void>,
) {
  const used = new Map<string, number>()
  const active = new Map<string, Work>()
  let parked: Work[] = []
  let isPumping = false
  let isAskedAgain = false
  let isStopped = false

  const isFree = ({ run }: Work) => run.slots.every((slot) => (used.get(slot.name) ?? 0) < slot.limit)

  const count = ({ run }: Work, change: 1 | -1) => {
    for (const { name } of run.slots) {
      const left = (used.get(name) ?? 0) + change
      if (left > 0) used.set(name, left)
      else used.delete(name)
    }
  }

  const run = (work: Work) => {
    active.set(work.run.id, work)
    count(work, 1)
    drive(work.run, work.jobId)
      .catch((error: Error) => console.error(`run ${work.run.id}: ${error.message}`))
      .finally(() => {
        active.delete(work.run.id)
        count(work, -1)
        void pump()
      })
  }

  const runParked = () => {
    for (const work of [...parked]) {
      if (active.size >= maxAtOnce || !isFree(work)) continue
      parked = parked.filter((other) => other !== work)
      run(work)
    }
  }

  /** A job of a run that ended, sleeps or is already in hand says nothing new. */
  const accept = async (job: { id: string; runId: string }) => {
    const isInHand = active.has(job.runId) || parked.some((work) => work.run.id === job.runId)
    const found = isInHand ? null : await runs.find(sql, job.runId)
    if (!found || (found.status !== 'queued' && found.status !== 'running')) return queue.done(sql, job.id)
    const work = { run: found, jobId: job.id }
    if (isFree(work)) run(work)
    else parked.push(work)
  }

  const takeAll = async () => {
    runParked()
    while (!isStopped && active.size < maxAtOnce) {
      const jobs = await queue.take(maxAtOnce - active.size)
      if (jobs.length === 0) return
      for (const job of jobs) await accept(job)
    }
  }

  const pump = async (): Promise<void> => {
    isAskedAgain = true
    if (isPumping || isStopped) return
    isPumping = true
    try {
      while (isAskedAgain && !isStopped) {
        isAskedAgain = false
        await takeAll()
      }
    } catch (error) {
      console.error(`dispatcher: ${(error as Error).message}`)
    } finally {
      isPumping = false
    }
  }

  /** Announces again every open run that no job announces. */
  const rescue = async (olderMs: number) => {
    const known = [...active.keys(), ...parked.map((work) => work.run.id)]
    for (const { id, delayMs } of await runs.listForgotten(sql, known, olderMs)) await queue.add(sql, id, delayMs)
    await pump()
  }

  const quietly = (work: () => Promise<unknown>) => () => {
    work().catch((error: Error) => console.error(`dispatcher: ${error.message}`))
  }
  const timers = [
    setInterval(quietly(pump), pollMs),
    setInterval(
      quietly(() => rescue(5_000)),
      rescueMs,
    ),
  ]

  return {
    pump,
    rescue,
    /** Nothing in this process waits or works, and nothing in the database could start now. */
    isIdle: async () => active.size === 0 && parked.length === 0 && !isPumping && (await runs.isIdle(sql)),
    async stop() {
      isStopped = true
      for (const timer of timers) clearInterval(timer)
      const deadline = Date.now() + 1_500
      while (active.size && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}

export type Dispatcher = ReturnType<typeof createDispatcher>
