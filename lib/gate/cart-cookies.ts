import 'server-only'
import { cookies } from 'next/headers'
import { type CartOwner, cartCookieDays, cartCountCookie, cartTokenCookie } from '@/lib/cart/types'
import type { Actor } from '@/lib/core/actor'
import { createToken, hashToken } from '@/lib/core/ids'
import { cookieOptions } from './cookies'

const maxAge = cartCookieDays * 24 * 3600

/** Whose cart this browser shows: the member's, to staff who see their portal as well, or the visitor's if they have one. */
export async function readCartOwner(structureId: string, actor: Actor): Promise<CartOwner | null> {
  if (actor.kind === 'member' || actor.kind === 'staffAs')
    return { kind: 'file', structureId, clientFileId: actor.clientFileId }
  const token = (await cookies()).get(cartTokenCookie)?.value
  return token ? { kind: 'visitor', structureId, tokenHash: hashToken(token) } : null
}

/** The same, with a token given to a visitor who has none yet; in actions only. */
export async function ensureCartOwner(structureId: string, actor: Actor): Promise<CartOwner> {
  const owner = await readCartOwner(structureId, actor)
  if (owner) return owner
  const { token, tokenHash } = createToken()
  ;(await cookies()).set(cartTokenCookie, token, { ...cookieOptions(), maxAge })
  return { kind: 'visitor', structureId, tokenHash }
}

/** The figure beside 'Panier' on public pages; in actions and route handlers only. */
export async function writeCartCount(count: number): Promise<void> {
  ;(await cookies()).set(cartCountCookie, String(count), { ...cookieOptions(), httpOnly: false, maxAge })
}
