import { formatCents } from '@/lib/core/money'
import type { CreditFacts, Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/** Money that stays the client's: where it comes from, and what it will do by itself ([6.R8] [6.R9]). */
export function writeCreditAdded(sender: Sender, facts: CreditFacts, override: Override | null): MailContent {
  const money = (amount: number) => formatCents(amount, facts.currency, sender.locale)
  const montant = money(facts.amountCents)
  const variables = {
    prenom: facts.firstName,
    montant,
    raison: wordsOf(sender).credit[facts.kind].replace('{montant}', montant),
    solde: money(facts.balanceCents),
    structure: sender.settings.legal.name,
  }
  const places = { bouton: buttonOf(sender, 'credit_added', urlOf(sender, '/mon-compte/achats')) }
  return { ...frameOf(sender, 'member'), ...compose('credit_added', variables, places, override) }
}
