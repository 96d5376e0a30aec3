import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import type { Staff } from '@/lib/core/actor'

/** Who an order is invoiced to, as it stands; null once its invoice is issued, which never changes ([2.A11] [0.I5]). */
export async function findOrderBilling({ structureId }: Staff, orderId: string) {
  const [row] = await db()
    .select({
      own: orders.billing,
      ofFile: clientFiles.billing,
      firstName: clientFiles.firstName,
      lastName: clientFiles.lastName,
      invoiceId: invoices.id,
    })
    .from(orders)
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .leftJoin(invoices, and(eq(invoices.orderId, orders.id), eq(invoices.kind, 'invoice')))
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
    .limit(1)
  if (!row || row.invoiceId) return null
  const billing = row.own ?? row.ofFile
  return { own: row.own, name: billing?.name ?? `${row.firstName} ${row.lastName}` }
}
