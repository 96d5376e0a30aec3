import 'server-only'
import { and, eq, max, ne, sql } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { refundParts, refunds } from '@/db/schema/refunds'
import type { LockedTx } from '@/lib/core/locks'
import type { Day, Instant } from '@/lib/core/time'

type Payment = typeof payments.$inferSelect
type Loss = {
  /** By which the amount is expected again. */
  means: Payment['means']
  /** What the bank took: all of it, less what had gone back before where the bank takes the rest only. */
  lostCents: number
  today: Day
  now: Instant
}

/**
 * The bank took a received payment back ([1.D12] [6.R9]): it has bounced, and what is still owed of it is due again from
 * today, as a row of its own that says what it makes good. What was to be given back of it and wasn't is owed by nobody any
 * more: the bank has done so. Nothing left to ask for, the row says that too. The caller holds the order's lock.
 */
export async function expectAgain(tx: LockedTx, payment: Payment, { means, lostCents, today, now }: Loss) {
  const { id, structureId, orderId } = payment
  await tx.update(payments).set({ status: 'bounced', updatedAt: now }).where(eq(payments.id, id))
  const amountCents = Math.max(0, lostCents - (await endParts(tx, id, now)))
  const [last] = await tx
    .select({ instalment: max(payments.instalment) })
    .from(payments)
    .where(eq(payments.orderId, orderId))
  const instalment = (last?.instalment ?? 0) + 1
  const status = amountCents > 0 ? ('expected' as const) : ('cancelled' as const)
  const [row] = await tx
    .insert(payments)
    .values({ structureId, orderId, means, instalment, amountCents, status, dueOn: today, replacesId: id })
    .returning({ id: payments.id })
  return { paymentId: row!.id, amountCents }
}

/** Ends what a person was to give back of the payment. @returns what was decided of it and never given back, in cents */
async function endParts(tx: LockedTx, paymentId: string, now: Instant): Promise<number> {
  const byHand = and(eq(refundParts.status, 'requested'), ne(refundParts.means, 'card'))
  await tx
    .update(refundParts)
    .set({ status: 'failed', updatedAt: now })
    .where(and(eq(refundParts.paymentId, paymentId), byHand))
  const failed = await tx
    .select({ refundId: refundParts.refundId, amountCents: refundParts.amountCents })
    .from(refundParts)
    .where(and(eq(refundParts.paymentId, paymentId), eq(refundParts.status, 'failed')))
  for (const { refundId } of failed) await endRefund(tx, refundId)
  return failed.reduce((total, { amountCents }) => total + amountCents, 0)
}

/** A refund stands as its parts do: in need of a person as soon as one failed, unless the bank took that money back itself. */
export async function endRefund(tx: LockedTx, refundId: string): Promise<void> {
  const stands = sql`coalesce((select part.status from refund_parts part join payments y on y.id = part.payment_id
    where part.refund_id = ${refundId} and not (part.status = 'failed' and y.status = 'bounced')
    order by array_position(array['failed', 'processing', 'requested', 'succeeded'], part.status) limit 1), 'succeeded')`
  await tx
    .update(refunds)
    .set({ status: stands, endedAt: sql`case when ${stands} = 'succeeded' then app_now() end` })
    .where(eq(refunds.id, refundId))
}
