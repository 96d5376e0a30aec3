import type { Offer } from '@/lib/catalogue/types'
import type { Actor } from '@/lib/core/actor'
import { rights } from '@/lib/staff/types'

/*
 * An interest is what somebody would like to follow: said by themselves with a heart, or noted by the office for them, and
 * taken back the same way ([2.E1]). It asks for nothing and promises nothing: who is told of a new date has agreed to e-mails.
 */

/** Whether somebody may say what a file is interested in: its holder, or the office. */
export function mayNoteInterest(actor: Actor, clientFileId: string): boolean {
  if (actor.kind === 'member') return actor.clientFileId === clientFileId
  return actor.kind === 'staff' && (rights['files.edit'] as readonly string[]).includes(actor.role)
}

/** What one follows may be liked; a membership or a gift is bought, not looked forward to. */
export const isLikeable = ({ kind }: Pick<Offer, 'kind'>): boolean => kind !== 'membership' && kind !== 'gift'
