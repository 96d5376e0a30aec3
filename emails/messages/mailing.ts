import { fill } from '@/lib/core/elision'
import type { DecisionFacts, JointFacts, Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/** To the author of a message that waited for an admin: approved, or declined and why ([2.C9] [2.C10]). */
export function writeDecision(
  sender: Sender,
  { mailingId, firstName, subject, decision, reason }: DecisionFacts,
  override: Override | null,
): MailContent {
  const { subject: objet, announce } = wordsOf(sender).decision[decision]
  const annonce = fill(announce, { structure: sender.name, sujet: subject })
  const places = {
    message: reason ? { kind: 'quote' as const, text: reason } : null,
    bouton: buttonOf(sender, 'mailing_decided', urlOf(sender, `/gestion/envois/${mailingId}`)),
  }
  const variables = { prenom: firstName, objet, annonce }
  return { ...frameOf(sender, 'staff'), ...compose('mailing_decided', variables, places, override) }
}

/** To somebody of the office asked to announce with a colleague: where to read it, and to agree ([2.C9]). */
export function writeJointInvitation(
  sender: Sender,
  { mailingId, firstName, author, subject }: JointFacts,
  override: Override | null,
): MailContent {
  const variables = {
    prenom: firstName,
    auteur: author,
    structure: sender.name,
    sujet: subject || wordsOf(sender).jointWithoutSubject,
  }
  const places = { bouton: buttonOf(sender, 'mailing_invited', urlOf(sender, `/gestion/envois/${mailingId}`)) }
  return { ...frameOf(sender, 'staff'), ...compose('mailing_invited', variables, places, override) }
}
