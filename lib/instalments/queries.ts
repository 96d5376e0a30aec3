import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { type Day, dayOf } from '@/lib/core/time'
import type { PaymentFailure } from '@/lib/payments/types'
import { describeInstalment } from './rules'
import type { Instalment } from './types'

type Row = typeof payments.$inferSelect

function toInstalment(row: Row, today: Day, zone: string): Instalment {
  const { id, orderId, means, amountCents, dueOn, status, receivedAt, graceUntil, lastFailure } = row
  return {
    id,
    orderId,
    rank: row.instalment,
    means,
    amountCents,
    dueOn,
    state: describeInstalment({ means, status, dueOn, hasFailed: lastFailure !== null }, today),
    paidOn: status === 'succeeded' && receivedAt ? dayOf(receivedAt, zone) : null,
    graceUntil,
    failure: lastFailure as PaymentFailure | null,
    isReplacement: row.replacesId !== null,
  }
}

/**
 * The schedules of orders that the caller has found and may show, whatever their means, each in its order ([1.D11]).
 * @param today in the structure's zone
 */
export async function listInstalments(
  scope: { structureId: string; orderIds: readonly string[] },
  today: Day,
  zone: string,
): Promise<Instalment[]> {
  if (scope.orderIds.length === 0) return []
  const rows = await db()
    .select({ payment: payments })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(payments.structureId, scope.structureId), inArray(payments.orderId, [...scope.orderIds])))
    .orderBy(asc(orders.number), asc(payments.instalment))
  return rows.map(({ payment }) => toInstalment(payment, today, zone))
}
