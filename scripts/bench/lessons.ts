import { sql as raw } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closeDb, db } from '@/db/client'
import { invariantQueries } from '@/db/invariants'
import * as schema from '@/db/schema'
import { findAgenda } from '@/lib/agenda/queries'
import { bookLesson } from '@/lib/bookings/commands'
import { addDays, dayOf, mondayOf } from '@/lib/core/time'
import { type Job, listJobs, readJobs, wordsOf } from './lesson-jobs'
import { median, percentile, round } from './measures.mjs'

/*
 * P3 and P4, on data set S (data.ts): the week grid against `select 1`; the booking command against the same SQL in a
 * plain loop of prepared statements with as many connections. Prints one line of JSON, last.
 */
const connections = 10
const rounds = 5
const perRound = 400
const url = process.env.DATABASE_URL ?? ''

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

type Statement = { text: string; values: unknown[] }

/** What the command says to the database, word for word: recorded once from a connection that notes everything. */
async function recordCommand(job: Job): Promise<{ statements: Statement[]; bookingId: string }> {
  const statements: Statement[] = []
  const noting = postgres(url, {
    max: 1,
    onnotice: () => {},
    debug: (_, text, values) => void statements.push({ text, values: [...values] }),
  })
  const holder = globalThis as unknown as { diapasonDb?: { client: unknown; db: unknown; url: string } }
  await closeDb()
  await noting`select 1`
  statements.length = 0
  holder.diapasonDb = { client: noting, db: drizzle(noting, { schema }), url }
  const bookingId = await runCommand(job)
  await closeDb()
  return { statements: statements.filter(({ text }) => !/pg_catalog|from pg_type/.test(text)), bookingId }
}

async function runCommand(job: Job): Promise<string> {
  const { passId, teacherId, startsAt } = job
  const outcome = await bookLesson(job.actor, { passId, teacherId, startsAt })
  if (!outcome.ok) throw new Error(`the command refused: ${outcome.refusal}`)
  return outcome.value.bookingId
}

const isControl = (text: string) => /^(begin|commit)/i.test(text)

/** The recorded statements with another job's values, in a transaction where the command has one. */
async function runPlainly(client: postgres.Sql, recorded: Recorded, job: Job): Promise<void> {
  const theirs = [...wordsOf(recorded.job), recorded.bookingId]
  const anyOf = new RegExp(theirs.join('|'), 'g')
  const replace = (value: unknown, bookingId: string): unknown => {
    const ours = [...wordsOf(job), bookingId]
    // In one pass: a day put in must not be taken for one to replace.
    return typeof value === 'string' ? value.replace(anyOf, (word) => ours[theirs.indexOf(word)]!) : value
  }
  const say = async (on: postgres.Sql, { text, values }: Statement, bookingId: string) =>
    on.unsafe(text, values.map((value) => replace(value, bookingId)) as never[], { prepare: true })
  const begin = recorded.statements.findIndex(({ text }) => /^begin/i.test(text))
  for (const statement of recorded.statements.slice(0, begin)) await say(client, statement, '')
  await client.begin(async (tx) => {
    let bookingId = ''
    for (const statement of recorded.statements.slice(begin)) {
      if (isControl(statement.text)) continue
      const rows = await say(tx as unknown as postgres.Sql, statement, bookingId)
      if (/^insert into "bookings"/i.test(statement.text)) bookingId = rows[0]!.id
    }
  })
}

type Recorded = { statements: Statement[]; bookingId: string; job: Job }

/** Jobs shared by as many workers as there are connections. @returns bookings per second */
async function throughput(jobs: Job[], work: (job: Job) => Promise<unknown>): Promise<number> {
  const waiting = [...jobs]
  const worker = async () => {
    for (let job = waiting.pop(); job; job = waiting.pop()) await work(job)
  }
  const milliseconds = await timed(() => Promise.all(Array.from({ length: connections }, worker)))
  return (jobs.length * 1_000) / milliseconds
}

async function measureBooking(jobs: Job[]) {
  const recorded = { ...(await recordCommand(jobs[0]!)), job: jobs[0]! }
  const client = postgres(url, { max: connections, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  const take = listJobs(jobs.slice(1))
  const plainly = (job: Job) => runPlainly(client, recorded, job)
  await throughput(take(200), runCommand)
  await throughput(take(200), plainly)
  const rates: [command: number, plain: number][] = []
  for (let index = 0; index < rounds; index += 1) {
    const plain = await throughput(take(perRound), plainly)
    rates.push([await throughput(take(perRound), runCommand), plain])
  }
  await client.end()
  const ratio = median(rates.map(([command, plain]) => command / plain))
  const count = recorded.statements.filter(({ text }) => !isControl(text)).length
  return {
    promise: 'P4',
    what: 'booking command / the same SQL in a plain loop of prepared statements',
    figure: `${round(ratio)} ×`,
    wanted: '≥ 0.5 ×',
    ok: ratio >= 0.5,
    detail: `${connections} connections, ${count} statements each; ${round(median(rates.map(([rate]) => rate)), 0)} and ${round(median(rates.map(([, rate]) => rate)), 0)} bookings a second, median of ${rounds} interleaved rounds of ${perRound}`,
  }
}

async function countBroken(): Promise<string[]> {
  const broken: string[] = []
  for (const { name, sql } of invariantQueries) {
    if ((await db().execute(raw.raw(sql))).length > 0) broken.push(name)
  }
  return broken
}

process.env.DATABASE_POOL = String(connections)
const jobs = await readJobs(1 + 400 + 300 + 2 * rounds * perRound)
const measures = [await measureGrid(jobs[0]!), await measureBooking(jobs)]
const broken = await countBroken()
measures.push({
  promise: 'I1 I2',
  what: 'promises of the database after it',
  figure: broken.length === 0 ? 'all kept' : broken.join(', '),
  wanted: 'all kept',
  ok: broken.length === 0,
  detail: `${invariantQueries.length} queries of db/invariants.ts`,
})
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
