import type { ChequeFacts } from '@/lib/cheques/types'
import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import type { Override, Sender } from '@/lib/messages/types'
import type { WaitingFacts } from '@/lib/orders/types'
import type { Bill, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'
import { describeSessions } from './dates'

/** To whom cheques are made out, and where they are sent. */
function payeeOf({ settings }: Sender) {
  const { payee, address } = settings.money.cheques
  return { ordre: payee, adresse: `${payee}, ${address.line1}, ${address.postcode} ${address.city}` }
}

/** What to send, how much and where, in words that stand without the page ([1.D4] [1.D5]). */
function describeHow(sender: Sender, facts: WaitingFacts): string {
  const { waiting } = wordsOf(sender)
  const { number: numero, parts, currency } = facts
  const montant = formatCents(facts.leftCents, currency, sender.locale)
  const { holder: titulaire, iban, bic } = sender.settings.money.bank
  if (facts.means === 'transfer') return fill(waiting.transfer, { montant, titulaire, iban, bic, numero })
  const montants = parts.map((amount) => formatCents(amount, currency, sender.locale)).join(', ')
  const cheques =
    parts.length === 1
      ? fill(waiting.oneCheque, { montant })
      : fill(waiting.manyCheques, { nombre: String(parts.length), montants })
  const date = formatDay(dayOf(facts.orderedAt, sender.timeZone), sender.locale)
  return fill(waiting.cheque, { cheques, date, numero, ...payeeOf(sender) })
}

/** An order by transfer or cheque: recorded, recalled before it goes, gone ([1.D4] [1.D5] [1.D7]). */
export function writeWaiting(sender: Sender, facts: WaitingFacts, override: Override | null): MailContent {
  const { waiting, order } = wordsOf(sender)
  const { template, number, orderId, currency, leftCents, totalCents } = facts
  const bill: Bill = {
    kind: 'bill',
    lines: facts.lines.map(({ name, learner, priceCents, sessions }) => ({
      name,
      detail: [fill(order.learner, { eleve: learner }), describeSessions(sender, sessions)].filter(Boolean).join(', '),
      amount: formatCents(priceCents, currency, sender.locale),
    })),
    total: {
      label: leftCents < totalCents ? waiting.left : waiting.total,
      value: formatCents(leftCents, currency, sender.locale),
    },
  }
  const variables = {
    prenom: facts.firstName,
    numero: number,
    date: formatDay(dayOf(facts.orderedAt, sender.timeZone), sender.locale),
    limite: formatDay(facts.lastDay, sender.locale),
    comment: describeHow(sender, facts),
  }
  const isOver = template === 'order_expired' || template === 'order_cancelled'
  const path = isOver ? '/cours-et-tarifs' : `/paiement/${orderId}`
  const places = { commande: bill, bouton: buttonOf(sender, template, urlOf(sender, path)) }
  return { ...frameOf(sender, 'member'), ...compose(template, variables, places, override) }
}

/** A cheque that must be sent again: it came wrong, or the bank gave it back ([1.D12]). */
export function writeCheque(sender: Sender, facts: ChequeFacts, override: Override | null): MailContent {
  const { waiting } = wordsOf(sender)
  const { template, problem, currency } = facts
  const variables = {
    prenom: facts.firstName,
    numero: facts.number,
    montant: formatCents(facts.amountCents, currency, sender.locale),
    probleme: problem
      ? fill(waiting.problems[problem], {
          ecrit: formatCents(facts.writtenCents, currency, sender.locale),
          jour: formatDay(facts.datedOn, sender.locale),
        })
      : '',
    ...payeeOf(sender),
  }
  const path = facts.isActive ? '/mon-compte/achats' : `/paiement/${facts.orderId}`
  const places = { bouton: buttonOf(sender, template, urlOf(sender, path)) }
  return { ...frameOf(sender, 'member'), ...compose(template, variables, places, override) }
}
