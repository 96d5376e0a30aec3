import 'server-only'
import { and, eq } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { addCredit } from '@/lib/account-credits/commands'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { formatOrderNumber } from '@/lib/orders/rules'
import { sumReceived } from '../rules'
import type { Order } from './activate-order'

/**
 * What came for an order that the office gives up: the money is its client's, as credit; a cheque in the drawer goes back to
 * whoever wrote it ([1.D7] [6.R9]). The caller holds the order's lock and ends it.
 */
export async function creditReceived(
  tx: LockedTx,
  actor: Actor,
  order: Order,
  parts: readonly (typeof payments.$inferSelect)[],
): Promise<void> {
  const { structureId, clientFileId, id: orderId } = order
  const amountCents = sumReceived(parts)
  if (amountCents > 0)
    await addCredit(tx, actor, {
      ...{ structureId, clientFileId, kind: 'surplus', amountCents },
      businessKey: `surplus:order:${orderId}`,
      reason: formatOrderNumber(order.number),
    })
  await tx
    .update(payments)
    .set({ status: 'cancelled', receivedAt: null })
    .where(and(eq(payments.orderId, orderId), eq(payments.status, 'received')))
}
