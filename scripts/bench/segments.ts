import { sql } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { clock } from '@/lib/core/clock'
import { addMonths, dayOf } from '@/lib/core/time'
import { listPeople } from '@/lib/segments/queries/list-people'
import { countRecipients } from '@/lib/segments/queries/list-recipients'
import type { Condition, Query } from '@/lib/segments/types'
import { findStructure } from '@/lib/structures/queries'
import { loadFiles } from './files-data'
import { median, round } from './measures.mjs'
import { loadSegmentsData } from './segments-data'

/*
 * Segments on 200,000 files (files-data.ts, segments-data.ts): the count that follows what one types, for each kind of
 * condition and for queries as people write them, beside a plain count of the open files in the same rounds ([2.D1]).
 * Prints one line of JSON, last.
 */
const rounds = 7
/** How many plain counts each may take. */
const most = { one: 6, several: 15 }

await loadFiles(process.env.DATABASE_OWNER_URL ?? '')
await loadSegmentsData(process.env.DATABASE_OWNER_URL ?? '')
const structure = (await findStructure('atelier'))!
const today = dayOf(await clock(), structure.timeZone)
const [liked] = await db().execute<{ id: string }>(
  sql`select offer_id as id from interests group by 1 order by count(*) desc limit 1`,
)

const byEmail: Condition = { kind: 'consent', channel: 'email' }
const aroundLyon: Condition = { kind: 'around', country: 'FR', town: 'Lyon', area: null, km: 30 }
const sinceAYear: Condition = { kind: 'active', since: addMonths(today, -12) }
const anyLesson: Condition = { kind: 'pupil', of: 'offer', id: null, since: null }

const conditions: Condition[] = [
  byEmail,
  { kind: 'interested', offerId: liked!.id },
  { kind: 'to_place', offerId: null },
  anyLesson,
  { ...anyLesson, since: addMonths(today, -3) },
  { kind: 'member' },
  { kind: 'lessons_left' },
  { kind: 'country', country: 'FR', prefixes: ['69', '42'] },
  aroundLyon,
  { ...aroundLyon, km: 200 },
  { kind: 'age', of: 'learner', from: 6, to: 12 },
  { kind: 'age', of: 'holder', from: 40, to: 50 },
  { kind: 'locale', locale: 'fr-FR' },
  { kind: 'balance_due' },
  sinceAYear,
]
const combinations: Query[] = [
  { kind: 'and', of: [aroundLyon, byEmail] },
  { kind: 'and', of: [byEmail, { kind: 'not', of: anyLesson }] },
  { kind: 'and', of: [aroundLyon, byEmail, { kind: 'interested', offerId: null }] },
  {
    kind: 'and',
    of: [byEmail, { kind: 'or', of: [{ kind: 'member' }, { kind: 'lessons_left' }] }, { kind: 'not', of: sinceAYear }],
  },
]

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const countAll = () =>
  db().execute(sql`select count(*) from client_files where structure_id = ${structure.id} and status = 'active'`)

/** A query's work and the plain count, one after the other in each round, so that both meet the same load. */
async function compare(work: () => Promise<unknown>) {
  const [own, plain]: [number[], number[]] = [[], []]
  await work()
  for (let round = 0; round < rounds; round += 1) {
    own.push(await time(work))
    plain.push(await time(countAll))
  }
  return { ms: median(own), ratio: median(own) / median(plain) }
}

async function measure(
  what: string,
  wanted: number,
  queries: readonly Query[],
  work: (query: Query) => Promise<unknown>,
) {
  const found = []
  for (const query of queries) found.push({ query, ...(await compare(() => work(query))) })
  const slowest = found.reduce((one, other) => (other.ratio > one.ratio ? other : one))
  const { kind } = slowest.query
  return {
    promise: 'D1',
    what: `${what} / a plain count of the open files`,
    figure: `${round(slowest.ratio, 1)} ×`,
    wanted: `≤ ${wanted} ×`,
    ok: slowest.ratio <= wanted,
    detail: `the slowest of ${queries.length}${kind === 'and' ? '' : ` (${kind})`}: ${round(slowest.ms, 0)} ms; median of them ${round(median(found.map(({ ms }) => ms)), 0)} ms`,
  }
}

const count = (query: Query) => countRecipients(structure.id, query)
const measures = [
  await measure('count of a segment of one condition on 200,000 files', most.one, conditions, count),
  await measure('count of a segment of several conditions on 200,000 files', most.several, combinations, count),
  await measure('first page of its people', most.several, [...conditions, ...combinations], (query) =>
    listPeople(structure.id, query, 1),
  ),
]
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
