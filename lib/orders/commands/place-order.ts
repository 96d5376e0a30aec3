import 'server-only'
import { and, asc, countDistinct, desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { carts } from '@/db/schema/cart'
import { orderLines, orders } from '@/db/schema/orders'
import { cartLock } from '@/lib/cart/commands/lock-cart'
import { type LoadedCart, listCartCourses, loadCart } from '@/lib/cart/queries'
import { fingerprintCart } from '@/lib/cart/rules'
import type { CartLine, CartOwner } from '@/lib/cart/types'
import type { Member } from '@/lib/core/actor'
import { ofName } from '@/lib/core/elision'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import { listPaidLearners } from '@/lib/learners/queries'
import { getStructureById, getTermsInForce } from '@/lib/structures/queries'
import { checkFirstSession, checkMeans, checkWaitingHolds, isKeptInCart, isSameOrder, timedLines } from '../rules'
import type { OrderRefusal } from '../types'
import { type OrderInput, type Placing, writeOrder } from './write-order'

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
  const courseIds = await listCartCourses(db(), owner)
  const locks = listPlacingLocks(
    household.map(({ id }) => id),
    courseIds,
  )
  return withLocks([cartLock(owner), ...locks], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    if (!loaded || loaded.cart.lines.length === 0) return (await findReplay(tx, owner, input)) ?? refuse('cart_empty')
    const placing: Placing = { actor, structure, termsVersionId: terms.id, input, now }
    const verdict = checkPlacing(placing, loaded)
    if (!verdict.ok) return verdict
    // Somebody chose another course for a line between the two readings.
    if (!holdsCourses(loaded, courseIds)) return refuse('busy')
    const earlier = await findWaitingOrder(tx, loaded.cart.id)
    if (earlier) {
      const isSame = earlier.cartVersion === loaded.cart.version && isSameOrder(earlier, wantedOrder(placing, loaded))
      if (isSame) return accept({ orderId: earlier.id, isReplay: true })
      return refuse('earlier_order_waits' as const, { orderId: earlier.id })
    }
    const holdsForDays = !isKeptInCart(input.means) && loaded.cart.lines.some(({ plan }) => plan)
    const bounded = checkWaitingHolds(input.means, holdsForDays ? await countWaitingHolds(tx, actor) : 0)
    if (!bounded.ok) return bounded
    return accept({ orderId: await writeOrder(tx, placing, loaded), isReplay: false })
  })
}

/** What was shown is still so, every line can be ordered, and the means and the first day are the structure's ([1.C9]). */
function checkPlacing({ structure, termsVersionId, input, now }: Placing, loaded: LoadedCart): Verdict<OrderRefusal> {
  const { lines } = loaded.cart
  if (fingerprintCart(lines, termsVersionId) !== input.seen) return refuse('cart_changed')
  const [problem] = loaded.problems
  if (problem) return refuse(problem.code, describeProblem(loaded, problem.lineId))
  const { money } = structure.settings
  const when = { timeZone: structure.timeZone, withdrawsDatedSessions: money.withdrawsDatedSessions }
  const timely = checkFirstSession(lines, input.requestsImmediateStart, now, when)
  return timely.ok ? checkMeans(money, input, timedLines(lines, input.means)) : timely
}

const listPlacingLocks = (learnerIds: readonly string[], courseIds: readonly string[]): LockKey[] => [
  ...learnerIds.map((id) => `learner:${id}` as const),
  ...courseIds.map((id) => `course:${id}` as const),
]

/** Whether all the courses of the cart's plans are among those that were locked. */
const holdsCourses = ({ cart }: LoadedCart, courseIds: readonly string[]): boolean =>
  cart.lines.every(({ plan }) => plan?.sessions.every(({ courseId }) => courseIds.includes(courseId)) ?? true)

/** How many orders of the file keep places for days ([1.D7]). */
async function countWaitingHolds(tx: LockedTx, { structureId, clientFileId }: Member): Promise<number> {
  const [row] = await tx
    .select({ count: countDistinct(orders.id) })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.orderId, orders.id), eq(orderLines.kind, 'group')))
    .where(
      and(
        eq(orders.structureId, structureId),
        eq(orders.clientFileId, clientFileId),
        eq(orders.status, 'pending'),
        inArray(orders.means, ['transfer', 'cheque']),
      ),
    )
  return row!.count
}

function describeProblem({ cart }: LoadedCart, lineId: string) {
  const line = cart.lines.find((candidate) => candidate.id === lineId)!
  return {
    lineId,
    offer: line.offer.name,
    learner: line.learner?.firstName ?? '',
    ofLearner: ofName(line.learner?.firstName ?? ''),
    learnerId: line.learner?.id ?? '',
  }
}

const soldLines = (lines: readonly CartLine[]) =>
  lines.map(({ offer, learner, priceCents, firstSessionId }) => ({
    ...{ priceCents, firstSessionId },
    offerId: offer.id,
    learnerId: learner!.id,
  }))

const wantedOrder = ({ termsVersionId, input }: Placing, { cart }: LoadedCart) => ({
  termsVersionId,
  requestsImmediateStart: input.requestsImmediateStart,
  means: cart.totalCents === 0 ? ('free' as const) : input.means,
  instalments: input.instalments,
  billing: input.billing ?? null,
  lines: soldLines(cart.lines),
})

/** The order that this cart still stands for: one by transfer or cheque has taken its lines with it ([1.D7]). */
async function findWaitingOrder(tx: LockedTx, cartId: string) {
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.cartId, cartId), eq(orders.status, 'pending'), inArray(orders.means, ['card', 'free'])))
    .orderBy(desc(orders.cartVersion))
    .limit(1)
  if (!order) return null
  const lines = await tx
    .select({
      offerId: orderLines.offerId,
      learnerId: orderLines.learnerId,
      priceCents: orderLines.priceCents,
      firstSessionId: orderLines.firstSessionId,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, order.id))
    .orderBy(asc(orderLines.position))
  return { ...order, lines }
}

/**
 * A second click on an order by transfer or cheque finds the cart empty, since the first one took its lines: it gets that
 * order, if nothing was put in the cart since and the same was asked.
 */
async function findReplay(tx: LockedTx, { structureId, ...owner }: CartOwner, input: OrderInput) {
  if (owner.kind !== 'file' || isKeptInCart(input.means)) return null
  const [last] = await tx
    .select({ id: orders.id, means: orders.means, instalments: orders.instalments })
    .from(orders)
    .innerJoin(carts, and(eq(carts.id, orders.cartId), eq(carts.version, sql`${orders.cartVersion} + 1`)))
    .where(
      and(
        eq(carts.structureId, structureId),
        eq(carts.clientFileId, owner.clientFileId),
        eq(orders.status, 'pending'),
        eq(orders.requestsImmediateStart, input.requestsImmediateStart),
      ),
    )
  const isSame = last?.means === input.means && last.instalments === input.instalments
  return isSame ? accept({ orderId: last.id, isReplay: true }) : null
}
