import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { adoptCart } from '@/lib/cart/commands/adopt-cart'
import { countCartLines } from '@/lib/cart/queries'
import { cartCookieDays, cartCountCookie, cartTokenCookie } from '@/lib/cart/types'
import { hashToken } from '@/lib/core/ids'
import { getContext } from './actor'
import { readCartOwner, writeCartCount } from './cart-cookies'
import { cookieOptions } from './cookies'

/** Where the token waits between a sign-up and the first login. */
const waitingCookie = `${cartTokenCookie}_attente`

/**
 * At login, the carts of this browser join the account's ([1.A2]), the one set aside at sign-up included.
 * The count of public pages follows.
 */
export async function adoptVisitorCart(structureId: string, clientFileId: string): Promise<void> {
  const jar = await cookies()
  for (const name of [waitingCookie, cartTokenCookie]) {
    const token = jar.get(name)?.value
    if (!token) continue
    await adoptCart(structureId, hashToken(token), clientFileId)
    forget(jar, name)
  }
  await writeCartCount(await countCartLines({ kind: 'file', structureId, clientFileId }))
}

/**
 * At sign-up the cart goes to the new account's file, so that any device finds it ([1.B2]). What the browser shows and
 * receives must be the same when the address was known and nothing was made: in both cases the cart is set aside here,
 * to be joined at login.
 */
export async function setVisitorCartAside(structureId: string, clientFileId: string | null): Promise<void> {
  const jar = await cookies()
  const token = jar.get(cartTokenCookie)?.value
  if (!token) return
  if (clientFileId) await adoptCart(structureId, hashToken(token), clientFileId)
  jar.set(waitingCookie, token, { ...cookieOptions(), maxAge: cartCookieDays * 24 * 3600 })
  forget(jar, cartTokenCookie)
  forget(jar, cartCountCookie)
}

/** How many lines the cart of this browser or member holds, read once per request; a member's came with who they are. */
export const getCartCount = cache(async (slug: string): Promise<number> => {
  const { structure, actor, cartCount } = await getContext(slug)
  if (actor.kind !== 'visitor') return cartCount
  const owner = await readCartOwner(structure.id, actor)
  return owner ? countCartLines(owner) : 0
})

/** A sign-up was made here with a cart: it waits for the login. */
export async function hasCartAside(): Promise<boolean> {
  return (await cookies()).has(waitingCookie)
}

/** The count belongs to whoever was logged in. */
export async function forgetCartCount(): Promise<void> {
  forget(await cookies(), cartCountCookie)
}

function forget(jar: Awaited<ReturnType<typeof cookies>>, name: string): void {
  jar.set(name, '', { path: '/', maxAge: 0 })
}
