import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { IntentFacts, PaymentRefusal } from '../types'

export type OpenPayment = {
  id: string
  intentId: string | null
  amountCents: number
  currency: string
  structureId: string
  orderNumber: number
  /** Next instalments follow: the card is kept for them, with this customer once there is one ([1.D11]). */
  keepsCard: boolean
}

async function getOrder(tx: LockedTx, orderId: string) {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
  return order ?? null
}

/** What activates an order by card: its first instalment, or its only one. */
async function getFirst(tx: LockedTx, orderId: string) {
  const first = and(eq(payments.orderId, orderId), eq(payments.instalment, 1))
  const [payment] = await tx.select().from(payments).where(first)
  return payment!
}

/** What account credit has paid of the order already ([6.R9]). */
async function sumReceived(tx: LockedTx, orderId: string): Promise<number> {
  const [received] = await tx
    .select({ cents: sql<number>`coalesce(sum(${payments.amountCents}), 0)::int` })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.status, 'succeeded')))
  return received!.cents
}

/** The payment that an order waits for: its row exists before the provider is asked for anything ([6.R1]). */
export async function openCardPayment(orderId: string): Promise<Outcome<OpenPayment, PaymentRefusal>> {
  return withLocks([`order:${orderId}`], async (tx, now) => {
    const order = await getOrder(tx, orderId)
    if (!order) return refuse('not_found' as const)
    if (order.status === 'paid') return refuse('order_paid' as const)
    if (order.means !== 'card') return refuse('means_unavailable' as const)
    if (order.status !== 'pending' || (order.expiresAt && order.expiresAt <= now)) return refuse('order_ended' as const)
    const { structureId, currency, number: orderNumber } = order
    const amountDue = order.totalCents - (await sumReceived(tx, orderId))
    await tx
      .insert(payments)
      .values({ structureId, orderId, means: 'card', amountCents: amountDue })
      .onConflictDoNothing({ target: [payments.orderId, payments.instalment] })
    const { id, intentId, amountCents } = await getFirst(tx, orderId)
    return accept({ id, intentId, amountCents, currency, structureId, orderNumber, keepsCard: order.instalments > 1 })
  })
}

/**
 * Keeps the intent that the provider made for a payment. Refused when the order ended meanwhile: whoever made the intent
 * cancels it, and nobody ever sees its secret; nor that of an intent of an amount that is no longer due.
 */
export async function storeIntent(
  orderId: string,
  { id: intentId, customerId, amountCents }: Pick<IntentFacts, 'id' | 'customerId' | 'amountCents'>,
): Promise<Outcome<{ intentId: string }, PaymentRefusal>> {
  return withLocks([`order:${orderId}`], async (tx) => {
    const order = await getOrder(tx, orderId)
    if (order?.status === 'paid') return refuse('order_paid' as const)
    if (order?.status !== 'pending') return refuse('order_ended' as const)
    const first = await getFirst(tx, orderId)
    if (first.intentId) return accept({ intentId: first.intentId })
    // The client's credit has paid a part of it since the provider was asked: the next click asks for the rest.
    if (first.amountCents !== amountCents) return refuse('busy' as const)
    await tx.update(payments).set({ intentId, updatedAt: sql`app_now()` }).where(eq(payments.id, first.id))
    if (customerId) await tx.update(orders).set({ cardCustomerId: customerId }).where(eq(orders.id, orderId))
    return accept({ intentId })
  })
}
