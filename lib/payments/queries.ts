import 'server-only'
import { and, asc, eq, inArray, isNotNull, isNull, like, lt, ne, notExists, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments, stripeEvents } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import { writeOffs } from '@/db/schema/write-offs'
import type { Viewer } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import type { OrderStatus, PaymentMeans } from '@/lib/orders/types'
import { heldStatuses } from './rules'
import type { PaymentFailure, PaymentStatus } from './types'

export type OrderToPay = {
  id: string
  structureId: string
  number: number
  status: OrderStatus
  means: PaymentMeans
  totalCents: number
  currency: string
  expiresAt: Date | null
  intentId: string | null
  paymentStatus: PaymentStatus | null
  lastFailure: PaymentFailure | null
}

const columns = {
  id: orders.id,
  structureId: orders.structureId,
  number: orders.number,
  status: orders.status,
  means: orders.means,
  totalCents: orders.totalCents,
  currency: orders.currency,
  expiresAt: orders.expiresAt,
  intentId: payments.intentId,
  paymentStatus: payments.status,
  lastFailure: sql<PaymentFailure | null>`${payments.lastFailure}`,
}

const firstPart = and(eq(payments.orderId, orders.id), eq(payments.instalment, 1))

/** The member's own order with its card payment; somebody else's doesn't exist ([0.I9]). */
export async function findOrderToPay(actor: Viewer, orderId: string): Promise<OrderToPay | null> {
  if (!isId(orderId)) return null
  const own = and(
    eq(orders.id, orderId),
    eq(orders.structureId, actor.structureId),
    eq(orders.clientFileId, actor.clientFileId),
  )
  const [row] = await db().select(columns).from(orders).leftJoin(payments, firstPart).where(own)
  return row ?? null
}

/** An order with its card payment, for the flows: whoever calls has decided who may. */
export async function findOrderWithPayment(orderId: string): Promise<OrderToPay | null> {
  const [row] = await db().select(columns).from(orders).leftJoin(payments, firstPart).where(eq(orders.id, orderId))
  return row ?? null
}

/** The order that an intent pays; null for an intent that isn't ours. */
export async function findOrderOfIntent(intentId: string): Promise<string | null> {
  const [row] = await db().select({ id: payments.orderId }).from(payments).where(eq(payments.intentId, intentId))
  return row?.id ?? null
}

/** A refused instalment waits for its holder, for days: it is looked at now and then, their coming back settles it at once. */
const isWorthALook = or(isNull(payments.graceUntil), lt(payments.updatedAt, sql`app_now() - interval '1 hour'`))

/** Intents whose payment nobody has settled yet, the longest untouched first ([6.R3]). */
export async function listOpenIntents(limit = 500): Promise<string[]> {
  const rows = await db()
    .select({ intentId: payments.intentId })
    .from(payments)
    .where(and(inArray(payments.status, ['expected', 'processing']), isNotNull(payments.intentId), isWorthALook))
    .orderBy(asc(payments.updatedAt))
    .limit(limit)
  return rows.map((row) => row.intentId!)
}

/** Events of payments that were stored and then interrupted: handled again, since handling is idempotent. */
export async function listUnhandledEvents(limit = 500): Promise<{ id: string; intentId: string | null }[]> {
  return db()
    .select({ id: stripeEvents.id, intentId: stripeEvents.intentId })
    .from(stripeEvents)
    .where(and(isNull(stripeEvents.handledAt), like(stripeEvents.type, 'payment_intent.%')))
    .orderBy(asc(stripeEvents.receivedAt))
    .limit(limit)
}

/** What `hasMoneyCome` looks for. */
const moneyOfOrder = () =>
  db()
    .select({ one: sql`1` })
    .from(payments)
    .where(
      and(
        eq(payments.orderId, orders.id),
        ne(payments.means, 'account_credit'),
        inArray(payments.status, [...heldStatuses]),
      ),
    )

/** Orders whose time to pay is over, and of which nothing came: otherwise a person decides ([1.D7]). */
export async function listDueOrders(limit = 500): Promise<string[]> {
  const rows = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.status, 'pending'), lt(orders.expiresAt, sql`app_now()`), notExists(moneyOfOrder())))
    .orderBy(asc(orders.expiresAt))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** Orders that wait for days, of which nothing came, and whose last days have begun: their buyer is told once ([1.D7]). */
export async function listOrdersToRemind(limit = 500): Promise<string[]> {
  const reminderDays = sql`(${structures.settings}->'money'->>'reminderDays')::int`
  const rows = await db()
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .where(
      and(
        eq(orders.status, 'pending'),
        inArray(orders.means, ['transfer', 'cheque']),
        isNull(orders.remindedAt),
        sql`${orders.expiresAt} - make_interval(days => ${reminderDays}) <= app_now() and ${orders.expiresAt} > app_now()`,
        notExists(moneyOfOrder()),
      ),
    )
    .orderBy(asc(orders.expiresAt))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** What is read of a debt that two people gave up ([6.S5]): `paid` came all the same while it was. */
export const givenUpColumns = {
  amountCents: writeOffs.amountCents,
  decidedAt: writeOffs.decidedAt,
  undoneAt: writeOffs.undoneAt,
  paid: sql<{ at: string; amountCents: number }[]>`(select coalesce(json_agg(json_build_object('at', paid.received_at,
    'amountCents', paid.amount_cents) order by paid.received_at), '[]') from payments paid where paid.write_off_id = ${writeOffs.id}
    and paid.status <> 'written_off' and paid.received_at > ${writeOffs.decidedAt}
    and (${writeOffs.undoneAt} is null or paid.received_at < ${writeOffs.undoneAt}))`,
}
export const isGivenUp = inArray(writeOffs.state, ['confirmed', 'undone'])
