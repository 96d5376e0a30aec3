import 'server-only'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { learners } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { memberships, passEntries, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import type { OfferKind } from '@/lib/catalogue/types'
import type { Member } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import type { Day } from '@/lib/core/time'
import type { LineRules, OrderStatus, PaymentMeans } from './types'

/** What a line granted: days of its pass or of its membership; null while the order isn't paid. */
export type LineGrant = { validFrom: Day; validUntil: Day; bookableFrom: Day | null; creditsLeft: number | null }

export type OrderLine = {
  id: string
  name: string
  kind: OfferKind
  learnerName: string
  priceCents: number
  isReduced: boolean
  credits: number
  lessonMinutes: number | null
  rules: LineRules
  grant: LineGrant | null
}

export type Order = {
  id: string
  number: number
  /** The cart that was ordered, at the version it had: it is another one as soon as it changes. */
  cartId: string
  cartVersion: number
  status: OrderStatus
  means: PaymentMeans
  totalCents: number
  currency: string
  requestsImmediateStart: boolean
  orderedAt: Date
  expiresAt: Date | null
  paidOn: Day | null
  /** The bank has the payment and hasn't answered. */
  isProcessing: boolean
  /** Why the last attempt to pay failed, in our words. */
  lastFailure: string | null
  lines: OrderLine[]
}

/** How many past orders 'Mes achats' shows. */
const mostOrders = 200

async function listLines(orderIds: readonly string[]): Promise<Map<string, OrderLine[]>> {
  const rows = await db()
    .select({
      orderId: orderLines.orderId,
      line: orderLines,
      learnerName: sql<string>`${learners.firstName} || ' ' || ${learners.lastName}`,
      pass: { validFrom: passes.validFrom, validUntil: passes.validUntil, bookableFrom: passes.bookableFrom },
      membership: { startsOn: memberships.startsOn, endsOn: memberships.endsOn },
      creditsLeft: sql<
        number | null
      >`(select sum(${passEntries.amount})::int from ${passEntries} where ${passEntries.passId} = ${passes.id})`,
    })
    .from(orderLines)
    .innerJoin(learners, eq(learners.id, orderLines.learnerId))
    .leftJoin(passes, eq(passes.orderLineId, orderLines.id))
    .leftJoin(memberships, eq(memberships.orderLineId, orderLines.id))
    .where(inArray(orderLines.orderId, [...orderIds]))
    .orderBy(asc(orderLines.position))
  const byOrder = new Map<string, OrderLine[]>()
  for (const { orderId, line, learnerName, pass, membership, creditsLeft } of rows) {
    const granted = pass ?? (membership && { validFrom: membership.startsOn, validUntil: membership.endsOn })
    const grant = granted && { bookableFrom: null, ...granted, creditsLeft }
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), { ...line, learnerName, grant }])
  }
  return byOrder
}

const columns = {
  id: orders.id,
  number: orders.number,
  cartId: orders.cartId,
  cartVersion: orders.cartVersion,
  status: orders.status,
  means: orders.means,
  totalCents: orders.totalCents,
  currency: orders.currency,
  requestsImmediateStart: orders.requestsImmediateStart,
  orderedAt: orders.orderedAt,
  expiresAt: orders.expiresAt,
  paidOn: orders.paidOn,
  isProcessing: sql<boolean>`coalesce(${payments.status} = 'processing', false)`,
  lastFailure: payments.lastFailure,
}

/** Each order has one payment by card: its first instalment. */
const ofOrder = and(eq(payments.orderId, orders.id), eq(payments.instalment, 1))

const ownedBy = (actor: Member) =>
  and(eq(orders.structureId, actor.structureId), eq(orders.clientFileId, actor.clientFileId))

async function listOrders(actor: Member, status: OrderStatus): Promise<Order[]> {
  const found = await db()
    .select(columns)
    .from(orders)
    .leftJoin(payments, ofOrder)
    .where(and(ownedBy(actor), eq(orders.status, status)))
    .orderBy(desc(orders.orderedAt), desc(orders.number))
    .limit(mostOrders)
  if (found.length === 0) return []
  const lines = await listLines(found.map((order) => order.id))
  return found.map((order) => ({ ...order, lines: lines.get(order.id) ?? [] }))
}

/** 'Commandes' of 'Mes achats': what was paid, the newest first ([1.E2]). */
export const listPaidOrders = (actor: Member): Promise<Order[]> => listOrders(actor, 'paid')

/** 'Mes achats en attente de paiement', in 'Mon panier' ([1.D7]). */
export const listWaitingOrders = (actor: Member): Promise<Order[]> => listOrders(actor, 'pending')

/** The member's own order; somebody else's doesn't exist ([0.I9]). */
export async function findOrder(actor: Member, orderId: string): Promise<Order | null> {
  if (!isId(orderId)) return null
  const [order] = await db()
    .select(columns)
    .from(orders)
    .leftJoin(payments, ofOrder)
    .where(and(ownedBy(actor), eq(orders.id, orderId)))
  if (!order) return null
  const lines = await listLines([order.id])
  return { ...order, lines: lines.get(order.id) ?? [] }
}
