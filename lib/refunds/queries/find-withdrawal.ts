import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { refunds, withdrawals } from '@/db/schema/refunds'
import type { RefundableOrder } from '../types'

/** When a line was renounced, and what it gives back. */
export async function findWithdrawal(
  { structureId }: Pick<RefundableOrder, 'structureId'>,
  lineId: string,
): Promise<{ at: Date; amountCents: number } | null> {
  const [row] = await db()
    .select({ at: withdrawals.createdAt, amountCents: refunds.amountCents })
    .from(withdrawals)
    .innerJoin(refunds, eq(refunds.id, withdrawals.refundId))
    .where(and(eq(withdrawals.structureId, structureId), eq(withdrawals.orderLineId, lineId)))
  return row ?? null
}
