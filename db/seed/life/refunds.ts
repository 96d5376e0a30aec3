import { randomUUID } from 'node:crypto'
import { and, eq, like } from 'drizzle-orm'
import { outboxEvents } from '@/db/schema/outbox'
import type { LockedTx } from '@/lib/core/locks'
import { writeRefund } from '@/lib/refunds/commands/write-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { planRefund } from '@/lib/refunds/rules'
import type { World } from './world'

/** A package paid by cheques whose days ran out before its lessons: the office gives the rest back, by hand ([1.D10] [6.L6]). */
export async function insertRefunds({ tx, rows, structureId, now, today }: World): Promise<void> {
  const expired = rows.passes.find(({ validUntil, orderLineId }) => {
    const line = rows.orderLines.find(({ id }) => id === orderLineId)
    const order = rows.orders.find(({ id }) => id === line?.orderId)
    return validUntil < today && order?.means === 'cheque' && order.instalments === 3
  })
  const line = rows.orderLines.find(({ id }) => id === expired?.orderLineId)
  if (!line) return
  const order = await findRefundableOrder({ structureId, orderId: line.orderId }, tx)
  const plan = planRefund(order!, [line.id!], now)
  const actor = { kind: 'job', name: 'demonstration' } as const
  const decided = { reason: 'staff', note: 'Déménagement à Lyon', wanted: { requestKey: randomUUID() } } as const
  await writeRefund(tx as LockedTx, actor, decided, order!, plan, now)
  // Nobody is written to about the past of a demonstration.
  await tx
    .delete(outboxEvents)
    .where(and(eq(outboxEvents.structureId, structureId), like(outboxEvents.topic, 'refund.%')))
}
