import 'server-only'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { sitePages, sitePictures } from '@/db/schema/site'
import { auditJournal } from '@/db/views'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { blocksSchema } from '@/lib/site/schema'
import type { Block } from '@/lib/site/types'
import { checkPage, listPlacedPhotos } from '../rules'
import type { PageRefusal } from '../types'

export type PageText = { title: string; description: string; blocks: Block[] }
type Written = PageText & { slug: string; seen: number }

/** The text of a public page, as an admin wrote it over what they saw ([2.F3]). Refuses 'page_unknown', 'page_changed', 'photo_unknown'. */
export function writePage(actor: Staff, written: Written): Promise<Outcome<{ slug: string }, PageRefusal>> {
  return withLocks([`structure:${actor.structureId}`], async (tx) => {
    const page = await findPage(tx, actor.structureId, written.slug)
    if (!page) return refuse('page_unknown')
    const photos = listPlacedPhotos(written.blocks)
    const known = await listKnown(tx, actor.structureId, photos)
    const verdict = checkPage({ seen: written.seen, revision: page.revision, photos, known })
    if (!verdict.ok) return verdict
    const { title, description, blocks } = written
    await replace(tx, actor, 'page.saved', page, { title, description, blocks })
    return accept({ slug: written.slug })
  })
}

/** Puts back what the last change replaced. Refuses 'page_unknown', 'page_changed', 'photo_unknown', 'nothing_to_restore'. */
export function restorePage(
  actor: Staff,
  { slug, seen }: { slug: string; seen: number },
): Promise<Outcome<{ slug: string }, PageRefusal>> {
  return withLocks([`structure:${actor.structureId}`], async (tx) => {
    const page = await findPage(tx, actor.structureId, slug)
    if (!page) return refuse('page_unknown')
    const before = await findReplaced(tx, page.id)
    // A picture that it showed may have been taken away since.
    const photos = listPlacedPhotos(before?.blocks ?? [])
    const known = await listKnown(tx, actor.structureId, photos)
    const verdict = checkPage({ seen, revision: page.revision, photos, known })
    if (!verdict.ok) return verdict
    if (!before) return refuse('nothing_to_restore')
    await replace(tx, actor, 'page.restored', page, before)
    return accept({ slug })
  })
}

async function findPage(tx: LockedTx, structureId: string, slug: string) {
  const [page] = await tx
    .select()
    .from(sitePages)
    .where(and(eq(sitePages.structureId, structureId), eq(sitePages.slug, slug)))
  return page
}

/** What the last change of a page replaced, as the journal keeps it. */
async function findReplaced(tx: LockedTx, pageId: string): Promise<PageText | null> {
  const [entry] = await tx
    .select({ before: auditJournal.before })
    .from(auditJournal)
    .where(and(eq(auditJournal.subjectId, pageId), inArray(auditJournal.operation, ['page.saved', 'page.restored'])))
    .orderBy(desc(auditJournal.createdAt), desc(auditJournal.id))
    .limit(1)
  if (!entry?.before) return null
  const { title, description, blocks } = entry.before as Record<string, unknown>
  return { title: String(title), description: String(description), blocks: blocksSchema.parse(blocks) }
}

async function listKnown(tx: LockedTx, structureId: string, photos: readonly string[]): Promise<string[]> {
  if (photos.length === 0) return []
  const rows = await tx
    .select({ id: sitePictures.id })
    .from(sitePictures)
    .where(and(eq(sitePictures.structureId, structureId), inArray(sitePictures.id, [...photos])))
  return rows.map(({ id }) => id)
}

type Page = typeof sitePages.$inferSelect

async function replace(tx: LockedTx, actor: Staff, operation: string, page: Page, after: PageText): Promise<void> {
  await tx
    .update(sitePages)
    .set({ ...after, revision: page.revision + 1, updatedAt: sql`app_now()` })
    .where(eq(sitePages.id, page.id))
  const { title, description, blocks } = page
  await recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'page',
    subjectId: page.id,
    before: { slug: page.slug, title, description, blocks },
    after: { slug: page.slug, ...after },
  })
}
