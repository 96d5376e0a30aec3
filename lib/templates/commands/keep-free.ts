import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { freeTemplates } from '@/db/schema/templates'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { TemplateRefusal } from '../types'

type Kept = Outcome<{ id: string }, TemplateRefusal>

/** A free template, of which the words come next ([2.C3]). Refuses 'name_taken'. */
export function createFree(actor: Staff, name: string): Promise<Kept> {
  const { structureId } = actor
  return withLocks([`template:${structureId}`], async (tx) => {
    if (await isTaken(tx, structureId, name)) return refuse('name_taken')
    const [row] = await tx.insert(freeTemplates).values({ structureId, name }).returning({ id: freeTemplates.id })
    await note(tx, actor, 'template.created', row!.id, { name })
    return accept({ id: row!.id })
  })
}

/** Another name for a free template. Refuses 'not_found', 'name_taken'. */
export function renameFree(actor: Staff, id: string, name: string): Promise<Kept> {
  const { structureId } = actor
  return withLocks([`template:${structureId}`], async (tx) => {
    const kept = await find(tx, structureId, id)
    if (!kept) return refuse('not_found')
    if (kept.name === name) return accept({ id })
    if (await isTaken(tx, structureId, name, id)) return refuse('name_taken')
    await tx.update(freeTemplates).set({ name }).where(eq(freeTemplates.id, id))
    await note(tx, actor, 'template.renamed', id, { name }, { name: kept.name })
    return accept({ id })
  })
}

/** Puts a free template away, or takes it out again: nothing is lost. Refuses 'not_found', 'name_taken' by another since. */
export function archiveFree(actor: Staff, id: string, isAway: boolean): Promise<Kept> {
  const { structureId } = actor
  return withLocks([`template:${structureId}`], async (tx, now) => {
    const kept = await find(tx, structureId, id)
    if (!kept) return refuse('not_found')
    if ((kept.archivedAt !== null) === isAway) return accept({ id })
    if (!isAway && (await isTaken(tx, structureId, kept.name, id))) return refuse('name_taken')
    await tx
      .update(freeTemplates)
      .set({ archivedAt: isAway ? now : null })
      .where(eq(freeTemplates.id, id))
    await note(tx, actor, isAway ? 'template.archived' : 'template.restored', id, { name: kept.name })
    return accept({ id })
  })
}

async function find(tx: LockedTx, structureId: string, id: string) {
  const { name, archivedAt } = freeTemplates
  const [row] = await tx
    .select({ name, archivedAt })
    .from(freeTemplates)
    .where(and(eq(freeTemplates.structureId, structureId), eq(freeTemplates.id, id)))
  return row
}

async function isTaken(tx: LockedTx, structureId: string, name: string, but?: string): Promise<boolean> {
  const rows = await tx
    .select({ id: freeTemplates.id })
    .from(freeTemplates)
    .where(
      and(
        eq(freeTemplates.structureId, structureId),
        isNull(freeTemplates.archivedAt),
        sql`lower(${freeTemplates.name}) = lower(${name})`,
      ),
    )
  return rows.some(({ id }) => id !== but)
}

type Named = { name: string }

const note = (tx: LockedTx, actor: Staff, operation: string, subjectId: string, after: Named, before?: Named) =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'template',
    subjectId,
    ...(before ? { before } : {}),
    after,
  })
