import 'server-only'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { documents } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { payments } from '@/db/schema/payments'

/** A sweep's share: it comes back each minute. */
const batchSize = 100

export type DuePaper = { kind: 'invoice' | 'receipt'; structureId: string; id: string }

const paperOfInvoice = eq(documents.businessKey, sql`'invoice:' || ${invoices.id}`)
const paperOfPayment = eq(documents.businessKey, sql`'receipt:' || ${payments.id}`)

const isReceived = sql`${payments.status} = 'succeeded' and ${payments.amountCents} > 0`
const hasInvoice = sql`exists (select from invoices paper where paper.order_id = ${payments.orderId} and paper.kind = 'invoice')`

/** Invoices and receipts that aren't written yet; of one order, or of everybody, the newest first: its reader waits. */
export async function listDuePapers(orderId?: string): Promise<DuePaper[]> {
  const ofInvoices = await db()
    .select({ id: invoices.id, structureId: invoices.structureId })
    .from(invoices)
    .leftJoin(documents, paperOfInvoice)
    .where(and(isNull(documents.id), orderId ? eq(invoices.orderId, orderId) : undefined))
    .orderBy(desc(invoices.createdAt))
    .limit(batchSize)
  const ofPayments = await db()
    .select({ id: payments.id, structureId: payments.structureId })
    .from(payments)
    .leftJoin(documents, paperOfPayment)
    .where(and(isNull(documents.id), isReceived, hasInvoice, orderId ? eq(payments.orderId, orderId) : undefined))
    .orderBy(desc(payments.receivedAt))
    .limit(batchSize)
  return [
    ...ofInvoices.map((paper) => ({ kind: 'invoice' as const, ...paper })),
    ...ofPayments.map((paper) => ({ kind: 'receipt' as const, ...paper })),
  ]
}
