import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { touchSession } from '@/lib/accounts/commands/end-sessions'
import {
  type Elsewhere,
  findMemberContext,
  type Impersonation,
  type OwnFile,
  type StaffContext,
} from '@/lib/client-files/queries/find-member-context'
import { type Staff, type StaffAs, type StaffRole, staffRoles, type Viewer, type Visitor } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { noteOver } from '@/lib/impersonation/commands/end'
import { noteVisit } from '@/lib/impersonation/commands/note-visit'
import { rights } from '@/lib/staff/types'
import { findStructure, type Structure } from '@/lib/structures/queries'
import { isOpenPath } from '@/lib/structures/rules'
import { consentsPath, loginPath, staffHome } from './return-path'
import { pathHeader } from './sections'
import { readSessionId } from './session'

export type MemberName = { firstName: string; lastName: string; email: string | null }
export type Context = {
  structure: Structure
  /** On the portal: its member, staff who see it as they do, or a visitor. */
  actor: Viewer | Visitor
  name: MemberName | null
  /** The files of one's own account here, where an address serves several people ([2.A5]). */
  files: readonly OwnFile[]
  impersonation: Impersonation | null
  /** The consent questions wait for the member ([2.A3]). */
  owesAnswers: boolean
  /** The member's address, when our mails don't arrive there now ([2.C2]). */
  failingAddress: string | null
  /** The other structures that the same login opens. */
  elsewhere: readonly Elsewhere[]
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
export const getContext = async (slug: string): Promise<Context> => (await findContext(slug)) ?? notFound()

/** The same; null for an unknown structure. */
export const findContext = cache(async (slug: string): Promise<Context | null> => {
  const sessionId = await readSessionId()
  if (!sessionId) {
    const structure = await findStructure(slug)
    if (!structure) return null
    const nothing = { cartCount: 0, creditCents: 0, owesAnswers: false, failingAddress: null }
    const none = { name: null, files: [], elsewhere: [], impersonation: null, staff: null, now: null, ...nothing }
    return { structure, actor: { kind: 'visitor' }, ...none }
  }
  const found = await findMemberContext(slug, sessionId)
  if (!found) return null
  const { viewer, isLongUnseen, ...context } = found
  if (isLongUnseen) after(() => touchSession(sessionId))
  const actor = viewer ?? ({ kind: 'visitor' } as const)
  if (actor.kind === 'staffAs') await notePage(actor)
  const { impersonation } = context
  if (impersonation?.isOver) after(() => noteOver(impersonation.id))
  return { ...context, actor }
})

/** In the journal before it is shown: no page of somebody else's is seen without a trace ([2.B3]). A form's answer is noted by the form. */
async function notePage(actor: StaffAs): Promise<void> {
  const list = await headers()
  if (list.has('next-action') || list.has('next-router-prefetch')) return
  await noteVisit(actor, { kind: 'page_seen', what: list.get(pathHeader) ?? '?' })
}

/** Who a document is rendered for: another one now, and it is asked for again (app/[structure]/portal-frame). */
export const identityOf = ({ actor }: Pick<Context, 'actor'>): string =>
  actor.kind === 'visitor' ? 'visitor' : actor.kind === 'member' ? actor.clientFileId : actor.impersonationId

/** The member, or the login page, which comes back to `returnTo` afterwards ([1.B4]). What the structure doesn't run isn't there ([2.F3]). */
export async function requireMember(
  slug: string,
  returnTo: string,
): Promise<{ actor: Viewer; structure: Structure; name: MemberName; now: Instant; creditCents: number }> {
  const context = await getContext(slug)
  const { actor, structure, name, now, creditCents, impersonation, owesAnswers } = context
  if (!isOpenPath(structure.settings.modules, returnTo)) notFound()
  // What staff were looking at has just closed: back where they began it ([2.B3]).
  if (impersonation?.isOver && toStaffActor(context, rights['files.see']))
    redirect(`${staffHome(slug)}/dossiers/${impersonation.fileNumber}` as never)
  if (actor.kind === 'visitor' || !name || !now) redirect(loginPath(slug, returnTo))
  if (owesAnswers && actor.kind === 'member') redirect(consentsPath(slug, returnTo))
  return { actor, structure, name, now, creditCents }
}

/** Where the structure asks it of its office, somebody without a second factor sets one up before anything else ([6.S5]). */
const owesFactor = ({ structure, staff }: Context): boolean =>
  structure.settings.security.requiresSecondFactor && staff?.hasSecondFactor === false

const securityPath = (slug: string): string => `${staffHome(slug)}/securite`

/** The staff of a context as one of `roles`, the one with the widest powers; null when they hold none of them. */
export function toStaffActor(
  context: Context,
  roles: readonly StaffRole[],
  isSetUp = !owesFactor(context),
): Staff | null {
  const { structure, staff } = context
  if (!isSetUp) return null
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
  const isSecurity = returnTo.startsWith(securityPath(slug))
  if (owesFactor(context) && !isSecurity) redirect(securityPath(slug) as never)
  const actor = toStaffActor(context, roles, true)
  if (!actor) notFound()
  return { actor, structure: context.structure, name: context.staff!.name }
}
