import 'server-only'
import { cartLines } from '@/db/schema/cart'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { computePrice } from '@/lib/pricing/rules'
import { findOfferToSell, type LoadedCart, loadCart } from '../queries'
import { checkLine, fingerprintConditions, isForBuyer, isReducedFor } from '../rules'
import {
  type CartLearner,
  type CartLine,
  type CartOffer,
  type CartOwner,
  type CartRefusal,
  type CartState,
  maxCartLines,
} from '../types'
import { cartLock, getOrCreateCart, touchCart } from './lock-cart'

/** A second click within this time is the same click. */
const sameClickMs = 2_000

/** `firstSessionId`: where a package of a group course starts, when that is known already; the cart checks it as any other. */
export type AddLineInput = { offerId: string; learnerId: string | null; firstSessionId?: string }
/** `startOfLineId`: the line whose start date is still to be chosen ([1.C6]). */
export type Added = CartState & { startOfLineId: string | null }

/**
 * Puts an offer in a cart, for one of the owner's learners ([1.C2]). Without a learner it is for the only one there is;
 * with several, the cart asks. Refuses what could not be ordered as far as one knows now.
 */
export async function addLine(owner: CartOwner, input: AddLineInput): Promise<Outcome<Added, CartRefusal>> {
  return withLocks([cartLock(owner)], async (tx, now) => {
    const cartId = await getOrCreateCart(tx, owner)
    const loaded = (await loadCart(tx, owner, now))!
    const { lines, version } = loaded.cart
    const offer = await findOfferToSell(tx, owner.structureId, input.offerId)
    if (!offer) return refuse('offer_gone' as const)
    const learner = chooseLearner(offer, loaded.learners, input.learnerId)
    if (learner === undefined) return refuse('learner_unknown' as const)
    const known = findSameClick(loaded, offer.id, learner, now)
    if (known) return accept({ count: lines.length, version, startOfLineId: lacksStart(known) ? known.id : null })
    const verdict = checkLine(offer, learner, lines, loaded.facts)
    if (!verdict.ok) return verdict
    if (lines.length >= maxCartLines) return refuse('cart_full' as const)
    const { priceCents } = computePrice(offer, isReducedFor(offer, learner, loaded.reduced))
    const firstSessionId = offer.kind === 'group' ? (input.firstSessionId ?? null) : null
    const shown = { shownPriceCents: priceCents, shownConditions: fingerprintConditions(offer) }
    const [line] = await tx
      .insert(cartLines)
      .values({ cartId, offerId: offer.id, learnerId: learner?.id ?? null, firstSessionId, ...shown })
      .returning({ id: cartLines.id })
    const startOfLineId = lacksStart({ offer, firstSessionId }) ? line!.id : null
    return accept({ count: lines.length + 1, version: await touchCart(tx, cartId), startOfLineId })
  })
}

const lacksStart = ({ offer, firstSessionId }: Pick<CartLine, 'offer' | 'firstSessionId'>): boolean =>
  offer.kind === 'group' && firstSessionId === null

/** Undefined: not one of theirs. Null: to be said in the cart. A gift's is its buyer, who is asked for whom it is apart. */
function chooseLearner(
  offer: CartOffer,
  learners: readonly CartLearner[],
  wanted: string | null,
): CartLearner | null | undefined {
  if (isForBuyer(offer)) return learners.find(({ isSelf }) => isSelf) ?? null
  if (wanted !== null) return learners.find((learner) => learner.id === wanted)
  return learners.length === 1 ? learners[0]! : null
}

function findSameClick({ cart }: LoadedCart, offerId: string, learner: CartLearner | null, now: Date) {
  return cart.lines.find(
    (line) =>
      line.offer.id === offerId &&
      line.learner?.id === learner?.id &&
      Math.abs(now.getTime() - line.addedAt.getTime()) < sameClickMs,
  )
}
