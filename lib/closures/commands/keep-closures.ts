import 'server-only'
import { and, eq } from 'drizzle-orm'
import { closures, structures } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import { listClosures } from '../queries/list-closures'
import { checkClosure } from '../rules'
import type { ClosedDays, ClosureRefusal } from '../types'

/**
 * Closes the school on some days ([1.H12]): no slot is offered on them from now on. What is planned there stays until
 * somebody moves or cancels it. For those who decide for the whole school.
 */
export async function addClosure(
  actor: Staff,
  wanted: ClosedDays,
): Promise<Outcome<{ closureId: string }, ClosureRefusal | 'not_found' | Busy>> {
  if (!hasRight(actor.role, 'school.plan')) return refuse('not_found')
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const [place] = await tx
      .select({ zone: structures.timeZone })
      .from(structures)
      .where(eq(structures.id, structureId))
    const verdict = checkClosure(wanted, await listClosures(structureId, tx), dayOf(now, place!.zone))
    if (!verdict.ok) return verdict
    const values = { structureId, ...wanted }
    const [added] = await tx.insert(closures).values(values).returning({ id: closures.id })
    await note(tx, actor, { id: added!.id, operation: 'closure.added', now, after: wanted })
    return accept({ closureId: added!.id })
  })
}

/** Opens the school again on these days: their slots are offered at once, and whoever waits for one is told. */
export async function removeClosure(actor: Staff, closureId: string): Promise<Outcome<null, 'not_found' | Busy>> {
  if (!hasRight(actor.role, 'school.plan')) return refuse('not_found')
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const [removed] = await tx
      .delete(closures)
      .where(and(eq(closures.structureId, structureId), eq(closures.id, closureId)))
      .returning()
    if (!removed) return refuse('not_found')
    const { startsOn, endsOn, label } = removed
    await note(tx, actor, { id: closureId, operation: 'closure.removed', now, before: { startsOn, endsOn, label } })
    return accept(null)
  })
}

type Note = { id: string; operation: string; now: Instant; before?: ClosedDays; after?: ClosedDays }

async function note(tx: LockedTx, actor: Staff, { id, operation, now, before, after }: Note): Promise<void> {
  const { structureId } = actor
  await recordAudit(tx, actor, { structureId, operation, subjectKind: 'closure', subjectId: id, before, after })
  const key = `availability.changed:${id}:${operation}:${now.toISOString()}`
  await tell(tx, { structureId, topic: 'availability.changed', key, payload: { closureId: id } })
}
