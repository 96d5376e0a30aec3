import 'server-only'
import { and, eq } from 'drizzle-orm'
import { cartLines, carts } from '@/db/schema/cart'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { loadCart } from '../queries'
import { checkDuplicate, checkLine, isForBuyer } from '../rules'
import { type CartLine, type CartOwner, maxCartLines } from '../types'
import { cartLock, countLines, getOrCreateCart, touchCart } from './lock-cart'

/** Each waits 3 s for the locks: a cart is never lost because somebody was quicker. */
const tries = 3

/**
 * Joins a visitor's cart into the account's, at sign-up or login ([1.A2] [1.B2]): every line but a second membership or
 * the same trial. A line is for the only learner there is, when nothing stands against it; otherwise the cart asks.
 * Nothing to join is no error. Returns how many lines the account's cart then holds, for the menu's count.
 */
export async function adoptCart(
  structureId: string,
  tokenHash: string,
  clientFileId: string,
): Promise<{ adopted: number; count: number }> {
  const visitor: CartOwner = { kind: 'visitor', structureId, tokenHash }
  const file: CartOwner = { kind: 'file', structureId, clientFileId }
  const work = async (tx: LockedTx, now: Date) => {
    const theirs = await loadCart(tx, visitor, now)
    const cartId = await getOrCreateCart(tx, file)
    if (!theirs) return { adopted: 0, count: await countLines(tx, cartId) }
    let adopted = 0
    for (const line of theirs.cart.lines) adopted += await adoptLine(tx, file, cartId, line, now)
    await tx.delete(carts).where(and(eq(carts.id, theirs.cart.id), eq(carts.tokenHash, tokenHash)))
    if (adopted > 0) await touchCart(tx, cartId)
    return { adopted, count: await countLines(tx, cartId) }
  }
  for (let time = 0; time < tries; time++) {
    const joined = await withLocks([cartLock(visitor), cartLock(file)], work)
    if (!('refusal' in joined)) return joined
  }
  throw new Error('the cart of a visitor could not be joined: its locks are never free')
}

async function adoptLine(tx: LockedTx, file: CartOwner, cartId: string, line: CartLine, now: Date): Promise<number> {
  const { cart, learners, facts } = (await loadCart(tx, file, now))!
  if (cart.lines.length >= maxCartLines) return 0
  const self = learners.find(({ isSelf }) => isSelf) ?? null
  const only = isForBuyer(line.offer) ? self : learners.length === 1 ? learners[0]! : null
  const fits = only && checkLine(line.offer, only, cart.lines, facts).ok
  const learner = fits ? only : null
  // For nobody in particular, a membership or trial that somebody of the household has in the cart is the same one.
  const others = cart.lines.map((other) => ({ ...other, learner }))
  if (!checkDuplicate(line.offer, learner?.id ?? null, others).ok) return 0
  await tx.insert(cartLines).values({
    cartId,
    offerId: line.offer.id,
    learnerId: learner?.id ?? null,
    shownPriceCents: line.shownPriceCents,
    shownConditions: line.shownConditions,
    gift: line.gift,
    firstSessionId: line.firstSessionId,
    createdAt: line.addedAt,
  })
  return 1
}
