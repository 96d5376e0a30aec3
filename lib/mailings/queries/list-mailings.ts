import 'server-only'
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailingAuthors, mailings } from '@/db/schema/mailings'
import { holds } from '@/db/search'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import { hasRight } from '@/lib/staff/rules'
import { type MailingSearch, statesOf } from '../types'

/** Their own, and what they announce with others; an admin sees all that the office sent or asks to send ([6.S1]). */
function visibleTo({ accountId, role }: Staff): SQL | undefined {
  const shared = db()
    .select({ id: mailingAuthors.mailingId })
    .from(mailingAuthors)
    .where(eq(mailingAuthors.accountId, accountId))
  const isReader = hasRight(role, 'messages.approve')
    ? and(notInArray(mailings.state, [...statesOf.brouillons]), isNotNull(mailings.confirmedAt))
    : undefined
  return or(eq(mailings.authorId, accountId), inArray(mailings.id, shared), isReader)
}

const columns = {
  id: mailings.id,
  subject: mailings.subject,
  kind: mailings.kind,
  state: mailings.state,
  author: staffNameOf(mailings.structureId, mailings.authorId),
  recipientCount: mailings.recipientCount,
  at: sql<string>`coalesce(${mailings.confirmedAt}, ${mailings.createdAt})`,
  total: sql<number>`count(*) over ()::int`,
}

/** What the office wrote, the newest first ([2.C6]). */
export async function listMailings(actor: Staff, { search, view, page }: MailingSearch, perPage: number) {
  const found = await db()
    .select(columns)
    .from(mailings)
    .where(
      and(
        eq(mailings.structureId, actor.structureId),
        visibleTo(actor),
        view ? inArray(mailings.state, [...statesOf[view]]) : undefined,
        search ? sql`search_key(${mailings.subject}) like ${holds(search)}` : undefined,
      ),
    )
    .orderBy(desc(columns.at), desc(mailings.id))
    .limit(perPage)
    .offset((page - 1) * perPage)
  const rows = found.map(({ total: _total, at, ...row }) => ({ ...row, at: new Date(at) }))
  return { rows, total: found[0]?.total ?? 0 }
}

/** What waits for an admin's approval, the oldest first; nothing for who doesn't approve ([2.C9] [2.C10]). */
export async function listToApprove(actor: Staff) {
  if (!hasRight(actor.role, 'messages.approve')) return []
  const { id, subject, author, at } = columns
  const rows = await db()
    .select({ id, subject, author, at })
    .from(mailings)
    .where(and(eq(mailings.structureId, actor.structureId), eq(mailings.state, 'awaiting_approval')))
    .orderBy(asc(at), asc(id))
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

/** The joint announcements, written already, that wait for somebody's agreement, the oldest first ([2.C9]). */
export async function listToAgree({ structureId, accountId }: Staff) {
  const { id, subject, author, at } = columns
  const rows = await db()
    .select({ id, subject, author, at })
    .from(mailings)
    .innerJoin(mailingAuthors, eq(mailingAuthors.mailingId, mailings.id))
    .where(
      and(
        eq(mailings.structureId, structureId),
        inArray(mailings.state, [...statesOf.brouillons]),
        eq(mailingAuthors.accountId, accountId),
        isNull(mailingAuthors.agreedAt),
        ne(mailings.subject, ''),
        ne(mailings.body, ''),
      ),
    )
    .orderBy(asc(at), asc(id))
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}

export type MailingRow = Awaited<ReturnType<typeof listMailings>>['rows'][number]
