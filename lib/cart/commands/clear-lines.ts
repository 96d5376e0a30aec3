import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { cartLines } from '@/db/schema/cart'
import type { LockedTx } from '@/lib/core/locks'
import { touchCart } from './lock-cart'

/** Takes out of a cart what an order has just paid: one line for each line sold. The caller holds the cart's lock. */
export async function clearOrderedLines(
  tx: LockedTx,
  cartId: string,
  sold: readonly { offerId: string; learnerId: string; firstSessionId: string | null }[],
): Promise<void> {
  const lines = await tx.select().from(cartLines).where(eq(cartLines.cartId, cartId)).orderBy(cartLines.createdAt)
  const gone: string[] = []
  for (const { offerId, learnerId, firstSessionId } of sold) {
    const alike = lines.filter(
      (one) => one.offerId === offerId && one.learnerId === learnerId && !gone.includes(one.id),
    )
    const line = alike.find((one) => one.firstSessionId === firstSessionId) ?? alike[0]
    if (line) gone.push(line.id)
  }
  if (gone.length === 0) return
  await tx.delete(cartLines).where(and(eq(cartLines.cartId, cartId), inArray(cartLines.id, gone)))
  await touchCart(tx, cartId)
}
