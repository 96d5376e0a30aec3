import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { sitePages } from '@/db/schema/site'
import { termsVersions } from '@/db/schema/structures'
import { blocksSchema } from '@/lib/site/schema'
import type { Terms } from '@/lib/structures/queries'
import type { LiveThings } from './types'

/** Every version of the terms, the newest first, with how many people accepted each. */
export async function listTerms(structureId: string): Promise<(Terms & { acceptances: number })[]> {
  return db()
    .select({
      id: termsVersions.id,
      version: termsVersions.version,
      body: termsVersions.body,
      inForceFrom: termsVersions.inForceFrom,
      acceptances: sql<number>`(select count(*)::int from terms_acceptances a where a.terms_version_id = ${termsVersions.id})`,
    })
    .from(termsVersions)
    .where(eq(termsVersions.structureId, structureId))
    .orderBy(desc(termsVersions.version))
}

/** What of each module is under way: it isn't put away under the feet of those who bought it ([2.F3]). */
export async function countLive(structureId: string, executor: Executor = db()): Promise<LiveThings> {
  const counted = (rows: ReturnType<typeof sql>) => sql`(select count(*)::int from ${rows})`
  const of = sql`structure_id = ${structureId}`
  const [row] = await executor.execute<LiveThings>(sql`select
    ${counted(sql`orders where ${of} and status = 'pending'`)} as shop,
    ${counted(sql`memberships where ${of} and ends_on >= app_now()::date`)} as memberships,
    ${counted(sql`bookings where ${of} and session_id is null and status = 'booked' and ends_at > app_now()`)} as lessons,
    ${counted(sql`course_sessions where ${of} and status = 'planned' and ends_at > app_now()`)} as courses,
    ${counted(sql`gift_vouchers where ${of} and status = 'active' and valid_until >= app_now()::date`)} as gifts,
    ${counted(sql`mailings where ${of} and state in ('awaiting_approval', 'to_send', 'sending', 'paused')`)} as messages,
    0 as workshops`)
  return row!
}

/** The public pages of a structure, in the order of its menu. */
export async function listDeskPages(structureId: string) {
  const { slug, title, revision, updatedAt, position } = sitePages
  return db()
    .select({ slug, title, revision, updatedAt })
    .from(sitePages)
    .where(eq(sitePages.structureId, structureId))
    .orderBy(position)
}

/** A page to write again, with its revision; null when there is none of that name. */
export async function findDeskPage(structureId: string, asked: string) {
  const { slug, title, description, blocks, revision } = sitePages
  const [page] = await db()
    .select({ slug, title, description, blocks, revision })
    .from(sitePages)
    .where(and(eq(sitePages.structureId, structureId), eq(slug, asked)))
  return page ? { ...page, blocks: blocksSchema.parse(page.blocks) } : null
}
