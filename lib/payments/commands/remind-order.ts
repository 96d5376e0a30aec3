import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { hasMoneyCome } from '../rules'

/** Recalls an order by transfer or cheque before it goes, once ([1.D7]). @returns whether it was still to be recalled */
export async function remindOrder(orderId: string): Promise<Outcome<boolean, Busy>> {
  return withLocks([`order:${orderId}`], async (tx, now) => {
    // A part of it may have come since it was listed: it then goes no more by itself.
    if (hasMoneyCome(await tx.select().from(payments).where(eq(payments.orderId, orderId)))) return accept(false)
    const [order] = await tx
      .update(orders)
      .set({ remindedAt: now })
      .where(and(eq(orders.id, orderId), eq(orders.status, 'pending'), isNull(orders.remindedAt)))
      .returning({ structureId: orders.structureId })
    if (!order) return accept(false)
    const { structureId } = order
    await tell(tx, { structureId, topic: 'order.due_soon', key: `order.due_soon:${orderId}`, payload: { orderId } })
    return accept(true)
  })
}
