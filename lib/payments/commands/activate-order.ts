import 'server-only'
import { asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { orderLines, orders } from '@/db/schema/orders'
import { structures } from '@/db/schema/structures'
import { clearOrderedLines } from '@/lib/cart/commands/clear-lines'
import { cartLock } from '@/lib/cart/commands/lock-cart'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx, LockKey } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { type Day, dayOf, type Instant } from '@/lib/core/time'
import { issueVoucher } from '@/lib/gifts/commands/issue-voucher'
import { issueInvoice } from '@/lib/invoices/commands'
import { grantMembership } from '@/lib/memberships/commands'
import { computeBookableFrom, computeLastDay, isKeptInCart } from '@/lib/orders/rules'
import { grantPass } from '@/lib/passes/commands'
import { listSeatLocks } from '@/lib/places/queries'
import { grantSessions } from './grant-sessions'

export type Order = typeof orders.$inferSelect
type Line = typeof orderLines.$inferSelect
/** Days in the structure's zone: validity runs from that of the payment, the right of withdrawal from that of the order. */
type Days = { orderedOn: Day; paidOn: Day }
type When = Days & { now: Instant }

/** The order, its cart, its learners and the courses it holds seats of: what completing it changes, locked together. */
export async function listActivationLocks(orderId: string): Promise<{ locks: LockKey[]; timeZone: string }> {
  const [order] = await db()
    .select({
      structureId: orders.structureId,
      clientFileId: orders.clientFileId,
      timeZone: structures.timeZone,
      learnerIds: sql<
        string[]
      >`(select coalesce(json_agg(line.learner_id), '[]') from order_lines line where line.order_id = ${orders.id})`,
    })
    .from(orders)
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .where(eq(orders.id, orderId))
  if (!order) throw new Error(`order ${orderId} does not exist`)
  const { structureId, clientFileId, timeZone } = order
  const learnerLocks = order.learnerIds.map((id) => `learner:${id}` as const)
  const seatLocks = await listSeatLocks(db(), { orderId })
  return {
    locks: [`order:${orderId}`, cartLock({ kind: 'file', structureId, clientFileId }), ...learnerLocks, ...seatLocks],
    timeZone,
  }
}

/**
 * What a payment of whatever means buys: everything granted, the cart emptied of what was paid, the mail to send, in the
 * transaction of whoever recorded the money ([1.D8] [6.R1]). The caller holds the locks of `listActivationLocks`, has
 * seen that the order isn't paid yet and writes its payment's state after this, as the last thing.
 */
export async function activateOrder(tx: LockedTx, actor: Actor, order: Order, now: Date, zone: string): Promise<void> {
  const days: Days = { orderedOn: dayOf(order.orderedAt, zone), paidOn: dayOf(now, zone) }
  const lines = await tx
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  // States last: until then nothing but the locks and the unique keys stands between two runs, which the race's control shows.
  for (const line of lines) await grantLine(tx, actor, order, line, { ...days, now })
  const { structureId, clientFileId, id: orderId } = order
  if (order.cartId && isKeptInCart(order.means)) await clearOrderedLines(tx, order.cartId, lines)
  // Said together: one trip to the database.
  await Promise.all([
    tx
      .update(orders)
      .set({ status: 'paid', paidAt: now, paidOn: days.paidOn, endedAt: null })
      .where(eq(orders.id, orderId)),
    tell(tx, { structureId, topic: 'order.paid', key: `order.paid:${orderId}`, payload: { orderId } }),
    recordAudit(tx, actor, {
      structureId,
      operation: 'order.pay',
      subjectKind: 'order',
      subjectId: orderId,
      clientFileId,
      before: { status: order.status },
      after: { status: 'paid', totalCents: order.totalCents },
    }),
  ])
  // After everything slow: the structure's next invoice waits for this transaction to end ([6.R10]).
  await issueInvoice(tx, actor, { order, lines, issuedOn: days.paidOn })
}

async function grantLine(tx: LockedTx, actor: Actor, order: Order, line: Line, when: When): Promise<void> {
  const { paidOn, orderedOn, now } = when
  const { structureId, clientFileId } = order
  const whose = { structureId, clientFileId, learnerId: line.learnerId, orderLineId: line.id }
  if (line.kind === 'membership') {
    await grantMembership(tx, actor, { ...whose, paidOn })
    return
  }
  if (line.kind === 'gift') {
    await issueVoucher(tx, actor, { ...giftOf(line), structureId, clientFileId, activatedOn: paidOn, now })
    return
  }
  if (line.kind === 'group') {
    await grantSessions(tx, actor, { order, line }, when)
    return
  }
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

/** What a gift's line sold, and for whom: its voucher says the same ([1.C7]). */
const giftOf = ({ id, offerId, name, credits, lessonMinutes, gift, rules }: Line) => ({
  orderLineId: id,
  offerId,
  name,
  credits,
  lessonMinutes: lessonMinutes!,
  cancellationNoticeHours: rules.cancellationNoticeHours,
  gift: gift!,
})
