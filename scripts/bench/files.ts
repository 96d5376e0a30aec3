import { sql } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { findFile } from '@/lib/client-files/queries/get-file'
import { searchFiles } from '@/lib/client-files/queries/search-files'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { listDuePeople } from '@/lib/desk/queries/list-dues'
import { listOrdersOfFile } from '@/lib/desk/queries/list-orders'
import { listInvoices } from '@/lib/invoices/queries'
import { listEntriesOfFile } from '@/lib/journal/queries/list-entries'
import { listLearnersOfFile } from '@/lib/learners/queries'
import { listMembershipsOfFile } from '@/lib/memberships/queries'
import { listMessagesOfFile } from '@/lib/messages/queries/list-of-file'
import { findStructure } from '@/lib/structures/queries'
import { loadFiles } from './files-data'
import { percentile, round } from './measures.mjs'

/*
 * P7 on 200,000 files (files-data.ts): what somebody types to find a client, and all that the page of a client reads.
 * Prints one line of JSON, last.
 */
const wantedMs = 100
const rounds = 15

/** As they are typed: beginnings, whole names in both orders, a town, an address, a telephone, a number, a child, mistakes. */
const typed = [
  ...['ma', 'mar', 'dupont', 'marie dup', 'lefevre eleonore', 'claire vasseur', 'garcia toulouse', '01 99 05 00 01'],
  ...['pierre.martin50001@exemple', '150001', 'dupnot', 'mraie lefebvre'],
]

async function time(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function measure(what: string, works: readonly (() => Promise<unknown>)[]) {
  for (const work of works) await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) for (const work of works) times.push(await time(work))
  const p95 = percentile(times, 95)
  const figure = `p95 ${round(p95, 0)} ms`
  const detail = `median ${round(percentile(times, 50), 0)} ms, longest ${round(Math.max(...times), 0)} ms`
  return { promise: 'P7', what, figure, wanted: `≤ ${wantedMs} ms`, ok: p95 <= wantedMs, detail }
}

/** What the panels of a file's page read, together as they do. */
async function readPage(actor: Staff, zone: string, number: number) {
  const file = await findFile(actor, number)
  if (!file) throw new Error(`no file ${number}`)
  const scope = { structureId: actor.structureId, clientFileId: file.id }
  const everything = { search: '', kind: null, year: null, page: 1 }
  await Promise.all([
    getFollowUp(scope, zone, 5),
    listLearnersOfFile(actor.structureId, file.id),
    listMembershipsOfFile(actor.structureId, file.id),
    listDuePeople(db(), { id: actor.structureId, timeZone: zone }, await clock(), file.id),
    listOrdersOfFile(actor, file.id),
    listInvoices(actor, everything, file.id),
    listMessagesOfFile(actor, file.id, 10),
    listEntriesOfFile(actor, file.id, 20),
  ])
}

await loadFiles(process.env.DATABASE_OWNER_URL ?? '')
const structure = (await findStructure('atelier'))!
const [row] = await db().execute<{ count: number }>(sql`select count(*)::int as count from client_files`)
const actor: Staff = { kind: 'staff', accountId: '', sessionId: '', structureId: structure.id, role: 'admin' }
const rows = row!.count.toLocaleString('fr-FR')
const searches = typed.map((words) => () => searchFiles(actor, words))
const numbers = [1, 2, 10_500, 11_999, 150_001]
const pages = numbers.map((number) => () => readPage(actor, structure.timeZone, number))
const measures = [
  await measure(`search as you type on ${rows} files, 12 searches`, searches),
  await measure(`the reads of a client’s page on ${rows} files`, pages),
]
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
