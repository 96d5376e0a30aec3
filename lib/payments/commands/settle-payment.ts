import 'server-only'
import { and, eq } from 'drizzle-orm'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { disputes } from '@/db/schema/refunds'
import type { Actor } from '@/lib/core/actor'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { isAmountRight } from '../rules'
import type { IntentFacts, Settlement } from '../types'
import { activateOrder, listActivationLocks } from './activate-order'
import { keepPlan } from './keep-plan'
import { oweReleasedCredit } from './pay-by-credit'

/**
 * A received payment completes its order once: payment, order, everything granted, cart emptied of what was paid, mail
 * to send, all in one transaction ([0.I3] [6.R1]). Said again, it changes nothing; nor once the bank took it back. An order that ended meanwhile is
 * completed all the same: the money is there ([6.R8]). A next instalment finds its order active and grants nothing more
 * ([1.D11]).
 */
export async function settlePayment(
  actor: Actor,
  orderId: string,
  intent: IntentFacts,
): Promise<Outcome<Settlement, Busy>> {
  const { locks, timeZone } = await listActivationLocks(orderId)
  return withLocks(locks, async (tx, now) => {
    const [found] = await tx
      .select({ payment: payments, order: orders })
      .from(payments)
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .where(and(eq(payments.orderId, orderId), eq(payments.intentId, intent.id)))
    if (!found) throw new Error(`no payment of order ${orderId} has intent ${intent.id}`)
    const { payment, order } = found
    if (payment.status === 'succeeded') return accept({ orderId, state: 'paid' as const })
    if (await isTakenBack(tx, payment)) return accept({ orderId, state: 'ended' as const })
    if (!isAmountRight({ amountCents: payment.amountCents, currency: order.currency }, intent))
      throw new Error(`intent ${intent.id} received another amount than payment ${payment.id} asked for`)
    if (order.status !== 'paid') await activateOrder(tx, actor, order, now, timeZone)
    if (order.status === 'expired' || order.status === 'cancelled')
      await oweReleasedCredit(tx, orderId, now, dayOf(now, timeZone))
    if (order.instalments > 1) await keepPlan(tx, actor, { order, payment, now }, intent)
    await tx
      .update(payments)
      .set({ status: 'succeeded', receivedAt: now, updatedAt: now, lastFailure: null, graceUntil: null })
      .where(eq(payments.id, payment.id))
    return accept({ orderId, state: 'paid' as const })
  })
}

/**
 * The bank took the money back: to the provider its intent has succeeded for ever, a late event or a look at its page says so
 * again, and it stays a debt, or what a refund dropped of it ([6.R3] [6.R9]).
 */
async function isTakenBack(tx: LockedTx, { id, status }: typeof payments.$inferSelect): Promise<boolean> {
  if (status === 'bounced') return true
  const lost = and(eq(disputes.paymentId, id), eq(disputes.status, 'lost'))
  return status === 'cancelled' && (await tx.$count(disputes, lost)) > 0
}

/** An order of nothing to pay is complete as soon as it is placed. */
export async function completeFreeOrder(actor: Actor, orderId: string): Promise<Outcome<Settlement, Busy>> {
  const { locks, timeZone } = await listActivationLocks(orderId)
  return withLocks(locks, async (tx, now) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
    if (order!.totalCents !== 0) throw new Error(`order ${orderId} is not free`)
    if (order!.status === 'expired' || order!.status === 'cancelled')
      return accept({ orderId, state: 'ended' as const })
    if (order!.status === 'pending') await activateOrder(tx, actor, order!, now, timeZone)
    return accept({ orderId, state: 'paid' as const })
  })
}
