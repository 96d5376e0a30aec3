import 'server-only'
import { eq } from 'drizzle-orm'
import { cartLines } from '@/db/schema/cart'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listChoices } from '@/lib/places/rules'
import { loadCart } from '../queries'
import { checkStart } from '../rules'
import type { CartOwner, CartRefusal, CartState } from '../types'
import { cartLock, touchCart } from './lock-cart'

/**
 * Says where a package of a group course starts ([1.C6]): one of the dates that its page offers. Nothing is held yet: the places
 * are looked at again at 'Valider ma commande'. Refuses what `checkStart` refuses.
 */
export async function setLineStart(
  owner: CartOwner,
  lineId: string,
  sessionId: string,
): Promise<Outcome<CartState, CartRefusal>> {
  return withLocks([cartLock(owner)], async (tx, now) => {
    const loaded = await loadCart(tx, owner, now)
    const line = loaded?.cart.lines.find((candidate) => candidate.id === lineId)
    if (!loaded || line?.offer.kind !== 'group') return refuse('line_gone' as const)
    const { lines, id, version } = loaded.cart
    const starts = listChoices(loaded.packages, lineId, loaded.packageFacts).flatMap((course) => course.starts)
    const plan = starts.find((start) => start.sessionId === sessionId) ?? null
    const verdict = checkStart({ ...line, firstSessionId: sessionId, plan })
    if (!verdict.ok) return refuse(verdict.refusal === 'start_missing' ? 'start_gone' : verdict.refusal)
    if (line.firstSessionId === sessionId) return accept({ count: lines.length, version })
    await tx.update(cartLines).set({ firstSessionId: sessionId }).where(eq(cartLines.id, lineId))
    return accept({ count: lines.length, version: await touchCart(tx, id) })
  })
}
