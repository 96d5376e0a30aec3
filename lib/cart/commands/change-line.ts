import 'server-only'
import { and, eq } from 'drizzle-orm'
import { cartLines } from '@/db/schema/cart'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { computePrice } from '@/lib/pricing/rules'
import { getTermsInForce } from '@/lib/structures/queries'
import { type LoadedCart, loadCart } from '../queries'
import { checkLine, fingerprintCart, fingerprintConditions, isForBuyer, listLinesHeldBy } from '../rules'
import type { CartOwner, CartRefusal, CartState } from '../types'
import { cartLock, touchCart } from './lock-cart'

export type Removed = CartState & { name: string; noLongerHold: string[] }

/** Takes a line out of the cart, and says which others no longer hold without it ([1.C4]). A line gone already is no error. */
export async function removeLine(owner: CartOwner, lineId: string): Promise<Outcome<Removed, CartRefusal>> {
  return withLocks([cartLock(owner)], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    const line = loaded?.cart.lines.find((candidate) => candidate.id === lineId)
    if (!loaded || !line) return accept({ ...stateOf(loaded), name: '', noLongerHold: [] })
    await tx.delete(cartLines).where(eq(cartLines.id, lineId))
    const version = await touchCart(tx, loaded.cart.id)
    const broken = listLinesHeldBy(line, loaded.cart.lines, loaded.facts)
    return accept({
      count: loaded.cart.lines.length - 1,
      version,
      name: line.offer.name,
      noLongerHold: broken.map((other) => other.offer.name),
    })
  })
}

const stateOf = (loaded: LoadedCart | null): CartState => ({
  count: loaded?.cart.lines.length ?? 0,
  version: loaded?.cart.version ?? 0,
})

/** Says for whom a line is ([1.C8]); the price shown is that learner's from now on ([1.C1]). */
export async function setLineLearner(
  owner: CartOwner,
  lineId: string,
  learnerId: string,
): Promise<Outcome<CartState, CartRefusal>> {
  return withLocks([cartLock(owner)], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    const line = loaded?.cart.lines.find((candidate) => candidate.id === lineId)
    if (!loaded || !line) return refuse('line_gone' as const)
    const learner = loaded.learners.find((candidate) => candidate.id === learnerId)
    if (!learner) return refuse('learner_unknown' as const)
    if (line.learner?.id === learner.id || isForBuyer(line.offer)) return accept(stateOf(loaded))
    const others = loaded.cart.lines.filter((other) => other !== line)
    const verdict = checkLine(line.offer, learner, others, loaded.facts)
    if (!verdict.ok) return verdict
    const { priceCents } = computePrice(line.offer, loaded.reduced.has(learner.id))
    await tx
      .update(cartLines)
      .set({ learnerId: learner.id, shownPriceCents: priceCents })
      .where(eq(cartLines.id, lineId))
    return accept({ ...stateOf(loaded), version: await touchCart(tx, loaded.cart.id) })
  })
}

/** The buyer accepts the prices and conditions that the page showed; had they changed again since, they are shown again ([1.C9]). */
export async function acceptChanges(owner: CartOwner, seen: string): Promise<Outcome<CartState, CartRefusal>> {
  const terms = await getTermsInForce(owner.structureId)
  return withLocks([cartLock(owner)], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    if (!loaded || fingerprintCart(loaded.cart.lines, terms.id) !== seen) return refuse('cart_changed' as const)
    await showAsIs(tx, loaded)
    return accept(stateOf(loaded))
  })
}

async function showAsIs(tx: LockedTx, { cart }: LoadedCart): Promise<void> {
  for (const line of cart.lines) {
    await tx
      .update(cartLines)
      .set({ shownPriceCents: line.priceCents, shownConditions: fingerprintConditions(line.offer) })
      .where(and(eq(cartLines.id, line.id), eq(cartLines.cartId, cart.id)))
  }
}
