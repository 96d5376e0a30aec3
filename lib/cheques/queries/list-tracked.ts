import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { chequesOfOrder } from '@/lib/orders/queries'
import { trackCheques } from '../rules'
import type { TrackedCheque } from '../types'

/** Where each cheque of an order is, for the office ([1.D12]); its buyer reads them with their orders. */
export async function listTrackedCheques(structureId: string, orderId: string): Promise<TrackedCheque[]> {
  const [order] = await db()
    .select({ cheques: chequesOfOrder })
    .from(orders)
    .where(and(eq(orders.structureId, structureId), eq(orders.id, orderId)))
  return trackCheques(order?.cheques ?? [])
}
