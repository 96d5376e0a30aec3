import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import type { Override, Sender } from '@/lib/messages/types'
import type { DisputeFacts } from '@/lib/refunds/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/** To the office: a cardholder contests a payment, or their bank has decided ([6.R9]). */
export function writeDispute(sender: Sender, facts: DisputeFacts, override: Override | null): MailContent {
  const template = facts.status === 'open' ? 'dispute_opened' : 'dispute_closed'
  const variables = {
    numero: facts.number,
    client: facts.person,
    montant: formatCents(facts.amountCents, facts.currency, sender.locale),
    date: formatDay(dayOf(facts.openedAt, sender.timeZone), sender.locale),
    suite: wordsOf(sender).disputes[facts.status === 'won' ? 'won' : 'lost'],
  }
  const places = { bouton: buttonOf(sender, template, urlOf(sender, `/gestion/commandes/${facts.number}`)) }
  return { ...frameOf(sender, 'staff'), ...compose(template, variables, places, override) }
}
