import { sql as raw } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { findAgenda } from '@/lib/agenda/queries'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { addDays, dayOf, mondayOf } from '@/lib/core/time'
import { measurePromises } from './invariants'
import { type Job, readJobs, wordsOf } from './lesson-jobs'
import { median, percentile, round } from './measures.mjs'
import { compareWithPlainLoop, connections, countJobs } from './replay'

/*
 * P3 and P4, on data set S (data.ts): the week grid against `select 1`; the booking command against the same SQL in a
 * plain loop of prepared statements with as many connections. Prints one line of JSON, last.
 */

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function measureGrid(job: Job) {
  const scope = { structureId: job.structureId, clientFileId: job.fileId, passId: job.passId, teacherId: job.teacherId }
  const monday = addDays(mondayOf(dayOf(job.startsAt, 'UTC')), -28)
  const grid = () => findAgenda(scope, monday, addDays(monday, 6))
  const one = () => db().execute(raw`select 1`)
  if (!(await grid())) throw new Error('the bench has no pass to look at')
  const times: { grid: number[]; one: number[] } = { grid: [], one: [] }
  for (let index = 0; index < 1_200; index += 1) {
    const [g, o] = [await timed(grid), await timed(one)]
    if (index >= 200) {
      times.grid.push(g)
      times.one.push(o)
    }
  }
  const ratio = median(times.grid) / median(times.one)
  return {
    promise: 'P3',
    what: 'query of a teacher’s week grid / select 1',
    figure: `${round(ratio, 1)} ×`,
    wanted: '≤ 5 ×',
    ok: ratio <= 5,
    detail: `medians of 1,000 each, interleaved: ${round(median(times.grid))} ms and ${round(median(times.one))} ms; p95 ${round(percentile(times.grid, 95))} ms; 22,000 bookings`,
  }
}

async function bookOne({ actor, passId, teacherId, startsAt }: Job): Promise<void> {
  const outcome = await bookLesson(actor, { passId, teacherId, startsAt })
  if (!outcome.ok) throw new Error(`the command refused: ${outcome.refusal}`)
}

process.env.DATABASE_POOL = String(connections)
const size = { warmUp: 200, perRound: 400 }
const jobs = await readJobs(countJobs(size))
const measures = [
  await measureGrid(jobs[0]!),
  await compareWithPlainLoop({ ...size, name: 'booking', jobs, run: bookOne, wordsOf }),
]
measures.push(await measurePromises())
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
