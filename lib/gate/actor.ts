import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { touchSession } from '@/lib/accounts/commands/end-sessions'
import { findMemberContext } from '@/lib/client-files/queries'
import type { Actor, Member } from '@/lib/core/actor'
import { findStructure, type Structure } from '@/lib/structures/queries'
import { loginPath } from './return-path'
import { readSessionId } from './session'

export type MemberName = { firstName: string; lastName: string; email: string | null }
type Context = { structure: Structure; actor: Actor; name: MemberName | null; cartCount: number }

/** The structure of an address. Reads no cookie: public pages that call it stay static. */
export async function getStructureOr404(slug: string): Promise<Structure> {
  return (await findStructure(slug)) ?? notFound()
}

/** Structure and actor of a personal page, in one round trip, once per request ([6.S2]). */
export const getContext = cache(async (slug: string): Promise<Context> => {
  const sessionId = await readSessionId()
  if (!sessionId)
    return { structure: await getStructureOr404(slug), actor: { kind: 'visitor' }, name: null, cartCount: 0 }
  const found = await findMemberContext(slug, sessionId)
  if (!found) notFound()
  const { structure, member, name, cartCount, isLongUnseen } = found
  if (isLongUnseen) after(() => touchSession(sessionId))
  return { structure, actor: member ?? { kind: 'visitor' }, name, cartCount }
})

export async function getActor(slug: string): Promise<Actor> {
  return (await getContext(slug)).actor
}

/** The member, or the login page, which comes back to `returnTo` afterwards ([1.B4]). */
export async function requireMember(
  slug: string,
  returnTo: string,
): Promise<{ actor: Member; structure: Structure; name: MemberName }> {
  const { actor, structure, name } = await getContext(slug)
  if (actor.kind !== 'member' || !name) redirect(loginPath(slug, returnTo))
  return { actor, structure, name }
}
