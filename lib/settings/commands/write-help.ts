import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { helpChapters } from '@/db/schema/site'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { HelpAudience } from '@/lib/help/types'
import { checkChapter } from '../rules'
import type { HelpRefusal } from '../types'

type Which = { audience: HelpAudience; slug: string }
type Written = Which & {
  title: string
  body: string
  /** The revision that the admin's page showed; null: the catalogue's text. */
  seen: number | null
}

/** A structure's own text of a chapter ([2.F4]). Refuses 'chapter_unknown', 'chapter_changed'. */
export function writeChapter(actor: Staff, written: Written): Promise<Outcome<Which, HelpRefusal>> {
  const { structureId } = actor
  const { audience, slug, title, body } = written
  return withLocks([`structure:${structureId}`], async (tx) => {
    const own = await findOwn(tx, structureId, written)
    const verdict = checkChapter({ audience, slug, seen: written.seen, revision: own?.revision ?? null })
    if (!verdict.ok) return verdict
    await tx
      .insert(helpChapters)
      .values({ structureId, audience, slug, title, body, revision: 1 })
      .onConflictDoUpdate({
        target: [helpChapters.structureId, helpChapters.audience, helpChapters.slug],
        set: { title, body, revision: sql`${helpChapters.revision} + 1`, updatedAt: sql`app_now()` },
      })
    await noteHelp(tx, actor, 'help.saved', written, own, { title, body })
    return accept({ audience, slug })
  })
}

/** Takes the structure's own text away: the catalogue's comes back. Refuses 'chapter_changed' where there is none. */
export function resetChapter(actor: Staff, which: Which): Promise<Outcome<Which, HelpRefusal>> {
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx) => {
    const own = await findOwn(tx, structureId, which)
    if (!own) return refuse('chapter_changed')
    await tx.delete(helpChapters).where(chapterOf(structureId, which))
    await noteHelp(tx, actor, 'help.reset', which, own)
    return accept(which)
  })
}

const chapterOf = (structureId: string, { audience, slug }: Which) =>
  and(eq(helpChapters.structureId, structureId), eq(helpChapters.audience, audience), eq(helpChapters.slug, slug))

async function findOwn(tx: LockedTx, structureId: string, which: Which) {
  const { title, body, revision } = helpChapters
  const [row] = await tx.select({ title, body, revision }).from(helpChapters).where(chapterOf(structureId, which))
  return row
}

type Text = { title: string; body: string }

const noteHelp = (tx: LockedTx, actor: Staff, operation: string, which: Which, before?: Text, after?: Text) =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'help',
    subjectId: `${which.audience}:${which.slug}`,
    ...(before ? { before: { title: before.title, body: before.body } } : {}),
    ...(after ? { after } : {}),
  })
