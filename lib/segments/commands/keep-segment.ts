import 'server-only'
import { and, eq } from 'drizzle-orm'
import { segments } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { checkRevision, mayAsk } from '../rules'
import { querySchema } from '../schema'
import type { Query, SegmentRefusal } from '../types'

type Named = { name: string; query: Query }

/** Keeps a query under a name ([2.D2]). @returns its id */
export function saveSegment(actor: Staff, { name, query }: Named): Promise<Outcome<string, SegmentRefusal>> {
  if (!mayAsk(actor.role, query)) return Promise.resolve(refuse('not_found'))
  return withLocks([], async (tx): Promise<Outcome<string, SegmentRefusal>> => {
    const [saved] = await tx
      .insert(segments)
      .values({ structureId: actor.structureId, name, query, authorId: actor.accountId })
      .returning({ id: segments.id })
    await journal(tx, actor, { operation: 'segment.save', id: saved!.id, name })
    return accept(saved!.id)
  })
}

/** Another name or another query, unless a colleague changed it since it was shown ([2.D2]). */
export function changeSegment(
  actor: Staff,
  { segmentId, revision, name, query }: Named & { segmentId: string; revision: number },
): Promise<Outcome<string, SegmentRefusal>> {
  if (!mayAsk(actor.role, query)) return Promise.resolve(refuse('not_found'))
  return withLocks([], async (tx, now): Promise<Outcome<string, SegmentRefusal>> => {
    const segment = await lock(tx, actor, segmentId)
    if (!segment || segment.removedAt) return refuse('not_found')
    const verdict = checkRevision(segment.revision, revision)
    if (!verdict.ok) return verdict
    await tx
      .update(segments)
      .set({ name, query, revision: revision + 1, updatedAt: now })
      .where(eq(segments.id, segmentId))
    await journal(tx, actor, { operation: 'segment.change', id: segmentId, name, before: segment.name })
    return accept(segmentId)
  })
}

/** Takes a segment off the list, or puts it back; what was sent to it keeps who it went to ([2.D2]). Twice is once. */
export function setSegmentRemoved(
  actor: Staff,
  { segmentId, isRemoved }: { segmentId: string; isRemoved: boolean },
): Promise<Outcome<string, SegmentRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<string, SegmentRefusal>> => {
    const segment = await lock(tx, actor, segmentId)
    if (!segment) return refuse('not_found')
    if ((segment.removedAt !== null) === isRemoved) return accept(segmentId)
    await tx
      .update(segments)
      .set({ removedAt: isRemoved ? now : null })
      .where(eq(segments.id, segmentId))
    const operation = isRemoved ? 'segment.remove' : 'segment.restore'
    await journal(tx, actor, { operation, id: segmentId, name: segment.name })
    return accept(segmentId)
  })
}

/** A segment, if it is there for its asker. */
async function lock(tx: LockedTx, { structureId, role }: Staff, segmentId: string) {
  const [segment] = await tx
    .select()
    .from(segments)
    .where(and(eq(segments.structureId, structureId), eq(segments.id, segmentId)))
    .for('update')
  const query = querySchema.safeParse(segment?.query)
  return query.success && !mayAsk(role, query.data) ? undefined : segment
}

type Done = { operation: string; id: string; name: string; before?: string }

const journal = (tx: LockedTx, actor: Staff, { operation, id, name, before }: Done): Promise<void> =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'segment',
    subjectId: id,
    ...(before !== undefined && { before: { name: before } }),
    after: { name },
  })
