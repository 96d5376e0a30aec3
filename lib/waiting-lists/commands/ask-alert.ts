import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { slotAlerts } from '@/db/schema/waiting-lists'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { listTeachersOfPass } from '@/lib/agenda/queries/list-teachers'
import type { Member } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { type AlertScope, listFreeSlots } from '../queries/find-alert'
import { checkAlert } from '../rules'
import type { AlertRefusal, AlertWish } from '../types'

export type AskAlert = AlertWish & { passId: string; teacherId: string | null }
type Asked = Outcome<{ alertId: string }, AlertRefusal | 'not_found' | Busy>

/**
 * 'Prévenez-moi' when a slot of a pass is free ([1.F2]): asked again for the same teacher, it is the same request with other
 * days. A slot that is free already is said, not waited for. Refuses `not_found` for anybody else's pass ([0.I9]).
 */
export async function askAlert(actor: Member, { passId, teacherId, ...wish }: AskAlert): Promise<Asked> {
  const scope = { structureId: actor.structureId, clientFileId: actor.clientFileId, passId }
  const teachers = await listTeachersOfPass(scope)
  const one = teachers.find(({ id }) => teacherId === null || id === teacherId)
  if (!one) return refuse('not_found')
  return withLocks([`pass:${passId}`], async (tx, now): Promise<Asked> => {
    const agenda = await findAgenda({ ...scope, teacherId: one.id }, wish.fromOn, wish.fromOn, tx)
    if (!agenda) return refuse('not_found')
    const { pass, facts } = agenda
    const isBookable = pass.remaining > 0 && !pass.hasDebt
    const verdict = checkAlert(wish, { ...pass, isBookable }, dayOf(now, facts.zone))
    if (!verdict.ok) return verdict
    const [free] = await listFreeSlots(tx, { ...scope, ...wish, teacherId }, now)
    if (free) return refuse('slot_free_already', { when: formatInstant(free.startsAt, facts.zone) })
    return accept({ alertId: await keepAlert(tx, scope, teacherId, wish) })
  })
}

async function keepAlert(
  tx: LockedTx,
  { structureId, clientFileId, passId }: AlertScope,
  teacherId: string | null,
  wish: AlertWish,
): Promise<string> {
  const [known] = await tx
    .update(slotAlerts)
    .set({ ...wish, clientFileId })
    .where(
      and(
        eq(slotAlerts.passId, passId),
        eq(slotAlerts.status, 'active'),
        sql`${slotAlerts.teacherId} is not distinct from ${teacherId}::uuid`,
      ),
    )
    .returning({ id: slotAlerts.id })
  if (known) return known.id
  const [added] = await tx
    .insert(slotAlerts)
    .values({ structureId, clientFileId, passId, teacherId, ...wish })
    .returning({ id: slotAlerts.id })
  return added!.id
}
