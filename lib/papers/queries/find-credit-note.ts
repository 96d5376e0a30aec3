import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { documents } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'

/** The written credit note of a refund; null for one that has none, such as a double payment given back. */
export async function findCreditNoteId(structureId: string, refundId: string): Promise<string | null> {
  const [paper] = await db()
    .select({ id: documents.id })
    .from(invoices)
    .innerJoin(documents, eq(documents.businessKey, sql`'invoice:' || ${invoices.id}`))
    .where(and(eq(invoices.businessKey, `refund:${refundId}`), eq(invoices.structureId, structureId)))
  return paper?.id ?? null
}
