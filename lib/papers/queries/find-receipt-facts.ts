import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import { dayOf } from '@/lib/core/time'
import { formatInvoiceNumber } from '@/lib/invoices/rules'
import type { InvoiceContent } from '@/lib/invoices/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import { deservesReceipt, formatReceiptNumber } from '../rules'
import type { ReceiptFacts } from '../types'

const invoiceOfOrder = and(eq(invoices.orderId, payments.orderId), eq(invoices.kind, 'invoice'))

/** What the receipt of a payment says: who gave and who took are those of the order's invoice. Null: none is due. */
export async function findReceiptFacts(structureId: string, paymentId: string): Promise<ReceiptFacts | null> {
  const [row] = await db()
    .select({ payment: payments, order: orders, invoice: invoices, structure: structures })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(invoices, invoiceOfOrder)
    .innerJoin(structures, eq(structures.id, payments.structureId))
    .where(and(eq(payments.id, paymentId), eq(payments.structureId, structureId)))
  if (!row?.payment.receivedAt || !deservesReceipt(row.payment)) return null
  const { payment, order, invoice, structure } = row
  const { seller, buyer } = invoice.content as InvoiceContent
  const { means, amountCents, instalment, receivedAt } = row.payment
  return {
    paymentId,
    structureId,
    clientFileId: order.clientFileId,
    currency: order.currency,
    look: { accentHue: structure.accentHue, accentChroma: structure.accentChroma },
    number: formatReceiptNumber(formatOrderNumber(order.number), payment.instalment),
    orderNumber: order.number,
    invoiceNumber: formatInvoiceNumber(invoice.kind, invoice.year, invoice.number),
    ...{ means, amountCents, instalment, seller, buyer },
    orderTotalCents: order.totalCents,
    instalments: order.instalments,
    receivedOn: dayOf(receivedAt!, structure.timeZone),
    receivedAt: receivedAt!,
  }
}
