import 'server-only'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { documents } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { payments } from '@/db/schema/payments'
import type { DocumentKind } from '@/lib/documents/types'

/** A stored paper of an order, as a link shows it. */
export type OrderPaper = { documentId: string; orderId: string; kind: DocumentKind; fileName: string; createdAt: Date }

/** The invoices, credit notes and receipts of these orders that are written, in the order of time ([1.E2]). */
export async function listPapersOfOrders(structureId: string, orderIds: readonly string[]): Promise<OrderPaper[]> {
  if (orderIds.length === 0) return []
  const orderId = sql<string>`coalesce(${invoices.orderId}, ${payments.orderId})`
  return db()
    .select({
      documentId: documents.id,
      orderId,
      kind: documents.kind,
      fileName: documents.fileName,
      createdAt: documents.createdAt,
    })
    .from(documents)
    .leftJoin(invoices, eq(documents.businessKey, sql`'invoice:' || ${invoices.id}`))
    .leftJoin(payments, eq(documents.businessKey, sql`'receipt:' || ${payments.id}`))
    .where(
      and(
        eq(documents.structureId, structureId),
        or(inArray(invoices.orderId, [...orderIds]), inArray(payments.orderId, [...orderIds])),
      ),
    )
    .orderBy(asc(documents.createdAt), asc(documents.fileName))
}
