import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { closeDb } from '@/db/client'
import * as schema from '@/db/schema'
import { median, round } from './measures.mjs'

/*
 * P4: a command against the same SQL in a plain loop of prepared statements, with as many connections. What one run of the
 * command says is recorded with what it was answered, then said again for other jobs: their own words are put in beforehand,
 * and the ids and counters that the database gives are carried from each answer to what follows.
 */
export const connections = 10
const rounds = 5
const url = process.env.DATABASE_URL ?? ''

type Statement = { text: string; values: unknown[]; rows: unknown[] }

export type Comparison<Job> = {
  /** 'P4', unless said otherwise. */
  promise?: string
  /** 'booking' */
  name: string
  jobs: readonly Job[]
  run: (job: Job) => Promise<unknown>
  /** What names the job in its statements, in one order. */
  wordsOf: (job: Job) => string[]
  /** What the command asks of others than the database, for the plain loop. */
  beside?: (job: Job) => Promise<void>
  warmUp: number
  perRound: number
}

/** How many jobs a comparison uses up. */
export const countJobs = ({ warmUp, perRound }: { warmUp: number; perRound: number }) =>
  1 + 2 * warmUp + 2 * rounds * perRound

const isControl = ({ text }: Statement) => /^(begin|commit)/i.test(text)
const isBegin = ({ text }: Statement) => /^begin/i.test(text)

/** What the command says to the database, word for word, on a connection that notes everything. */
async function record(run: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const note = (row: unknown) => {
    statements.at(-1)?.rows.push(row)
    return row
  }
  const noting = postgres(url, {
    max: 1,
    onnotice: () => {},
    debug: (_, text, values) => void statements.push({ text, values: [...values], rows: [] }),
    transform: { row: { from: note } },
  })
  const holder = globalThis as unknown as { diapasonDb?: { client: unknown; db: unknown; url: string } }
  await closeDb()
  await noting`select 1`
  statements.length = 0
  holder.diapasonDb = { client: noting, db: drizzle(noting, { schema }), url }
  await run()
  await closeDb()
  return statements.filter(({ text }) => !/pg_catalog|from pg_type/.test(text))
}

/** The recorded statements with the words of another job. In one pass: a day put in must not be taken for one to replace. */
function fill(recorded: readonly Statement[], theirs: readonly string[], ours: readonly string[]): Statement[] {
  const anyOf = new RegExp(theirs.map((word) => word.replace(/[{}]/g, '\\$&')).join('|'), 'g')
  const put = (text: string) => text.replace(anyOf, (word) => ours[theirs.indexOf(word)]!)
  return recorded.map(({ text, values, rows }) => ({
    text,
    values: values.map((value) => (typeof value === 'string' ? put(value) : value)),
    rows: rows.map((row) => JSON.parse(put(JSON.stringify(row)))),
  }))
}

const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const idsOf = (row: unknown) => JSON.stringify(row).match(id) ?? []
const isCounter = (text: string) => /^insert into "(invoice_)?counters"/.test(text)

/** What the database gave this time for what it gave when recorded. */
class Answers {
  private readonly ids = new Map<string, string>()
  private readonly counts = new Map<string, unknown>()

  learn(statement: Statement, rows: readonly unknown[]) {
    for (const [index, row] of rows.entries()) {
      const [before, now] = [idsOf(statement.rows[index] ?? null), idsOf(row)]
      for (const [at, old] of before.entries()) if (now[at] && now[at] !== old) this.ids.set(old, now[at])
    }
    if (!isCounter(statement.text)) return
    const [before, now] = [statement.rows[0], rows[0]].map((row) => Object.values(row as object))
    for (const [at, old] of before!.entries()) if (Number.isInteger(old)) this.counts.set(String(old), now![at])
  }

  /** A counted number stands in the row that it was counted for, and there only. */
  put({ text, values }: Statement): unknown[] {
    const isCounted = this.counts.size > 0 && /^insert into "(orders|invoices)"/.test(text)
    return values.map((value) => {
      if (isCounted && this.counts.has(String(value))) return this.counts.get(String(value))
      if (this.ids.size === 0 || typeof value !== 'string') return value
      return value.replace(id, (word) => this.ids.get(word) ?? word)
    })
  }
}

/** Statements one after the other, in a transaction where the command has one. */
async function runPlainly(client: postgres.Sql, statements: readonly Statement[]): Promise<void> {
  const answers = new Answers()
  const say = async (on: postgres.Sql, statement: Statement) => {
    const values = answers.put(statement) as never[]
    answers.learn(statement, await on.unsafe(statement.text, values, { prepare: true }).values())
  }
  const begin = statements.findIndex(isBegin)
  for (const statement of statements.slice(0, begin)) await say(client, statement)
  await client.begin(async (tx) => {
    const inside = statements.slice(begin).filter((statement) => !isControl(statement))
    for (const statement of inside) await say(tx as unknown as postgres.Sql, statement)
  })
}

/** A client of the plain loop: JSON is already text, as in what was recorded. */
function connectPlainly() {
  const client = postgres(url, { max: connections, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  for (const json of ['114', '3802']) client.options.serializers[json as never] = ((value: unknown) => value) as never
  return client
}

/** Jobs shared by as many workers as there are connections. @returns jobs per second */
export async function throughput<Item>(jobs: readonly Item[], work: (job: Item) => Promise<unknown>): Promise<number> {
  const waiting = [...jobs]
  const worker = async () => {
    for (let job = waiting.pop(); job; job = waiting.pop()) await work(job)
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  return (jobs.length * 1_000) / (performance.now() - from)
}

/** Hands out jobs once each. */
function handOut<Job>(jobs: readonly Job[]): (count: number) => Job[] {
  const waiting = [...jobs]
  return (count) => {
    if (waiting.length < count) throw new Error('the bench ran out of jobs')
    return waiting.splice(0, count)
  }
}

export async function compareWithPlainLoop<Job>(comparison: Comparison<Job>) {
  const { promise = 'P4', name, jobs, run, wordsOf, beside, warmUp, perRound } = comparison
  const theirs = wordsOf(jobs[0]!)
  const recorded = await record(() => run(jobs[0]!))
  const client = connectPlainly()
  const take = handOut(jobs.slice(1))
  const takeFilled = (count: number) =>
    take(count).map((job) => ({ job, statements: fill(recorded, theirs, wordsOf(job)) }))
  const plainly = async ({ job, statements }: { job: Job; statements: Statement[] }) => {
    await runPlainly(client, statements)
    await beside?.(job)
  }
  await throughput(take(warmUp), run)
  await throughput(takeFilled(warmUp), plainly)
  const rates: [command: number, plain: number][] = []
  for (let index = 0; index < rounds; index += 1) {
    const plain = await throughput(takeFilled(perRound), plainly)
    rates.push([await throughput(take(perRound), run), plain])
  }
  await client.end()
  const ratio = median(rates.map(([command, plain]) => command / plain))
  const [ours, plain] = [0, 1].map((at) => round(median(rates.map((rate) => rate[at]!)), 0))
  const count = recorded.filter((statement) => !isControl(statement)).length
  return {
    promise,
    what: `${name} command / the same SQL${beside ? ' and request' : ''} in a plain loop of prepared statements`,
    figure: `${round(ratio)} ×`,
    wanted: '≥ 0.5 ×',
    ok: ratio >= 0.5,
    detail: `${connections} connections, ${count} statements each; ${ours} and ${plain} a second, median of ${rounds} interleaved rounds of ${perRound}`,
  }
}
