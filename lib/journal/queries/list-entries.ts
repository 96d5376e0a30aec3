import 'server-only'
import { and, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { holds } from '@/db/search'
import { auditJournal } from '@/db/views'
import type { Staff } from '@/lib/core/actor'
import { addDays, startOfDay } from '@/lib/core/time'
import { families, type JournalFilter, type JournalRow } from '../types'
import { findNames } from './find-names'

export const entriesPerPage = 50
/** So many are counted; nobody reads further, a narrower search finds. */
export const mostCounted = 10_000
/** Lines of a file at most: a longer stretch is exported in several. */
export const mostExported = 20_000

const actorAccount = sql`${auditJournal.actor} ->> 'accountId'`

function matchAuthor(by: JournalFilter['by']): SQL | undefined {
  if (by === null) return undefined
  if (by === 'clients') return inArray(auditJournal.actorKind, ['member', 'visitor'])
  if (by === 'machine') return inArray(auditJournal.actorKind, ['job', 'provider'])
  return and(inArray(auditJournal.actorKind, ['staff', 'staffAs']), sql`${actorAccount} = ${by}`)
}

/** About a client, by any word of their name or by their number, or about an order by its own. */
function matchSubject(structureId: string, on: string): SQL | undefined {
  if (on === '') return undefined
  const order = /^c?\s*(\d{1,9})$/i.exec(on)?.[1]
  const words = on.split(/\s+/).map((word) => sql`${clientFiles.searchText} like ${holds(word)}`)
  const files = db()
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(
      and(eq(clientFiles.structureId, structureId), order ? sql`${clientFiles.number} = ${order}::int` : and(...words)),
    )
  const numbered = sql`${auditJournal.subjectId} in (select ${orders.id}::text from ${orders}
    where ${orders.structureId} = ${structureId} and ${orders.number} = ${order ?? '0'}::int)`
  const isClients = inArray(auditJournal.clientFileId, files)
  if (/^c/i.test(on) && order) return numbered
  return order ? or(isClients, numbered) : isClients
}

function narrow(structureId: string, zone: string, { by, family, on, from, until }: JournalFilter): SQL | undefined {
  const starts = family ? families[family].map((start) => sql`starts_with(${auditJournal.operation}, ${start})`) : []
  return and(
    eq(auditJournal.structureId, structureId),
    matchAuthor(by),
    starts.length > 0 ? or(...starts) : undefined,
    matchSubject(structureId, on),
    from ? gte(auditJournal.createdAt, startOfDay(from, zone)) : undefined,
    until ? lt(auditJournal.createdAt, startOfDay(addDays(until, 1), zone)) : undefined,
  )
}

type Range = { limit: number; offset: number }

async function readRows(structureId: string, where: SQL | undefined, { limit, offset }: Range): Promise<JournalRow[]> {
  const rows = await db()
    .select()
    .from(auditJournal)
    .where(where)
    .orderBy(desc(auditJournal.createdAt), desc(auditJournal.id))
    .limit(limit)
    .offset(offset)
  const names = await findNames(structureId, rows)
  return rows.map((row) => ({
    id: row.id,
    at: row.createdAt,
    operation: row.operation,
    by: names.authorOf(row),
    subject: names.subjectOf(row),
    before: row.before,
    after: row.after,
    reason: row.reason,
    isErased: row.isErased,
  }))
}

/** One page of the journal, the latest first, and how many entries are found (10,000 at most are counted) ([2.F2]). */
export async function listEntries(
  { structureId }: Staff,
  zone: string,
  filter: JournalFilter,
): Promise<{ rows: JournalRow[]; found: number }> {
  const where = narrow(structureId, zone, filter)
  const counted = db().select({ one: sql`1` }).from(auditJournal).where(where).limit(mostCounted).as('counted')
  const [rows, [count]] = await Promise.all([
    readRows(structureId, where, { limit: entriesPerPage, offset: (filter.page - 1) * entriesPerPage }),
    db().select({ found: sql<number>`count(*)::int` }).from(counted),
  ])
  return { rows, found: count?.found ?? 0 }
}

/** The same for a file: every entry found, up to what a spreadsheet takes. */
export const exportEntries = ({ structureId }: Staff, zone: string, filter: JournalFilter): Promise<JournalRow[]> =>
  readRows(structureId, narrow(structureId, zone, filter), { limit: mostExported, offset: 0 })

/** The latest of a client, with those of the files that were merged into theirs ([2.A2]). */
export function listEntriesOfFile({ structureId }: Staff, clientFileId: string, most: number): Promise<JournalRow[]> {
  const merged = db().select({ id: clientFiles.id }).from(clientFiles).where(eq(clientFiles.mergedIntoId, clientFileId))
  const isTheirs = or(eq(auditJournal.clientFileId, clientFileId), inArray(auditJournal.clientFileId, merged))
  return readRows(structureId, and(eq(auditJournal.structureId, structureId), isTheirs), { limit: most, offset: 0 })
}
