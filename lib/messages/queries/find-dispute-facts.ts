import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { disputes } from '@/db/schema/refunds'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { DisputeFacts } from '@/lib/refunds/types'

/** What the office is told of the last payment contested of an order; null for an order of another structure. */
export async function findDisputeFacts(structureId: string, orderId: string): Promise<DisputeFacts | null> {
  const { amountCents, status, openedAt } = disputes
  const [row] = await db()
    .select({
      ...{ amountCents, status, openedAt },
      number: orders.number,
      currency: orders.currency,
      person: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
    })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
    .orderBy(desc(disputes.openedAt))
    .limit(1)
  return row ? { ...row, number: formatOrderNumber(row.number) } : null
}
