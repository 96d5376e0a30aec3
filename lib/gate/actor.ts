import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { touchSession } from '@/lib/accounts/commands/end-sessions'
import { findMemberContext, type StaffContext } from '@/lib/client-files/queries/find-member-context'
import { type Actor, type Member, type Staff, type StaffRole, staffRoles } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { findStructure, type Structure } from '@/lib/structures/queries'
import { isOpenPath } from '@/lib/structures/rules'
import { loginPath } from './return-path'
import { readSessionId } from './session'

export type MemberName = { firstName: string; lastName: string; email: string | null }
type Context = {
  structure: Structure
  /** As a buyer: the member, or a visitor. */
  actor: Actor
  name: MemberName | null
  /** As somebody of the office, who may be a member too. */
  staff: StaffContext | null
  cartCount: number
  /** What the structure holds for the member, in cents ([6.R9]). */
  creditCents: number
  /** The time of the screens; null for somebody without a session. */
  now: Instant | null
}

/** The structure of an address. Reads no cookie: public pages that call it stay static. */
export async function getStructureOr404(slug: string): Promise<Structure> {
  return (await findStructure(slug)) ?? notFound()
}

/** Structure and actor of a personal page, in one round trip, once per request ([6.S2]). */
export const getContext = cache(async (slug: string): Promise<Context> => {
  const sessionId = await readSessionId()
  if (!sessionId) {
    const structure = await getStructureOr404(slug)
    const none = { name: null, staff: null, cartCount: 0, creditCents: 0, now: null }
    return { structure, actor: { kind: 'visitor' }, ...none }
  }
  const found = await findMemberContext(slug, sessionId)
  if (!found) notFound()
  const { viewer, isLongUnseen, ...context } = found
  if (isLongUnseen) after(() => touchSession(sessionId))
  return { ...context, actor: viewer ?? { kind: 'visitor' } }
})

export async function getActor(slug: string): Promise<Actor> {
  return (await getContext(slug)).actor
}

/** The member, or the login page, which comes back to `returnTo` afterwards ([1.B4]). What the structure doesn't run isn't there ([2.F3]). */
export async function requireMember(
  slug: string,
  returnTo: string,
): Promise<{ actor: Member; structure: Structure; name: MemberName; now: Instant; creditCents: number }> {
  const { actor, structure, name, now, creditCents } = await getContext(slug)
  if (!isOpenPath(structure.settings.modules, returnTo)) notFound()
  if (actor.kind !== 'member' || !name || !now) redirect(loginPath(slug, returnTo))
  return { actor, structure, name, now, creditCents }
}

/** The staff of a context as one of `roles`, the one with the widest powers; null when they hold none of them. */
export function toStaffActor({ structure, staff }: Context, roles: readonly StaffRole[]): Staff | null {
  const role = staffRoles.findLast((held) => roles.includes(held) && staff?.roles.includes(held))
  if (!staff || !role) return null
  return { kind: 'staff', accountId: staff.accountId, sessionId: staff.sessionId, structureId: structure.id, role }
}

/**
 * Somebody of the office who holds one of `roles`. Nobody logged in: the login page, which comes back. Anybody else,
 * a member or another role, is told that the page doesn't exist ([6.S1]), as everybody is of what the structure doesn't run.
 */
export async function requireStaff(
  slug: string,
  returnTo: string,
  roles: readonly StaffRole[],
): Promise<{ actor: Staff; structure: Structure; name: string }> {
  const context = await getContext(slug)
  if (!isOpenPath(context.structure.settings.modules, returnTo)) notFound()
  if (context.actor.kind === 'visitor' && !context.staff) redirect(loginPath(slug, returnTo))
  const actor = toStaffActor(context, roles)
  if (!actor) notFound()
  return { actor, structure: context.structure, name: context.staff!.name }
}
