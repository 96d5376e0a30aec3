import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import type { IntentFacts } from '../types'
import type { Order } from './activate-order'

type Paid = { order: Order; payment: typeof payments.$inferSelect; now: Date }

/**
 * What a received instalment by card means for the next ones: the card that paid it is kept for them, and those of an order
 * that had ended before its money came are due again ([1.D11] [6.R8]). The caller holds the order's lock.
 */
export async function keepPlan(tx: LockedTx, actor: Actor, paid: Paid, intent: IntentFacts): Promise<void> {
  const { order, now } = paid
  if (intent.customerId && intent.methodId)
    await tx
      .update(orders)
      .set({ cardCustomerId: intent.customerId, cardMethodId: intent.methodId })
      .where(eq(orders.id, order.id))
  if (order.status === 'expired' || order.status === 'cancelled')
    await tx
      .update(payments)
      .set({ status: 'expected', updatedAt: now })
      .where(and(eq(payments.orderId, order.id), gt(payments.instalment, 1), eq(payments.status, 'cancelled')))
  if (order.status === 'paid') await tellReceived(tx, actor, paid)
}

/** A next part was received: its buyer gets a receipt. */
export async function tellReceived(tx: LockedTx, actor: Actor, { order, payment }: Omit<Paid, 'now'>): Promise<void> {
  const { structureId, clientFileId } = order
  const { id: paymentId, instalment, amountCents, means } = payment
  await tell(tx, {
    structureId,
    topic: 'instalment.paid',
    key: `instalment.paid:${paymentId}`,
    payload: { paymentId },
  })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'payment.receive',
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId,
    after: { instalment, amountCents, means },
  })
}
