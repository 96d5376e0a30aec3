import 'server-only'
import { and, eq, isNull, max } from 'drizzle-orm'
import { db } from '@/db/client'
import { cheques } from '@/db/schema/cheques'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { getStructureById } from '@/lib/structures/queries'
import type { ChequeRefusal } from '../types'

type Payment = typeof payments.$inferSelect

/**
 * The bank gave a deposited cheque back ([1.D12]): its amount is due again as a payment of its own, which blocks new
 * bookings on that order's passes until it is made good. What was taken stays taken; the buyer is told. Said twice, once.
 */
export async function bounceCheque(
  actor: Staff,
  chequeId: string,
): Promise<Outcome<{ paymentId: string }, ChequeRefusal>> {
  const { structureId } = actor
  const { timeZone } = await getStructureById(structureId)
  const [seen] = await db()
    .select({ orderId: payments.orderId })
    .from(cheques)
    .innerJoin(payments, eq(payments.id, cheques.paymentId))
    .where(and(eq(cheques.structureId, structureId), eq(cheques.id, chequeId)))
  if (!seen) return refuse('not_found')
  return withLocks([`order:${seen.orderId}`], async (tx, now) => {
    const [found] = await tx
      .select({ payment: payments, clientFileId: orders.clientFileId })
      .from(cheques)
      .innerJoin(payments, eq(payments.id, cheques.paymentId))
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .where(and(eq(cheques.id, chequeId), isNull(cheques.bouncedAt)))
    if (found?.payment.status !== 'succeeded') return refuse('cheque_not_deposited' as const)
    const { payment, clientFileId } = found
    await tx.update(cheques).set({ bouncedAt: now }).where(eq(cheques.id, chequeId))
    await tx.update(payments).set({ status: 'bounced', updatedAt: now }).where(eq(payments.id, payment.id))
    const paymentId = await expectAgain(tx, payment, dayOf(now, timeZone))
    await tell(tx, { structureId, topic: 'cheque.bounced', key: `cheque.bounced:${chequeId}`, payload: { chequeId } })
    await recordAudit(tx, actor, {
      structureId,
      operation: 'cheque.bounce',
      subjectKind: 'order',
      subjectId: payment.orderId,
      clientFileId,
      before: { status: payment.status },
      after: { chequeId, amountCents: payment.amountCents, dueAgain: paymentId },
    })
    return accept({ paymentId })
  })
}

/** The amount, due again from today: a row of its own, that says what it makes good. */
async function expectAgain(tx: LockedTx, { id, structureId, orderId, amountCents }: Payment, today: string) {
  const [last] = await tx
    .select({ instalment: max(payments.instalment) })
    .from(payments)
    .where(eq(payments.orderId, orderId))
  const [row] = await tx
    .insert(payments)
    .values({
      structureId,
      orderId,
      means: 'cheque',
      instalment: (last?.instalment ?? 0) + 1,
      amountCents,
      dueOn: today,
      replacesId: id,
    })
    .returning({ id: payments.id })
  return row!.id
}
