import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import type { DueFacts, Override, Sender } from '@/lib/messages/types'
import { dueTexts } from '@/messages/fr/dunning-mails'
import texts from '@/messages/fr/messages'
import type { Bill, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, urlOf } from './brand'

/** Which part, by what, since when, or that the bank gave it back. */
function describeDue({ means, instalment, instalments, dueOn, isBounced }: DueFacts['dues'][number]): string {
  const values = { moyen: texts.means[means], jour: dueOn ? formatDay(dueOn) : '' }
  const why = isBounced ? dueTexts.bounced : dueOn ? dueTexts.late : dueTexts.undated
  const part = { rang: String(instalment), fois: String(instalments) }
  return [instalments > 1 && !isBounced ? fill(dueTexts.part, part) : '', fill(why, values)].filter(Boolean).join(', ')
}

/** How to pay it without waiting: where the structure has told its account, by transfer under the orders' numbers ([1.D14]). */
function describeWay({ settings }: Sender, { dues }: DueFacts): string {
  const { iban, holder } = settings.money.bank
  if (!iban) return dueTexts.office
  const references = [...new Set(dues.map(({ orderNumber }) => orderNumber))].join(' ')
  const grouped = iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0')
  return fill(dueTexts.transfer, { titulaire: holder, iban: grouped, references })
}

/** A reminder of all that a person owes, in one mail ([1.H11]). */
export function writeMoneyDue(sender: Sender, due: DueFacts, override: Override | null): MailContent {
  const money = (amount: number) => formatCents(amount, due.currency)
  const bill: Bill = {
    kind: 'bill',
    lines: due.dues.map((one) => ({
      name: fill(dueTexts.line, { numero: one.orderNumber }),
      detail: describeDue(one),
      amount: money(one.amountCents),
    })),
    total: { label: dueTexts.total, value: money(due.totalCents) },
  }
  const variables = { prenom: due.firstName, total: money(due.totalCents), reglement: describeWay(sender, due) }
  const places = { commande: bill, bouton: buttonOf('money_due', urlOf(sender, '/mon-compte/achats')) }
  return { ...frameOf(sender, 'member'), ...compose('money_due', variables, places, override) }
}
