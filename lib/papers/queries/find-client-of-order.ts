import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { isId } from '@/lib/core/ids'

/** The client file that an order of the structure belongs to; null for another structure's. */
export async function findClientOfOrder(structureId: string, orderId: string): Promise<string | null> {
  if (!isId(orderId)) return null
  const [order] = await db()
    .select({ clientFileId: orders.clientFileId })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
  return order?.clientFileId ?? null
}
