import 'server-only'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { documents } from '@/db/schema/documents'
import { invoiceCounters, invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import type { Staff } from '@/lib/core/actor'
import { formatInvoiceNumber, invoicesPerPage, readInvoiceNumber } from './rules'
import type { InvoiceFilter, InvoiceRow } from './types'

const columns = {
  id: invoices.id,
  kind: invoices.kind,
  year: invoices.year,
  number: invoices.number,
  issuedOn: invoices.issuedOn,
  clientName: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
  orderNumber: orders.number,
  totalCents: invoices.totalCents,
  currency: invoices.currency,
  documentId: documents.id,
  found: sql<number>`(count(*) over ())::int`,
  // Years of a large school are more cents than an integer holds.
  sumCents: sql<number>`(sum(${invoices.totalCents}) over ())::float8`,
}

/** A number of ours is that paper; anything else is a name, in either order, whatever the accents and capitals. */
function matches(search: string): SQL | undefined {
  const meant = readInvoiceNumber(search)
  if (meant) return and(eq(invoices.kind, meant.kind), eq(invoices.year, meant.year), eq(invoices.number, meant.number))
  if (search === '') return undefined
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const { firstName, lastName } = clientFiles
  return sql`unaccent(${firstName} || ' ' || ${lastName} || ' ' || ${firstName}) ilike unaccent(${like})`
}

/** The structure's invoices and credit notes, the newest first, a page at a time, with how many there are and their sum; of one client where it is given. */
export async function listInvoices(
  { structureId }: Staff,
  { search, kind, year, page }: InvoiceFilter,
  clientFileId?: string,
): Promise<{ rows: InvoiceRow[]; found: number; sumCents: number }> {
  const rows = await db()
    .select(columns)
    .from(invoices)
    .innerJoin(orders, eq(orders.id, invoices.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, invoices.clientFileId))
    .leftJoin(documents, eq(documents.businessKey, sql`'invoice:' || ${invoices.id}`))
    .where(
      and(
        eq(invoices.structureId, structureId),
        matches(search),
        clientFileId ? eq(invoices.clientFileId, clientFileId) : undefined,
        kind ? eq(invoices.kind, kind) : undefined,
        year ? eq(invoices.year, year) : undefined,
      ),
    )
    .orderBy(desc(invoices.createdAt), desc(invoices.number))
    .limit(invoicesPerPage)
    .offset((page - 1) * invoicesPerPage)
  const [first] = rows
  return {
    rows: rows.map(({ found, sumCents, year: ofYear, number, ...row }) => ({
      ...row,
      number: formatInvoiceNumber(row.kind, ofYear, number),
    })),
    found: first?.found ?? 0,
    sumCents: first?.sumCents ?? 0,
  }
}

/** The years in which the structure issued something, the newest first. */
export async function listInvoiceYears({ structureId }: Staff): Promise<number[]> {
  const rows = await db()
    .selectDistinct({ year: invoiceCounters.year })
    .from(invoiceCounters)
    .where(eq(invoiceCounters.structureId, structureId))
    .orderBy(desc(invoiceCounters.year))
  return rows.map(({ year }) => year)
}
