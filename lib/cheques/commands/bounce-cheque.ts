import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { cheques } from '@/db/schema/cheques'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { expectAgain } from '@/lib/payments/commands/expect-again'
import { getStructureById } from '@/lib/structures/queries'
import type { ChequeRefusal } from '../types'

/**
 * The bank gave a deposited cheque back ([1.D12]): its amount is due again as a payment of its own, which blocks new
 * bookings on that order's passes until it is made good, less what was to be given back of it and wasn't. What was taken
 * stays taken; the buyer is told. Said twice, once.
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
    const loss = { means: 'cheque', lostCents: payment.amountCents, today: dayOf(now, timeZone), now } as const
    const { paymentId, amountCents } = await expectAgain(tx, payment, loss)
    await tell(tx, { structureId, topic: 'cheque.bounced', key: `cheque.bounced:${chequeId}`, payload: { chequeId } })
    await recordAudit(tx, actor, {
      structureId,
      operation: 'cheque.bounce',
      subjectKind: 'order',
      subjectId: payment.orderId,
      clientFileId,
      before: { status: payment.status },
      after: { chequeId, amountCents, dueAgain: paymentId },
    })
    return accept({ paymentId })
  })
}
