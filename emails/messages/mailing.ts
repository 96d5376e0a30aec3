import { fill } from '@/lib/core/elision'
import type { DecisionFacts, Override, Sender } from '@/lib/messages/types'
import { decisionTexts } from '@/messages/fr/mailing-mails'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, urlOf } from './brand'

/** To the author of a message that waited for an admin: approved, or declined and why ([2.C9] [2.C10]). */
export function writeDecision(
  sender: Sender,
  { mailingId, firstName, subject, decision, reason }: DecisionFacts,
  override: Override | null,
): MailContent {
  const { subject: objet, announce } = decisionTexts[decision]
  const annonce = fill(announce, { structure: sender.name, sujet: subject })
  const places = {
    message: reason ? { kind: 'quote' as const, text: reason } : null,
    bouton: buttonOf('mailing_decided', urlOf(sender, `/gestion/envois/${mailingId}`)),
  }
  const variables = { prenom: firstName, objet, annonce }
  return { ...frameOf(sender, 'staff'), ...compose('mailing_decided', variables, places, override) }
}
