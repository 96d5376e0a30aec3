import { sql as raw } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closeDb, db } from '@/db/client'
import { invariantQueries } from '@/db/invariants'
import * as schema from '@/db/schema'
import { findAgenda } from '@/lib/agenda/queries'
import { bookLesson } from '@/lib/bookings/commands'
import { addDays, dayOf, mondayOf } from '@/lib/core/time'
import { type Job, listJobs, locksOf, readJobs, wordsOf } from './lesson-jobs'
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
  const locks = statements.find(({ text }) => text.includes('app_lock'))?.values[0]
  if (locks !== locksOf(job)) throw new Error('the command takes other locks than the plain loop would')
  return { statements: statements.filter(({ text }) => !/pg_catalog|from pg_type/.test(text)), bookingId }
}

async function runCommand(job: Job): Promise<string> {
  const { passId, teacherId, startsAt } = job
  const outcome = await bookLesson(job.actor, { passId, teacherId, startsAt })
  if (!outcome.ok) throw new Error(`the command refused: ${outcome.refusal}`)
  return outcome.value.bookingId
}

const isControl = (text: string) => /^(begin|commit)/i.test(text)

type Recorded = { statements: Statement[]; bookingId: string; job: Job }

/** The recorded statements with the values of other jobs, all but the id that the booking gets: nothing is left to compute in the loop. */
function fill({ statements, job: recorded }: Recorded, jobs: readonly Job[]): Statement[][] {
  const theirs = wordsOf(recorded)
  const anyOf = new RegExp(theirs.map((word) => word.replace(/[{}]/g, '\\$&')).join('|'), 'g')
  return jobs.map((job) => {
    const ours = wordsOf(job)
    // In one pass: a day put in must not be taken for one to replace.
    const put = (value: unknown) =>
      typeof value === 'string' ? value.replace(anyOf, (word) => ours[theirs.indexOf(word)]!) : value
    return statements.map(({ text, values }) => ({ text, values: values.map(put) }))
  })
}

/** Statements one after the other, in a transaction where the command has one. */
async function runPlainly(client: postgres.Sql, recordedId: string, statements: readonly Statement[]): Promise<void> {
  const begin = statements.findIndex(({ text }) => /^begin/i.test(text))
  const say = (on: postgres.Sql, text: string, values: unknown[]) =>
    on.unsafe(text, values as never[], { prepare: true })
  for (const { text, values } of statements.slice(0, begin)) await say(client, text, values)
  await client.begin(async (tx) => {
    let bookingId = recordedId
    for (const { text, values } of statements.slice(begin)) {
      if (isControl(text)) continue
      const put = (value: unknown) => (typeof value === 'string' ? value.replaceAll(recordedId, bookingId) : value)
      const rows = await say(tx as unknown as postgres.Sql, text, values.map(put))
      if (/^insert into "bookings"/i.test(text)) bookingId = rows[0]!.id
    }
  })
}

/** A client of the plain loop: JSON is already text, as in what was recorded. */
function connectPlainly() {
  const client = postgres(url, { max: connections, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  for (const json of ['114', '3802']) client.options.serializers[json as never] = ((value: unknown) => value) as never
  return client
}

/** Jobs shared by as many workers as there are connections. @returns bookings per second */
async function throughput<Item>(jobs: readonly Item[], work: (job: Item) => Promise<unknown>): Promise<number> {
  const waiting = [...jobs]
  const worker = async () => {
    for (let job = waiting.pop(); job; job = waiting.pop()) await work(job)
  }
  const milliseconds = await timed(() => Promise.all(Array.from({ length: connections }, worker)))
  return (jobs.length * 1_000) / milliseconds
}

async function measureBooking(jobs: Job[]) {
  const recorded = { ...(await recordCommand(jobs[0]!)), job: jobs[0]! }
  const client = connectPlainly()
  const take = listJobs(jobs.slice(1))
  const plainly = (statements: Statement[]) => runPlainly(client, recorded.bookingId, statements)
  await throughput(take(200), runCommand)
  await throughput(fill(recorded, take(200)), plainly)
  const rates: [command: number, plain: number][] = []
  for (let index = 0; index < rounds; index += 1) {
    const plain = await throughput(fill(recorded, take(perRound)), plainly)
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
