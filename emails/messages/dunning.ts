import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { DueFacts, Override, Sender } from '@/lib/messages/types'
import type { Bill, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/** Which part, by what, since when, or that the bank gave it back. */
function describeDue(
  sender: Sender,
  { means, instalment, instalments, dueOn, isBounced }: DueFacts['dues'][number],
): string {
  const { dunning, means: names } = wordsOf(sender)
  const values = { moyen: names[means], jour: dueOn ? formatDay(dueOn, sender.locale) : '' }
  const why = isBounced ? dunning.bounced : dueOn ? dunning.late : dunning.undated
  const part = { rang: String(instalment), fois: String(instalments) }
  return [instalments > 1 && !isBounced ? fill(dunning.part, part) : '', fill(why, values)].filter(Boolean).join(', ')
}

/** How to pay it without waiting: where the structure has told its account, by transfer under the orders' numbers ([1.D14]). */
function describeWay(sender: Sender, { dues }: DueFacts): string {
  const { dunning } = wordsOf(sender)
  const { iban, holder } = sender.settings.money.bank
  if (!iban) return dunning.office
  const references = [...new Set(dues.map(({ orderNumber }) => orderNumber))].join(' ')
  const grouped = iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0')
  return fill(dunning.transfer, { titulaire: holder, iban: grouped, references })
}

/** A reminder of all that a person owes, in one mail ([1.H11]). */
export function writeMoneyDue(sender: Sender, due: DueFacts, override: Override | null): MailContent {
  const money = (amount: number) => formatCents(amount, due.currency, sender.locale)
  const { dunning } = wordsOf(sender)
  const bill: Bill = {
    kind: 'bill',
    lines: due.dues.map((one) => ({
      name: fill(dunning.line, { numero: one.orderNumber }),
      detail: describeDue(sender, one),
      amount: money(one.amountCents),
    })),
    total: { label: dunning.total, value: money(due.totalCents) },
  }
  const variables = { prenom: due.firstName, total: money(due.totalCents), reglement: describeWay(sender, due) }
  const places = { commande: bill, bouton: buttonOf(sender, 'money_due', urlOf(sender, '/mon-compte/achats')) }
  return { ...frameOf(sender, 'member'), ...compose('money_due', variables, places, override) }
}
