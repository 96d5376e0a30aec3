import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { termsAcceptances } from '@/db/schema/accounts'
import { carts } from '@/db/schema/cart'
import { counters } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { cartLock } from '@/lib/cart/commands/lock-cart'
import { type LoadedCart, loadCart } from '@/lib/cart/queries'
import { fingerprintCart } from '@/lib/cart/rules'
import type { CartLine, CartOwner } from '@/lib/cart/types'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { addMinutes } from '@/lib/core/time'
import { listPaidLearners } from '@/lib/learners/queries'
import { getStructureById, getTermsInForce, type Structure } from '@/lib/structures/queries'
import { describeRules, formatOrderNumber, isSameOrder } from './rules'
import type { OrderRefusal } from './types'

export type OrderInput = {
  /** The fingerprint of the cart that the page showed. */
  seen: string
  requestsImmediateStart: boolean
  /** From where the terms were accepted. */
  ipAddress: string
  userAgent: string
}

type Placing = { actor: Member; structure: Structure; termsVersionId: string; input: OrderInput; now: Date }

/**
 * Makes an order of the member's cart: everything is checked again, and what the page showed must still be so ([1.C9]).
 * The same cart twice is one order ([6.R8]). An earlier order of this cart that waits for its payment must end first:
 * the refusal says which.
 */
export async function placeOrder(
  actor: Member,
  input: OrderInput,
): Promise<Outcome<{ orderId: string; isReplay: boolean }, OrderRefusal>> {
  const owner: CartOwner = { kind: 'file', structureId: actor.structureId, clientFileId: actor.clientFileId }
  const structure = await getStructureById(actor.structureId)
  const terms = await getTermsInForce(structure.id)
  const household = await listPaidLearners(db(), structure.id, actor.clientFileId)
  const locks = household.map(({ id }) => `learner:${id}` as const)
  return withLocks([cartLock(owner), ...locks], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    if (!loaded || loaded.cart.lines.length === 0) return refuse('cart_empty' as const)
    if (fingerprintCart(loaded.cart.lines, terms.id) !== input.seen) return refuse('cart_changed' as const)
    const [problem] = loaded.problems
    if (problem) return refuse(problem.code, describeProblem(loaded, problem.lineId))
    const placing: Placing = { actor, structure, termsVersionId: terms.id, input, now }
    const earlier = await findWaitingOrder(tx, loaded.cart.id)
    if (earlier) {
      const isSame = earlier.cartVersion === loaded.cart.version && isSameOrder(earlier, wantedOrder(placing, loaded))
      if (isSame) return accept({ orderId: earlier.id, isReplay: true })
      return refuse('earlier_order_waits' as const, { orderId: earlier.id })
    }
    return accept({ orderId: await writeOrder(tx, placing, loaded), isReplay: false })
  })
}

function describeProblem({ cart }: LoadedCart, lineId: string) {
  const line = cart.lines.find((candidate) => candidate.id === lineId)!
  return { lineId, offer: line.offer.name, learner: line.learner?.firstName ?? '', learnerId: line.learner?.id ?? '' }
}

const soldLines = (lines: readonly CartLine[]) =>
  lines.map(({ offer, learner, priceCents }) => ({ offerId: offer.id, learnerId: learner!.id, priceCents }))

const wantedOrder = ({ termsVersionId, input }: Placing, { cart }: LoadedCart) => ({
  termsVersionId,
  requestsImmediateStart: input.requestsImmediateStart,
  lines: soldLines(cart.lines),
})

async function findWaitingOrder(tx: LockedTx, cartId: string) {
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.cartId, cartId), eq(orders.status, 'pending')))
    .orderBy(desc(orders.cartVersion))
    .limit(1)
  if (!order) return null
  const lines = await tx
    .select({ offerId: orderLines.offerId, learnerId: orderLines.learnerId, priceCents: orderLines.priceCents })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  return { ...order, lines }
}

async function writeOrder(tx: LockedTx, placing: Placing, { cart }: LoadedCart): Promise<string> {
  const { actor, structure, input, now } = placing
  const isFree = cart.totalCents === 0
  const [order] = await tx
    .insert(orders)
    .values({
      structureId: structure.id,
      number: await takeNumber(tx, structure.id),
      clientFileId: actor.clientFileId,
      cartId: cart.id,
      cartVersion: await takeVersion(tx, cart.id, cart.version),
      means: isFree ? 'free' : 'card',
      totalCents: cart.totalCents,
      currency: structure.currency,
      termsVersionId: placing.termsVersionId,
      requestsImmediateStart: input.requestsImmediateStart,
      orderedAt: now,
      expiresAt: addMinutes(now, structure.settings.cardOrderMinutes),
    })
    .returning({ id: orders.id, number: orders.number })
  const orderId = order!.id
  await tx.insert(orderLines).values(cart.lines.map((line, rank) => orderLineOf(line, rank, orderId, structure)))
  await keepAcceptance(tx, placing, orderId)
  await tellPlaced(tx, placing, {
    id: orderId,
    number: order!.number,
    lines: cart.lines.length,
    total: cart.totalCents,
  })
  return orderId
}

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
    rules: describeRules(line, structure.settings.cancellationNoticeHours),
  }
}

/** The next number of the structure; its counter's row makes concurrent orders queue ([1.D14]). */
async function takeNumber(tx: LockedTx, structureId: string): Promise<number> {
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
