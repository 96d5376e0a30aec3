import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { invoices } from '@/db/schema/invoices'
import { structures } from '@/db/schema/structures'
import { formatInvoiceNumber } from '@/lib/invoices/rules'
import type { InvoiceContent } from '@/lib/invoices/types'
import type { InvoiceFacts } from '../types'

/** All that the paper of an invoice or a credit note says, as it was frozen; null for one of another structure. */
export async function findInvoiceFacts(structureId: string, invoiceId: string): Promise<InvoiceFacts | null> {
  const [row] = await db()
    .select({ invoice: invoices, structure: structures })
    .from(invoices)
    .innerJoin(structures, eq(structures.id, invoices.structureId))
    .where(and(eq(invoices.id, invoiceId), eq(invoices.structureId, structureId)))
  if (!row) return null
  const { id, clientFileId, kind, year, number, issuedOn, totalCents, currency, content, createdAt } = row.invoice
  const { accentHue, accentChroma, settings } = row.structure
  return {
    ...{ id, structureId, clientFileId, kind, issuedOn, totalCents, currency },
    number: formatInvoiceNumber(kind, year, number),
    content: content as InvoiceContent,
    writtenAt: createdAt,
    look: { accentHue, accentChroma },
    isFacturX: settings.money.invoices.isFacturX,
  }
}
