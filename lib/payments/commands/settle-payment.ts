import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { clearOrderedLines } from '@/lib/cart/commands/clear-lines'
import { cartLock } from '@/lib/cart/commands/lock-cart'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { type Day, dayOf } from '@/lib/core/time'
import { grantMembership } from '@/lib/memberships/commands'
import { computeBookableFrom, computeLastDay } from '@/lib/orders/rules'
import { grantPass } from '@/lib/passes/commands'
import { getStructureById } from '@/lib/structures/queries'
import { isAmountRight } from '../rules'
import type { IntentFacts, Settlement } from '../types'

type Order = typeof orders.$inferSelect
type Line = typeof orderLines.$inferSelect
/** Days in the structure's zone: validity runs from that of the payment, the right of withdrawal from that of the order. */
type Days = { orderedOn: Day; paidOn: Day }

/** The order, its cart and its learners: what completing it changes, locked together. */
async function listLocks(orderId: string): Promise<{ locks: LockKey[]; timeZone: string }> {
  const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
  if (!order) throw new Error(`order ${orderId} does not exist`)
  const lines = await db()
    .select({ learnerId: orderLines.learnerId })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
  const { structureId, clientFileId } = order
  const learnerLocks = lines.map(({ learnerId }) => `learner:${learnerId}` as const)
  const { timeZone } = await getStructureById(structureId)
  return {
    locks: [`order:${orderId}`, cartLock({ kind: 'file', structureId, clientFileId }), ...learnerLocks],
    timeZone,
  }
}

/**
 * A received payment completes its order once: payment, order, everything granted, cart emptied of what was paid, mail
 * to send, all in one transaction ([0.I3] [6.R1]). Said again, it changes nothing. An order that ended meanwhile is
 * completed all the same: the money is there ([6.R8]).
 */
export async function settlePayment(
  actor: Actor,
  orderId: string,
  intent: IntentFacts,
): Promise<Outcome<Settlement, Busy>> {
  const { locks, timeZone } = await listLocks(orderId)
  return withLocks(locks, async (tx, now) => {
    const [found] = await tx
      .select({ payment: payments, order: orders })
      .from(payments)
      .innerJoin(orders, eq(orders.id, payments.orderId))
      .where(and(eq(payments.orderId, orderId), eq(payments.intentId, intent.id)))
    if (!found) throw new Error(`no payment of order ${orderId} has intent ${intent.id}`)
    const { payment, order } = found
    if (payment.status === 'succeeded') return accept({ orderId, state: 'paid' as const })
    if (!isAmountRight({ amountCents: payment.amountCents, currency: order.currency }, intent))
      throw new Error(`intent ${intent.id} received another amount than payment ${payment.id} asked for`)
    await completeOrder(tx, actor, order, now, timeZone)
    await tx
      .update(payments)
      .set({ status: 'succeeded', receivedAt: now, updatedAt: now, lastFailure: null })
      .where(eq(payments.id, payment.id))
    return accept({ orderId, state: 'paid' as const })
  })
}

/** An order of nothing to pay is complete as soon as it is placed. */
export async function completeFreeOrder(actor: Actor, orderId: string): Promise<Outcome<Settlement, Busy>> {
  const { locks, timeZone } = await listLocks(orderId)
  return withLocks(locks, async (tx, now) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
    if (order!.totalCents !== 0) throw new Error(`order ${orderId} is not free`)
    if (order!.status === 'expired' || order!.status === 'cancelled')
      return accept({ orderId, state: 'ended' as const })
    if (order!.status === 'pending') await completeOrder(tx, actor, order!, now, timeZone)
    return accept({ orderId, state: 'paid' as const })
  })
}

async function completeOrder(tx: LockedTx, actor: Actor, order: Order, now: Date, zone: string): Promise<void> {
  const days: Days = { orderedOn: dayOf(order.orderedAt, zone), paidOn: dayOf(now, zone) }
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  // States last: until then nothing but the locks and the unique keys stands between two runs, which the race's control shows.
  for (const line of lines) await grantLine(tx, actor, order, line, days)
  await tx
    .update(orders)
    .set({ status: 'paid', paidAt: now, paidOn: days.paidOn, endedAt: null })
    .where(eq(orders.id, order.id))
  if (order.cartId) await clearOrderedLines(tx, order.cartId, lines)
  const { structureId, clientFileId, id: orderId } = order
  await tell(tx, { structureId, topic: 'order.paid', key: `order.paid:${orderId}`, payload: { orderId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'order.pay',
    subjectKind: 'order',
    subjectId: orderId,
    clientFileId,
    before: { status: order.status },
    after: { status: 'paid', totalCents: order.totalCents },
  })
}

async function grantLine(tx: LockedTx, actor: Actor, order: Order, line: Line, days: Days): Promise<void> {
  const { paidOn, orderedOn } = days
  const { structureId, clientFileId } = order
  const whose = { structureId, clientFileId, learnerId: line.learnerId, orderLineId: line.id }
  if (line.kind === 'membership') {
    await grantMembership(tx, actor, { ...whose, paidOn })
    return
  }
  if (line.kind !== 'individual') throw new Error(`a line of kind ${line.kind} grants nothing yet`)
  await grantPass(tx, actor, {
    ...whose,
    offerId: line.offerId,
    name: line.name,
    credits: line.credits,
    lessonMinutes: line.lessonMinutes!,
    validFrom: paidOn,
    validUntil: computeLastDay(paidOn, line.validityMonths!),
    bookableFrom: computeBookableFrom(orderedOn, paidOn, order.requestsImmediateStart),
    postponements: line.rules.postponements,
    cancellationNoticeHours: line.rules.cancellationNoticeHours,
  })
}
