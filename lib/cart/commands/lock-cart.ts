import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { cartLines, carts } from '@/db/schema/cart'
import type { LockedTx, LockKey } from '@/lib/core/locks'
import type { CartOwner } from '../types'

/** A cart is locked by its owner, so that the lock exists before the cart does. */
export function cartLock(owner: CartOwner): LockKey {
  return `cart:${owner.structureId}:${owner.kind === 'file' ? owner.clientFileId : owner.tokenHash}`
}

/** The owner's cart, made if there is none yet. The caller holds its lock. */
export async function getOrCreateCart(tx: LockedTx, owner: CartOwner): Promise<string> {
  const holder = owner.kind === 'file' ? { clientFileId: owner.clientFileId } : { tokenHash: owner.tokenHash }
  const found =
    owner.kind === 'file' ? eq(carts.clientFileId, owner.clientFileId) : eq(carts.tokenHash, owner.tokenHash)
  const [cart] = await tx
    .select({ id: carts.id })
    .from(carts)
    .where(and(eq(carts.structureId, owner.structureId), found))
  if (cart) return cart.id
  const [created] = await tx
    .insert(carts)
    .values({ structureId: owner.structureId, ...holder })
    .returning({ id: carts.id })
  return created!.id
}

/** Every change makes another cart as far as orders are concerned: an order is unique by (cart, version). */
export async function touchCart(tx: LockedTx, cartId: string): Promise<number> {
  const [cart] = await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, updatedAt: sql`app_now()` })
    .where(eq(carts.id, cartId))
    .returning({ version: carts.version })
  return cart!.version
}

export async function countLines(tx: LockedTx, cartId: string): Promise<number> {
  return tx.$count(cartLines, eq(cartLines.cartId, cartId))
}
