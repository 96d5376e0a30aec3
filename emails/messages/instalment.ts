import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { InstalmentFacts } from '@/lib/instalments/types'
import type { Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

const namesOf = (sender: Sender, { firstName, number, rank, count, amountCents, currency }: InstalmentFacts) => ({
  prenom: firstName,
  numero: number,
  rang: String(rank),
  nombre: String(count),
  montant: formatCents(amountCents, currency, sender.locale),
  structure: sender.settings.legal.name,
})

/** A part that was charged on its day, and the next one ([1.D11]). */
export function writeInstalmentPaid(sender: Sender, facts: InstalmentFacts, override: Override | null): MailContent {
  const { next, currency } = facts
  const { instalment } = wordsOf(sender)
  const suite = next
    ? fill(instalment.next, {
        montant: formatCents(next.amountCents, currency, sender.locale),
        jour: formatDay(next.dueOn, sender.locale),
      })
    : instalment.last
  const { montant, ...names } = namesOf(sender, facts)
  const variables = { ...names, montant, suite }
  const places = { bouton: buttonOf(sender, 'instalment_paid', urlOf(sender, '/mon-compte/achats')) }
  return { ...frameOf(sender, 'member'), ...compose('instalment_paid', variables, places, override) }
}

/** A part that the bank refused without its holder: why, until when, and the link where it is paid ([1.D11]). */
export function writeInstalmentRefused(
  sender: Sender,
  facts: InstalmentFacts & { graceUntil: string },
  override: Override | null,
): MailContent {
  const { failure, graceUntil, suspends, paymentId } = facts
  const { instalment, failures } = wordsOf(sender)
  const isAsked = failure === 'authentication_failed'
  const { structure: _, ...names } = namesOf(sender, facts)
  const variables = {
    ...names,
    limite: formatDay(graceUntil, sender.locale),
    raison: isAsked || !failure ? instalment.authenticate : failures[failure],
    apres: suspends ? instalment.suspends : instalment.keeps,
  }
  const places = {
    bouton: buttonOf(sender, 'instalment_refused', urlOf(sender, `/paiement/echeance/${paymentId}`), true),
  }
  return { ...frameOf(sender, 'member'), ...compose('instalment_refused', variables, places, override) }
}
