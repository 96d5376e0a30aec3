import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { isId } from '@/lib/core/ids'
import { dayOf } from '@/lib/core/time'
import type { InvoiceContent } from '@/lib/invoices/types'
import type { PaymentAttestationFacts } from '../types'
import { type FileScope, readSides } from './read-sides'

/** What was given back of an order for good, in cents. */
const givenBack = sql<number>`(select coalesce(sum(part.amount_cents), 0)::int from refund_parts part
  join payments paid on paid.id = part.payment_id where paid.order_id = orders.id and part.status = 'succeeded')`
/** Its invoice and its credit notes together, in cents. */
const invoiced = sql<number>`(select sum(paper.total_cents)::int from invoices paper where paper.order_id = orders.id)`

/** What credit notes take off each line of an order, in the order of its lines, which is that of its invoice. */
const credited = sql<
  number[]
>`(select json_agg((select coalesce(sum(given.amount_cents), 0)::int from refund_lines given
  where given.order_line_id = line.id) order by line.position) from order_lines line where line.order_id = orders.id)`

async function readOrder({ structureId, clientFileId }: FileScope, orderId: string) {
  const [row] = await db()
    .select({ order: orders, content: invoices.content, givenBack, invoiced, credited })
    .from(orders)
    .innerJoin(invoices, and(eq(invoices.orderId, orders.id), eq(invoices.kind, 'invoice')))
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId), eq(orders.clientFileId, clientFileId)))
  return row ?? null
}

const listReceived = (orderId: string) =>
  db()
    .select({ means: payments.means, amountCents: payments.amountCents, receivedAt: payments.receivedAt })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.status, 'succeeded')))
    .orderBy(asc(payments.receivedAt))

/**
 * What was received for an order of the file, and given back of it; null for another's, one that has no invoice, or one of
 * which nothing is left paid: there is nothing to attest.
 */
export async function findPaymentAttestationFacts(
  scope: FileScope,
  orderId: string,
): Promise<PaymentAttestationFacts | null> {
  const row = isId(orderId) ? await readOrder(scope, orderId) : null
  const received = row ? await listReceived(orderId) : []
  const receivedCents = received.reduce((total, { amountCents }) => total + amountCents, 0) - (row?.givenBack ?? 0)
  const found = row && receivedCents > 0 && (await readSides(scope))
  if (!found) return null
  const { sides, zone, director } = found
  const { seller, buyer, lines: invoicedLines, orderedOn } = row.content as InvoiceContent
  const lines = invoicedLines.map((line, rank) => ({ ...line, creditedCents: row.credited[rank] ?? 0 }))
  return {
    ...sides,
    ...{ orderId, seller, buyer, lines, orderedOn, director, receivedCents },
    currency: row.order.currency,
    orderNumber: row.order.number,
    givenBackCents: row.givenBack,
    remainingCents: Math.max(0, row.invoiced - receivedCents),
    payments: received.map(({ receivedAt, ...payment }) => ({ ...payment, receivedOn: dayOf(receivedAt!, zone) })),
  }
}
