import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { termsAcceptances } from '@/db/schema/accounts'
import { carts } from '@/db/schema/cart'
import { counters } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { clearOrderedLines } from '@/lib/cart/commands/clear-lines'
import type { LoadedCart } from '@/lib/cart/queries'
import type { CartLine } from '@/lib/cart/types'
import type { BillingAddress } from '@/lib/client-files/types'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { dayOf } from '@/lib/core/time'
import { computeSchedule } from '@/lib/schedules/rules'
import type { Structure } from '@/lib/structures/queries'
import { computeExpiry, describeRules, formatOrderNumber, isKeptInCart, timedLines } from '../rules'
import type { OnlineMeans, PaymentMeans } from '../types'
import { holdPlaces } from './hold-places'

export type OrderInput = {
  /** The fingerprint of the cart that the page showed. */
  seen: string
  requestsImmediateStart: boolean
  means: OnlineMeans
  /** In how many times ([1.D6]). */
  instalments: number
  /** Who this order is invoiced to; null: as its file says ([2.A11]). */
  billing?: BillingAddress | null
  /** From where the terms were accepted. */
  ipAddress: string
  userAgent: string
}

export type Placing = { actor: Member; structure: Structure; termsVersionId: string; input: OrderInput; now: Date }

/** Writes the order with its lines and what is expected of it. The caller holds the locks and has checked everything. */
export async function writeOrder(tx: LockedTx, placing: Placing, { cart }: LoadedCart): Promise<string> {
  const { actor, structure, input, now } = placing
  const means = cart.totalCents === 0 ? 'free' : input.means
  const [order] = await tx
    .insert(orders)
    .values({
      structureId: structure.id,
      number: await takeNumber(tx, structure.id),
      clientFileId: actor.clientFileId,
      cartId: cart.id,
      cartVersion: await takeVersion(tx, cart.id, cart.version),
      means,
      instalments: means === 'free' ? 1 : input.instalments,
      totalCents: cart.totalCents,
      currency: structure.currency,
      termsVersionId: placing.termsVersionId,
      requestsImmediateStart: input.requestsImmediateStart,
      billing: input.billing ?? null,
      orderedAt: now,
      expiresAt: computeExpiry(means, now, structure),
    })
    .returning({ id: orders.id, number: orders.number })
  const orderId = order!.id
  await writeOrderLines(tx, structure, { orderId, clientFileId: actor.clientFileId, lines: cart.lines })
  const isKept = isKeptInCart(means)
  if (!isKept || input.instalments > 1) await expectPayments(tx, placing, { orderId, means, cart })
  if (!isKept) await clearOrderedLines(tx, cart.id, cart.lines.map(soldLine))
  await keepAcceptance(tx, placing, orderId)
  await tellPlaced(tx, placing, {
    id: orderId,
    number: order!.number,
    lines: cart.lines.length,
    total: cart.totalCents,
  })
  return orderId
}

type SoldLines = { orderId: string; clientFileId: string; lines: readonly CartLine[] }

/** The lines of an order, whoever sells them, with the places that they hold from now on ([1.C6]). */
export async function writeOrderLines(tx: LockedTx, structure: Structure, { orderId, clientFileId, lines }: SoldLines) {
  const rows = await tx
    .insert(orderLines)
    .values(lines.map((line, rank) => orderLineOf(line, rank, orderId, structure)))
    .returning({ id: orderLines.id, position: orderLines.position })
  const idAt = new Map(rows.map(({ id, position }) => [position, id]))
  const held = lines.map((line, rank) => ({ ...line, orderLineId: idAt.get(rank + 1)! }))
  await holdPlaces(tx, { structureId: structure.id, clientFileId }, held)
}

type Expecting = { orderId: string; means: PaymentMeans; cart: LoadedCart['cart'] }

/** What is expected when, whatever the means: one row an instalment ([1.D7] [1.D11]). */
async function expectPayments(tx: LockedTx, { structure, input, now }: Placing, { orderId, means, cart }: Expecting) {
  const parts = computeSchedule(timedLines(cart.lines, means), input.instalments, dayOf(now, structure.timeZone))
  const order = { structureId: structure.id, orderId, means }
  await tx
    .insert(payments)
    .values(parts.map(({ rank, amountCents, dueOn }) => ({ ...order, instalment: rank, amountCents, dueOn })))
}

const soldLine = ({ offer, learner, firstSessionId }: CartLine) => ({
  offerId: offer.id,
  learnerId: learner!.id,
  firstSessionId,
})

/** The version of the terms that was accepted, when and from where ([6.L3]). */
async function keepAcceptance(tx: LockedTx, placing: Placing, orderId: string): Promise<void> {
  const { actor, structure, termsVersionId, input, now } = placing
  await tx.insert(termsAcceptances).values({
    accountId: actor.accountId,
    structureId: structure.id,
    termsVersionId,
    occasion: 'order',
    orderId,
    ipAddress: input.ipAddress,
    userAgent: input.userAgent,
    acceptedAt: now,
  })
}

type Placed = { id: string; number: number; lines: number; total: number }

async function tellPlaced(tx: LockedTx, { actor, structure }: Placing, order: Placed): Promise<void> {
  const key = `order.placed:${order.id}`
  await tell(tx, { structureId: structure.id, topic: 'order.placed', key, payload: { orderId: order.id } })
  await recordAudit(tx, actor, {
    structureId: structure.id,
    operation: 'order.place',
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId: actor.clientFileId,
    after: { number: formatOrderNumber(order.number), totalCents: order.total, lines: order.lines },
  })
}

/** A line as it is sold: all its rules and its price, written once. */
function orderLineOf(line: CartLine, rank: number, orderId: string, structure: Structure) {
  const { offer, learner, priceCents, isReduced } = line
  return {
    structureId: structure.id,
    orderId,
    position: rank + 1,
    offerId: offer.id,
    learnerId: learner!.id,
    kind: offer.kind,
    name: offer.name,
    priceCents,
    isReduced,
    credits: offer.credits,
    lessonMinutes: offer.lessonMinutes,
    validityMonths: offer.validityMonths,
    isTrial: offer.isTrial,
    gift: offer.kind === 'gift' ? line.gift : null,
    firstSessionId: offer.kind === 'group' ? line.firstSessionId : null,
    rules: describeRules(line, structure.settings.cancellationNoticeHours),
  }
}

/** The next number of the structure; its counter's row makes concurrent orders queue ([1.D14]). */
export async function takeNumber(tx: LockedTx, structureId: string): Promise<number> {
  const [counter] = await tx
    .insert(counters)
    .values({ structureId, name: 'order', value: 1 })
    .onConflictDoUpdate({ target: [counters.structureId, counters.name], set: { value: sql`${counters.value} + 1` } })
    .returning({ value: counters.value })
  return counter!.value
}

/** An order is unique by (cart, version): when this version's order has ended unpaid, the cart becomes a new version. */
async function takeVersion(tx: LockedTx, cartId: string, version: number): Promise<number> {
  const isTaken = await tx.$count(orders, and(eq(orders.cartId, cartId), eq(orders.cartVersion, version)))
  if (isTaken === 0) return version
  const [cart] = await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1` })
    .where(eq(carts.id, cartId))
    .returning({ version: carts.version })
  return cart!.version
}
