import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { refundLines, refundParts, refunds } from '@/db/schema/refunds'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { RefundFacts } from '@/lib/refunds/types'

export type RefundMail = { facts: RefundFacts; orderId: string; clientFileId: string; email: string | null }

async function listGiven(refundId: string): Promise<Pick<RefundFacts, 'lines' | 'parts'>> {
  const { amountCents, retainedCents, creditsRevoked } = refundLines
  const lines = await db()
    .select({ name: orderLines.name, amountCents, retainedCents, creditsRevoked })
    .from(refundLines)
    .innerJoin(orderLines, eq(orderLines.id, refundLines.orderLineId))
    .where(eq(refundLines.refundId, refundId))
    .orderBy(asc(orderLines.position))
  const parts = await db()
    .select({ means: refundParts.means, amountCents: refundParts.amountCents })
    .from(refundParts)
    .where(eq(refundParts.refundId, refundId))
    .orderBy(asc(refundParts.id))
  return { lines, parts }
}

/** What the mail of a refund says; null for a refund of another structure. */
export async function findRefundFacts(structureId: string, refundId: string): Promise<RefundMail | null> {
  const [row] = await db()
    .select({ refund: refunds, order: orders, file: clientFiles, accountEmail: accounts.email })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(refunds.id, refundId), eq(refunds.structureId, structureId)))
  if (!row) return null
  const { refund, order, file } = row
  const facts: RefundFacts = {
    number: formatOrderNumber(order.number),
    firstName: file.firstName,
    orderedAt: order.orderedAt,
    reason: refund.reason,
    decidedAt: refund.createdAt,
    amountCents: refund.amountCents,
    currency: order.currency,
    ...(await listGiven(refundId)),
  }
  return { facts, orderId: order.id, clientFileId: file.id, email: file.email ?? row.accountEmail }
}
