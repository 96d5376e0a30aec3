import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import type { Instant } from '@/lib/core/time'
import { listDuePeople } from '@/lib/desk/queries/list-dues'
import type { Debt } from '../types'

/** What an order owes, by the rule of the reminders ([1.H11]); null in another structure. */
export async function findDebt(
  structureId: string,
  orderId: string,
  now: Instant,
  executor: Executor = db(),
): Promise<(Debt & { clientFileId: string }) | null> {
  const [order] = await executor
    .select({
      orderStatus: orders.status,
      clientFileId: orders.clientFileId,
      fileStatus: clientFiles.status,
      timeZone: structures.timeZone,
    })
    .from(orders)
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .where(and(eq(orders.structureId, structureId), eq(orders.id, orderId)))
  if (!order) return null
  const { orderStatus, clientFileId, fileStatus, timeZone } = order
  const [person] = await listDuePeople(executor, { id: structureId, timeZone }, now, clientFileId)
  const amounts = (person?.dues ?? []).filter((due) => due.orderId === orderId)
  const isAtBank = and(eq(payments.orderId, orderId), eq(payments.status, 'processing'))
  const isUnderWay = (await executor.$count(payments, isAtBank)) > 0
  return { orderStatus, clientFileId, amounts, isUnderWay, isFileOpen: fileStatus === 'active' }
}
