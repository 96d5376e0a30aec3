import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { tellReceived } from '@/lib/payments/commands/keep-plan'
import { type Charge, findCharge } from './queries'
import type { OtherMeans } from './types'

/** A charge that is about to be asked for; `attempt` tells it from one that was interrupted before. */
export type Claim = { methodId: string; attempt: number }

/**
 * The last word before a card is charged without its holder: under the order's lock the part is looked at again, its intent is
 * kept and it is said to be under way, so that whoever cancels or pays it meanwhile sees it ([1.D11] [6.R1]). Refused when a refund
 * has lowered it since its intent was made: the intent asks for another amount.
 */
export async function claimCharge(
  charge: Pick<Charge, 'paymentId' | 'orderId' | 'amountCents'>,
  intentId: string,
): Promise<Outcome<Claim, 'instalment_not_due' | Busy>> {
  return withLocks([`order:${charge.orderId}`], async (tx, now) => {
    const found = await findCharge(charge.paymentId, tx)
    if (found?.amountCents !== charge.amountCents || (found.intentId && found.intentId !== intentId))
      return refuse('instalment_not_due' as const)
    await tx
      .update(payments)
      .set({ intentId, status: 'processing', updatedAt: now })
      .where(eq(payments.id, charge.paymentId))
    return accept({ methodId: found.methodId, attempt: now.getTime() })
  })
}

export type OtherPayment = { means: OtherMeans; reference: string }

/**
 * The money of a part whose card was refused, taken at the desk ([1.D11] [1.H8]). `intentId` is the intent that was cancelled
 * just before; had another been made meanwhile, or its money come, nothing is written.
 */
export async function takeAtDesk(
  actor: Staff,
  part: { id: string; orderId: string; intentId: string | null },
  paid: OtherPayment,
): Promise<Outcome<null, 'instalment_not_due' | Busy>> {
  return withLocks([`order:${part.orderId}`], async (tx, now) => {
    const { intentId } = part
    const isSame = intentId === null ? isNull(payments.intentId) : eq(payments.intentId, intentId)
    const [payment] = await tx
      .update(payments)
      .set({ ...paid, status: 'succeeded', receivedAt: now, updatedAt: now, lastFailure: null, graceUntil: null })
      .where(and(eq(payments.id, part.id), eq(payments.status, 'expected'), eq(payments.means, 'card'), isSame))
      .returning()
    if (!payment) return refuse('instalment_not_due' as const)
    const [order] = await tx.select().from(orders).where(eq(orders.id, part.orderId))
    await tellReceived(tx, actor, { order: order!, payment })
    return accept(null)
  })
}

/** Keeps the intent that takes the place of one cancelled at the provider's. @returns the one that counts, whoever made it */
export async function replaceIntent(
  { id, orderId }: { id: string; orderId: string },
  intents: { old: string; made: string },
): Promise<Outcome<{ intentId: string | null }, Busy>> {
  return withLocks([`order:${orderId}`], async (tx, now) => {
    await tx
      .update(payments)
      .set({ intentId: intents.made, updatedAt: now })
      .where(and(eq(payments.id, id), eq(payments.intentId, intents.old), eq(payments.status, 'expected')))
    const [payment] = await tx.select({ intentId: payments.intentId }).from(payments).where(eq(payments.id, id))
    return accept({ intentId: payment!.intentId })
  })
}

/** The card of an order is no longer kept, unless another has taken its place meanwhile. */
export async function dropCard(orderId: string, methodId: string): Promise<Outcome<null, Busy>> {
  return withLocks([`order:${orderId}`], async (tx) => {
    await tx
      .update(orders)
      .set({ cardCustomerId: null, cardMethodId: null })
      .where(and(eq(orders.id, orderId), eq(orders.cardMethodId, methodId)))
    return accept(null)
  })
}
