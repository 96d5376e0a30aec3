import 'server-only'
import { and, desc, eq, gte, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { holds } from '@/db/search'
import type { Staff } from '@/lib/core/actor'
import { addDays, startOfDay } from '@/lib/core/time'
import { withoutMoney } from '@/lib/messages/queries/about-money'
import { staffNameOf } from '@/lib/staff/queries'
import { everyPattern, patternOf } from '../rules'
import type { LogFilter, LogRow, MailFamily } from '../types'

export const messagesPerPage = 50
/** So many are counted; nobody reads further, a narrower search finds. */
export const mostCounted = 10_000

/** What somebody of the office may read of the messages: those about money are for who handles it ([2.F1]). */
export const readable = ({ structureId, role }: Staff): SQL | undefined =>
  and(eq(messages.structureId, structureId), withoutMoney(role))

/** Each word in the address, the subject, or what one knows of the client; files as an array, so that each side has its index. */
function matchSearch(structureId: string, search: string): SQL | undefined {
  const words = search.split(/\s+/).filter(Boolean)
  return and(
    ...words.map((word) => {
      const files = sql`select id from client_files where structure_id = ${structureId} and search_text like ${holds(word)}`
      return or(
        sql`search_key(${messages.recipient} || ' ' || ${messages.subject}) like ${holds(word)}`,
        sql`${messages.clientFileId} = any(array(${files}))`,
      )
    }),
  )
}

function matchFamily(family: MailFamily | null): SQL | undefined {
  if (family === null) return undefined
  if (family === 'written') return isNotNull(messages.authorId)
  const pattern = patternOf(family)
  return pattern
    ? sql`${messages.template} ~ ${pattern}`
    : and(isNull(messages.authorId), sql`${messages.template} !~ ${everyPattern}`)
}

function narrow(actor: Staff, zone: string, { search, state, family, author, from, until }: LogFilter) {
  return and(
    readable(actor),
    state ? eq(messages.state, state) : undefined,
    author ? eq(messages.authorId, author) : undefined,
    matchFamily(family),
    matchSearch(actor.structureId, search),
    from ? gte(messages.createdAt, startOfDay(from, zone)) : undefined,
    until ? lt(messages.createdAt, startOfDay(addDays(until, 1), zone)) : undefined,
  )
}

/** A message as a list shows it. */
export const logColumns = {
  id: messages.id,
  at: sql<string>`coalesce(${messages.sentAt}, ${messages.createdAt})`.mapWith(messages.createdAt),
  subject: messages.subject,
  recipient: messages.recipient,
  state: messages.state,
  reader: { number: clientFiles.number, name: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}` },
  author: staffNameOf(messages.structureId, messages.authorId),
}

async function readRows(where: SQL | undefined, limit: number, offset: number): Promise<LogRow[]> {
  const rows = await db()
    .select(logColumns)
    .from(messages)
    .leftJoin(clientFiles, eq(clientFiles.id, messages.clientFileId))
    .where(where)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(limit)
    .offset(offset)
  return rows.map((row) => ({ ...row, reader: row.reader?.number ? row.reader : null }))
}

/** One page of the log of a structure, the latest first, and how many are found (10,000 at most are counted) ([2.C1]). */
export async function listLog(
  actor: Staff,
  zone: string,
  filter: LogFilter,
): Promise<{ rows: LogRow[]; found: number }> {
  const where = narrow(actor, zone, filter)
  const counted = db().select({ one: sql`1` }).from(messages).where(where).limit(mostCounted).as('counted')
  const [rows, [count]] = await Promise.all([
    readRows(where, messagesPerPage, (filter.page - 1) * messagesPerPage),
    db().select({ found: sql<number>`count(*)::int` }).from(counted),
  ])
  return { rows, found: count?.found ?? 0 }
}

/** The same for a file: one more than `most` says that there are too many ([2.C6]). */
export const exportLog = (actor: Staff, zone: string, filter: LogFilter, most: number): Promise<LogRow[]> =>
  readRows(narrow(actor, zone, filter), most + 1, 0)
