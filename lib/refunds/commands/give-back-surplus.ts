import 'server-only'
import { eq } from 'drizzle-orm'
import { refunds } from '@/db/schema/refunds'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { findRefundableOrder } from '../queries/find-refundable-order'
import { findSurplus } from '../rules'
import type { RefundableOrder, Surplus } from '../types'
import { moveMoney } from './move-money'

/**
 * Gives back a second payment of one order ([6.R8]): what was bought stays, no credit note. Once for each payment; an order
 * that received what it cost gives null.
 */
export async function giveBackSurplus(
  actor: Actor,
  scope: { structureId: string; orderId: string },
): Promise<Outcome<{ refundId: string | null }, Busy>> {
  return withLocks([`order:${scope.orderId}`], async (tx) => {
    const order = await findRefundableOrder(scope, tx)
    const surplus = order && findSurplus(order)
    if (!surplus) return accept({ refundId: null })
    const [known] = await tx.select().from(refunds).where(eq(refunds.requestKey, surplus.paymentId))
    return accept({ refundId: known ? known.id : await writeDouble(tx, actor, order, surplus) })
  })
}

async function writeDouble(tx: LockedTx, actor: Actor, order: RefundableOrder, surplus: Surplus): Promise<string> {
  const { structureId, clientFileId, id: orderId } = order
  const { paymentId: requestKey, amountCents } = surplus
  const [row] = await tx
    .insert(refunds)
    .values({ structureId, orderId, reason: 'double', requestKey, amountCents, actor: { ...actor } })
    .returning({ id: refunds.id })
  const refundId = row!.id
  await moveMoney(tx, actor, { order, refundId, plan: { parts: [surplus], reliefs: [] } })
  await tell(tx, { structureId, topic: 'refund.made', key: `refund.made:${refundId}`, payload: { refundId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'refund.double',
    subjectKind: 'order',
    subjectId: orderId,
    clientFileId,
    after: { refundId, ...surplus },
  })
  return refundId
}
