import 'server-only'
import { eq } from 'drizzle-orm'
import { cartLines } from '@/db/schema/cart'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { checkSendDay } from '@/lib/gifts/rules'
import type { GiftDetails } from '@/lib/gifts/types'
import { getStructureById } from '@/lib/structures/queries'
import { loadCart } from '../queries'
import type { CartOwner, CartRefusal, CartState } from '../types'
import { cartLock, touchCart } from './lock-cart'

/** Says for whom a gift is, what its voucher says and when it is sent ([1.C7]). A visitor may: nobody of theirs is asked for. */
export async function setGift(
  owner: CartOwner,
  lineId: string,
  gift: GiftDetails,
): Promise<Outcome<CartState, CartRefusal>> {
  const { timeZone, settings } = await getStructureById(owner.structureId)
  return withLocks([cartLock(owner)], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    const line = loaded?.cart.lines.find((candidate) => candidate.id === lineId)
    if (!loaded || line?.offer.kind !== 'gift') return refuse('line_gone' as const)
    const verdict = checkSendDay(gift.sendOn, dayOf(now, timeZone), settings.giftMonths)
    if (!verdict.ok) return verdict
    await tx.update(cartLines).set({ gift }).where(eq(cartLines.id, lineId))
    return accept({ count: loaded.cart.lines.length, version: await touchCart(tx, loaded.cart.id) })
  })
}
