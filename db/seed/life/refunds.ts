import { randomUUID } from 'node:crypto'
import { and, eq, like } from 'drizzle-orm'
import { outboxEvents } from '@/db/schema/outbox'
import type { LockedTx } from '@/lib/core/locks'
import { writeRefund } from '@/lib/refunds/commands/write-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { planRefund } from '@/lib/refunds/rules'
import type { World } from './world'

/** Packages paid by cheques whose days have run out. */
function listExpired({ rows, today }: World) {
  return rows.passes.flatMap(({ validUntil, orderLineId }) => {
    const line = rows.orderLines.find(({ id }) => id === orderLineId)
    const order = rows.orders.find(({ id }) => id === line?.orderId)
    return line && order?.means === 'cheque' && validUntil < today ? [{ lineId: line.id!, orderId: line.orderId }] : []
  })
}

/** The office gives back what is left of a package that ran out of days before its lessons, by hand ([1.D10] [6.L6]). */
export async function insertRefunds(world: World): Promise<void> {
  const { tx, structureId, now } = world
  const actor = { kind: 'job', name: 'demonstration' } as const
  const decided = { reason: 'staff', note: 'Déménagement à Lyon', wanted: { requestKey: randomUUID() } } as const
  for (const { orderId, lineId } of listExpired(world)) {
    const order = (await findRefundableOrder({ structureId, orderId }, tx))!
    const plan = planRefund(order, [lineId], now)
    if (plan.amountCents === 0) continue
    await writeRefund(tx as LockedTx, actor, decided, order, plan, now)
    break
  }
  // Nobody is written to about the past of a demonstration.
  await tx
    .delete(outboxEvents)
    .where(and(eq(outboxEvents.structureId, structureId), like(outboxEvents.topic, 'refund.%')))
}
