import 'server-only'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import type { Staff, Viewer } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { type Day, dayOf } from '@/lib/core/time'
import type { PaymentFailure, PaymentStatus } from '@/lib/payments/types'
import { describeInstalment, isChargedOn } from './rules'
import type { Instalment } from './types'

type Row = typeof payments.$inferSelect

function toInstalment(row: Row, today: Day, zone: string): Instalment {
  const { id, orderId, means, amountCents, dueOn, status, receivedAt, graceUntil, lastFailure } = row
  return {
    id,
    orderId,
    rank: row.instalment,
    means,
    amountCents,
    dueOn,
    state: describeInstalment({ means, status, dueOn, hasFailed: lastFailure !== null }, today),
    paidOn: status === 'succeeded' && receivedAt ? dayOf(receivedAt, zone) : null,
    graceUntil,
    failure: lastFailure as PaymentFailure | null,
    isReplacement: row.replacesId !== null,
  }
}

/**
 * The schedules of orders that the caller has found and may show, whatever their means, each in its order ([1.D11]).
 * @param today in the structure's zone
 */
export async function listInstalments(
  scope: { structureId: string; orderIds: readonly string[] },
  today: Day,
  zone: string,
): Promise<Instalment[]> {
  if (scope.orderIds.length === 0) return []
  const rows = await db()
    .select({ payment: payments })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(payments.structureId, scope.structureId), inArray(payments.orderId, [...scope.orderIds])))
    .orderBy(asc(orders.number), asc(payments.instalment))
  return rows.map(({ payment }) => toInstalment(payment, today, zone))
}

/** What charging a part needs: its intent once there is one, and the card that is kept for it. */
export type Charge = {
  paymentId: string
  orderId: string
  orderNumber: number
  amountCents: number
  currency: string
  intentId: string | null
  customerId: string
  methodId: string
}

const chargeColumns = { payment: payments, order: orders, zone: structures.timeZone, now: sql<string>`app_now()` }

const selectCharges = (executor: Executor) =>
  executor
    .select(chargeColumns)
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(structures, eq(structures.id, payments.structureId))

/** A part as it would be charged now; null when it isn't, or no longer ([1.D11]). */
export async function findCharge(paymentId: string, executor: Executor = db()): Promise<Charge | null> {
  const [found] = await selectCharges(executor).where(eq(payments.id, paymentId))
  if (!found) return null
  const { payment, order, zone, now } = found
  const { cardCustomerId, cardMethodId } = order
  const facts = {
    means: payment.means,
    status: payment.status,
    dueOn: payment.dueOn,
    hasFailed: payment.lastFailure !== null,
    rank: payment.instalment,
    orderStatus: order.status,
    isReplacement: payment.replacesId !== null,
    hasCard: cardCustomerId !== null && cardMethodId !== null,
  }
  if (!isChargedOn(facts, dayOf(new Date(now), zone))) return null
  return {
    paymentId,
    orderId: order.id,
    orderNumber: order.number,
    amountCents: payment.amountCents,
    currency: order.currency,
    intentId: payment.intentId,
    customerId: cardCustomerId!,
    methodId: cardMethodId!,
  }
}

/** Parts whose day has come, the longest due first; each is looked at again before it is charged. */
export async function listDueCharges(limit = 500): Promise<string[]> {
  const today = sql`(app_now() at time zone ${structures.timeZone})::date`
  const rows = await db()
    .select({ id: payments.id })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(structures, eq(structures.id, payments.structureId))
    .where(
      and(
        eq(payments.status, 'expected'),
        eq(payments.means, 'card'),
        gt(payments.instalment, 1),
        isNull(payments.lastFailure),
        isNull(payments.replacesId),
        lte(payments.dueOn, today),
        eq(orders.status, 'paid'),
        isNotNull(orders.cardMethodId),
      ),
    )
    .orderBy(asc(payments.dueOn), asc(payments.id))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Orders that keep a card for nothing: none of their parts will be charged any more ([1.D11]). */
export async function listNeedlessCards(limit = 500): Promise<{ orderId: string; methodId: string }[]> {
  const left = db()
    .select({ one: sql`1` })
    .from(payments)
    .where(
      and(
        eq(payments.orderId, orders.id),
        eq(payments.means, 'card'),
        inArray(payments.status, ['expected', 'processing']),
      ),
    )
  const rows = await db()
    .select({ orderId: orders.id, methodId: orders.cardMethodId })
    .from(orders)
    .where(and(isNotNull(orders.cardMethodId), notExists(left)))
    .limit(limit)
  return rows.map(({ orderId, methodId }) => ({ orderId, methodId: methodId! }))
}

/** A part of an order of the office's own structure, as recording its money there needs it. */
export async function findDeskInstalment({ structureId }: Staff, paymentId: string) {
  const [part] = await db()
    .select({
      id: payments.id,
      orderId: payments.orderId,
      means: payments.means,
      status: payments.status,
      intentId: payments.intentId,
      hasFailed: sql<boolean>`${payments.lastFailure} is not null`,
    })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(and(eq(payments.id, paymentId), eq(payments.structureId, structureId), gt(payments.instalment, 1)))
  return part ?? null
}

export type OwnInstalment = Instalment & {
  status: PaymentStatus
  intentId: string | null
  orderNumber: number
  currency: string
  customerId: string | null
  /** Others are charged after it: the card that pays it is kept for them. */
  hasNext: boolean
}

/** A part of the member's own order; somebody else's doesn't exist ([0.I9]). */
export async function findOwnInstalment(actor: Viewer, paymentId: string): Promise<OwnInstalment | null> {
  if (!isId(paymentId)) return null
  const own = and(
    eq(payments.id, paymentId),
    eq(orders.structureId, actor.structureId),
    eq(orders.clientFileId, actor.clientFileId),
  )
  const next = sql<boolean>`exists (select from payments n where n.order_id = ${orders.id} and n.means = 'card'
    and n.status = 'expected' and n.instalment > ${payments.instalment})`
  const [found] = await db()
    .select({ ...chargeColumns, hasNext: next })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(structures, eq(structures.id, payments.structureId))
    .where(own)
  if (!found) return null
  const { payment, order, zone, now, hasNext } = found
  return {
    ...toInstalment(payment, dayOf(new Date(now), zone), zone),
    status: payment.status,
    intentId: payment.intentId,
    orderNumber: order.number,
    currency: order.currency,
    customerId: order.cardCustomerId,
    hasNext,
  }
}
