import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { slotAlerts } from '@/db/schema/waiting-lists'
import { inTransaction } from '@/db/transaction'
import type { Member } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findAlert, findAlertEnd, listFreeSlots } from '../queries/find-alert'
import { isAlertOver } from '../rules'

/** What became of it: a slot is free and told, its days or its pass are over, or it still waits. */
type Answered = 'told' | 'ended' | 'waiting'

/** Tells whoever asked that a slot is free, once; ends what can no longer be answered ([1.F2]). The same one twice is told once. */
export async function answerAlert(alertId: string): Promise<Outcome<Answered, Busy>> {
  const seen = await findAlert(db(), alertId)
  if (!seen) return accept('ended')
  return withLocks([`pass:${seen.passId}`], async (tx, now): Promise<Outcome<Answered, never>> => {
    const alert = await findAlert(tx, alertId)
    if (!alert) return accept('ended')
    const write = (set: Partial<typeof slotAlerts.$inferInsert>) =>
      tx.update(slotAlerts).set(set).where(eq(slotAlerts.id, alertId))
    if (isAlertOver(alert, await findAlertEnd(tx, alert), now)) {
      await write({ status: 'ended' })
      return accept('ended')
    }
    const slots = await listFreeSlots(tx, alert, now)
    if (slots.length === 0) return accept('waiting')
    await write({ status: 'told', toldAt: now })
    const key = `slot_alert.found:${alertId}:${now.toISOString()}`
    await tell(tx, { structureId: alert.structureId, topic: 'slot_alert.found', key, payload: { alertId } })
    return accept('told')
  })
}

/** Waits again: the slots found were taken before the mail could be written. Asked anew meanwhile, that request stands. */
export async function resumeAlert(alertId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await tx
      .update(slotAlerts)
      .set({ status: 'active', toldAt: null })
      .where(
        and(
          eq(slotAlerts.id, alertId),
          eq(slotAlerts.status, 'told'),
          sql`not exists (select from slot_alerts other where other.pass_id = slot_alerts.pass_id and other.status = 'active'
            and other.teacher_id is not distinct from slot_alerts.teacher_id)`,
        ),
      )
  })
}

/** 'Arrêter': nothing more is told; one that has ended already changes nothing, somebody else's is `not_found` ([0.I9]). */
export async function stopAlert(actor: Member, alertId: string): Promise<Outcome<null, 'not_found'>> {
  return inTransaction(async (tx) => {
    const [own] = await tx
      .update(slotAlerts)
      .set({ status: sql`case ${slotAlerts.status} when 'active' then 'ended' else ${slotAlerts.status} end` })
      .where(
        and(
          eq(slotAlerts.id, alertId),
          eq(slotAlerts.structureId, actor.structureId),
          eq(slotAlerts.clientFileId, actor.clientFileId),
        ),
      )
      .returning({ id: slotAlerts.id })
    return own ? accept(null) : refuse('not_found')
  })
}
