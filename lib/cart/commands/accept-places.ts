import 'server-only'
import { eq } from 'drizzle-orm'
import { cartLines } from '@/db/schema/cart'
import type { Member } from '@/lib/core/actor'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { computePrice } from '@/lib/pricing/rules'
import { findOffered, type OfferedPlaces } from '@/lib/waiting-lists/queries/find-offered'
import { isOfferOpen } from '@/lib/waiting-lists/rules'
import { findOfferToSell, type LoadedCart, loadCart } from '../queries'
import { fingerprintConditions, isReducedFor } from '../rules'
import { type CartLearner, type CartOffer, type CartState, maxCartLines } from '../types'
import { cartLock, getOrCreateCart, touchCart } from './lock-cart'

type Refused = 'not_found' | 'offer_over' | 'offer_not_awaited' | 'cart_full' | Busy

/**
 * 'Prendre ces places': a line of the cart for each learner, from the session that was waited for ([1.G10]). The places stay
 * kept until their time or until the order takes them; asked twice, the lines are the same.
 */
export async function acceptPlaces(actor: Member, entryId: string): Promise<Outcome<CartState, Refused>> {
  const owner = { kind: 'file', structureId: actor.structureId, clientFileId: actor.clientFileId } as const
  return withLocks([cartLock(owner)], async (tx, now): Promise<Outcome<CartState, Refused>> => {
    const places = await findOffered(tx, actor, entryId)
    if (!places) return refuse('not_found')
    if (!isOfferOpen(places.offerExpiresAt, now)) return refuse('offer_over')
    const offer = await findOfferToSell(tx, actor.structureId, places.offerId)
    if (!offer?.isPublished) return refuse('offer_not_awaited')
    const cartId = await getOrCreateCart(tx, owner)
    const loaded = (await loadCart(tx, owner, now))!
    const learners = loaded.learners.filter(({ id }) => places.learnerIds.includes(id))
    const missing = learners.filter((learner) => !hasLine(loaded, places, learner))
    if (loaded.cart.lines.length + missing.length > maxCartLines) return refuse('cart_full')
    for (const learner of missing) await putLine(tx, loaded, { cartId, offer, learner, sessionId: places.sessionId })
    const count = await tx.$count(cartLines, eq(cartLines.cartId, cartId))
    return accept({ count, version: await touchCart(tx, cartId) })
  })
}

const hasLine = ({ cart }: LoadedCart, { offerId, sessionId }: OfferedPlaces, learner: CartLearner): boolean =>
  cart.lines.some(
    (line) => line.offer.id === offerId && line.learner?.id === learner.id && line.firstSessionId === sessionId,
  )

type NewLine = { cartId: string; offer: CartOffer; learner: CartLearner; sessionId: string }

/** The line of this offer that still had no start date, or a new one. */
async function putLine(tx: LockedTx, { cart, reduced }: LoadedCart, { cartId, offer, learner, sessionId }: NewLine) {
  const open = cart.lines.find(
    (line) => line.offer.id === offer.id && line.learner?.id === learner.id && line.firstSessionId === null,
  )
  if (open) {
    await tx.update(cartLines).set({ firstSessionId: sessionId }).where(eq(cartLines.id, open.id))
    return
  }
  const { priceCents } = computePrice(offer, isReducedFor(offer, learner, reduced))
  await tx.insert(cartLines).values({
    ...{ cartId, offerId: offer.id, learnerId: learner.id, firstSessionId: sessionId },
    ...{ shownPriceCents: priceCents, shownConditions: fingerprintConditions(offer) },
  })
}
