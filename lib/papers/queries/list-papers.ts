import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import type { DocumentLink } from '@/lib/documents/types'
import { keptOfOrder, papersOfOrder } from '@/lib/orders/queries'

/** The invoice, credit notes and receipts of an order that are written, in the order of time ([1.D9]). */
export async function listPapersOfOrder(structureId: string, orderId: string): Promise<DocumentLink[]> {
  const [row] = await db()
    .select({ papers: papersOfOrder })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
  return row?.papers ?? []
}

/** Whether something is left paid of an order, in cents: without it there is nothing to attest ([1.D10]). */
export async function getKeptCents(structureId: string, orderId: string): Promise<number> {
  const [row] = await db()
    .select({ kept: keptOfOrder })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
  return row?.kept ?? 0
}
