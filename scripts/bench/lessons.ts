import { sql as raw } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { listAgendas } from '@/lib/agenda/queries/list-agendas'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { firstDays, listSoonest, searchDays } from '@/lib/bookings/queries/list-soonest'
import { listSoonestFree } from '@/lib/bookings/rules'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf, mondayOf } from '@/lib/core/time'
import { measurePromises } from './invariants'
import { type Job, readJobs, wordsOf } from './lesson-jobs'
import { median, percentile, round } from './measures.mjs'
import { compareWithPlainLoop, connections, countJobs } from './replay'

/*
 * P3 and P4, on data set S (data.ts): the week grid and the first free slots against `select 1`; the booking command against the same SQL in a
 * plain loop of prepared statements with as many connections. Prints one line of JSON, last.
 */

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

type Query = { what: string; most: number; rounds: number; run: () => Promise<unknown>; of: string }

/** A query against `select 1` timed in the same run, one after the other. */
async function compareWithOne({ what, most, rounds, run, of }: Query) {
  const one = () => db().execute(raw`select 1`)
  const times: { query: number[]; one: number[] } = { query: [], one: [] }
  for (let index = 0; index < rounds * 1.2; index += 1) {
    const [q, o] = [await timed(run), await timed(one)]
    if (index >= rounds * 0.2) {
      times.query.push(q)
      times.one.push(o)
    }
  }
  const ratio = median(times.query) / median(times.one)
  return {
    promise: 'P3',
    what: `${what} / select 1`,
    figure: `${round(ratio, 1)} ×`,
    wanted: `≤ ${most} ×`,
    ok: ratio <= most,
    detail: `medians of ${rounds} each, interleaved: ${round(median(times.query))} ms and ${round(median(times.one))} ms; p95 ${round(percentile(times.query, 95))} ms; ${of}`,
  }
}

const scopeOf = ({ structureId, fileId: clientFileId, passId }: Job) => ({ structureId, clientFileId, passId })

async function measureGrid(job: Job) {
  const monday = addDays(mondayOf(dayOf(job.startsAt, 'UTC')), -28)
  const run = () => findAgenda({ ...scopeOf(job), teacherId: job.teacherId }, monday, addDays(monday, 6))
  if (!(await run())) throw new Error('the bench has no pass to look at')
  return compareWithOne({ what: 'query of a teacher’s week grid', most: 5, rounds: 1_000, run, of: '22,000 bookings' })
}

/** What is asked of the database; what is computed from its answer is reported. */
async function measureFirstSlots(job: Job) {
  const now = await clock()
  const from = dayOf(now, 'Europe/Paris')
  const wanted = { days: { from, until: addDays(from, searchDays - 1) }, count: 6, isShown: () => true }
  const found = await listSoonest(scopeOf(job), wanted, now)
  const asked = addDays(from, firstDays(from) - 1)
  if (found?.length !== 6 || found.some(({ slot }) => slot.day > asked)) throw new Error('the bench is fully booked')
  const run = () => listAgendas(scopeOf(job), from, asked)
  const agendas = await run()
  const computing = await timed(async () => listSoonestFree(agendas, { from, until: asked }, 6, now))
  return compareWithOne({
    what: 'query of the first free slots of all teachers',
    most: 25,
    rounds: 200,
    run,
    of: `${agendas.length} teachers × ${searchDays} days, found in the first ${firstDays(from)}; computing them: ${round(computing)} ms`,
  })
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
  await measureFirstSlots(jobs[0]!),
  await compareWithPlainLoop({ ...size, name: 'booking', jobs, run: bookOne, wordsOf }),
]
measures.push(await measurePromises())
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
