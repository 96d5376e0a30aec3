import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { cartLines, carts } from '@/db/schema/cart'
import { getOrCreateCart, touchCart } from '@/lib/cart/commands/lock-cart'
import type { LockedTx } from '@/lib/core/locks'
import type { MergePreview } from '../types'

/**
 * The kept file's cart takes the lines of the other one that it hasn't, as many as it holds; the other cart stays as it was,
 * for the day the merge is undone. The caller holds both carts' locks.
 */
export async function joinCarts(tx: LockedTx, structureId: string, preview: MergePreview): Promise<void> {
  const { kept, merged, cartLinesTaken } = preview
  if (cartLinesTaken === 0) return
  const lines = await linesOf(tx, merged.id)
  const cartId = await getOrCreateCart(tx, { kind: 'file', structureId, clientFileId: kept.id })
  const mine = await linesOf(tx, kept.id)
  const isHere = (line: (typeof lines)[number]) =>
    mine.some(({ offerId, learnerId }) => offerId === line.offerId && learnerId === line.learnerId)
  const taken = lines.filter((line) => line.gift !== null || !isHere(line)).slice(0, cartLinesTaken)
  if (taken.length === 0) return
  await tx.insert(cartLines).values(taken.map(({ id: _id, ...line }) => ({ ...line, cartId })))
  await touchCart(tx, cartId)
}

async function linesOf(tx: LockedTx, fileId: string) {
  const rows = await tx
    .select({ line: cartLines })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(eq(carts.clientFileId, fileId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id))
  return rows.map(({ line }) => line)
}
