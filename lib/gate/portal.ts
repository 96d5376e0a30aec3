import type { Member, Viewer, Visitor } from '@/lib/core/actor'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'

/*
 * Who may send the forms of a portal, in this one place ([2.B2]). Another tab may have logged in as somebody else, changed file
 * or begun to see a member's portal: what a form was rendered for is never done to another's file. Staff who see a portal
 * change nothing in it, whatever their browser sends.
 */

/** The hidden field of every form of a portal: the file that it was rendered for. */
export const portalField = 'portail'

/** What the forms of a portal carry; nothing for a visitor's. */
export const portalFields = (actor: Viewer | Visitor): Record<string, string> =>
  actor.kind === 'visitor' ? {} : { [portalField]: actor.clientFileId }

type Refused = 'session_ended' | 'identity_changed' | 'staff_as'

/** The member whom a form was rendered for. */
export function asMember(actor: Viewer | Visitor, form: FormData): Outcome<Member, Refused> {
  if (actor.kind === 'visitor') return refuse('session_ended')
  if (form.get(portalField) !== actor.clientFileId) return refuse('identity_changed')
  return actor.kind === 'staffAs' ? refuse('staff_as') : accept(actor)
}

/** The same, or whoever a page open to anybody was rendered for. */
export function asBuyer(actor: Viewer | Visitor, form: FormData): Outcome<Member | Visitor, Refused> {
  if (form.has(portalField)) return asMember(actor, form)
  return actor.kind === 'staffAs' ? refuse('staff_as') : accept(actor)
}
