import 'server-only'
import { and, isNotNull, sql } from 'drizzle-orm'
import { carts } from '@/db/schema/cart'
import { inTransaction } from '@/db/transaction'
import { cartCookieDays } from '../types'

/** Visitors' carts live as long as the cookie that leads to them. A member's cart is never forgotten. */
export async function forgetCarts(): Promise<number> {
  return inTransaction(async (tx) => {
    const gone = await tx
      .delete(carts)
      .where(
        and(isNotNull(carts.tokenHash), sql`${carts.updatedAt} < app_now() - make_interval(days => ${cartCookieDays})`),
      )
      .returning({ id: carts.id })
    return gone.length
  })
}
