import { fill } from '@/lib/core/elision'
import { formatDay, formatInstant } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import type { Override, Sender } from '@/lib/messages/types'
import type { RefundFacts } from '@/lib/refunds/types'
import type { Bill, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'

/** What was kept of a line and what it no longer gives, under its name. */
function describeLine(sender: Sender, line: RefundFacts['lines'][number], money: (amount: number) => string): string {
  const { refund } = wordsOf(sender)
  const kept = line.retainedCents > 0 ? fill(refund.retained, { montant: money(line.retainedCents) }) : ''
  const count = String(line.creditsRevoked)
  const revoked =
    line.creditsRevoked > 0 ? fill(line.creditsRevoked > 1 ? refund.revoked : refund.revokedOne, { count }) : ''
  return [kept, revoked].filter(Boolean).join(', ')
}

const templates = { staff: 'refund_made', withdrawal: 'withdrawal_received', double: 'double_payment' } as const

/**
 * What is given back, line by line and by which means: of a refund by the office, of a contract renounced (the receipt that
 * the law asks for, with its day and hour [6.L2]), of a second payment ([6.R8]).
 */
export function writeRefund(sender: Sender, facts: RefundFacts, override: Override | null): MailContent {
  const { refund } = wordsOf(sender)
  const template = templates[facts.reason]
  const money = (amount: number) => formatCents(amount, facts.currency, sender.locale)
  const bill: Bill = {
    kind: 'bill',
    lines: facts.lines.map((line) => ({
      name: line.name,
      detail: describeLine(sender, line, money),
      amount: money(line.amountCents),
    })),
    total: { label: refund.total, value: money(facts.amountCents) },
  }
  const sent = facts.parts.map(({ means, amountCents }) => fill(refund.by[means], { montant: money(amountCents) }))
  const variables = {
    prenom: facts.firstName,
    numero: facts.number,
    total: money(facts.amountCents),
    date: formatDay(dayOf(facts.orderedAt, sender.timeZone), sender.locale),
    recu: formatInstant(facts.decidedAt, sender.timeZone, sender.locale),
    achats: facts.lines.map(({ name }) => name).join(', '),
    retour: sent.length > 0 ? sent.join(' ') : refund.nothing,
    lien_achats: urlOf(sender, '/mon-compte/achats'),
  }
  const places = {
    ...(facts.lines.length > 0 ? { commande: bill } : {}),
    bouton: buttonOf(sender, template, urlOf(sender, '/mon-compte/achats')),
  }
  return { ...frameOf(sender, 'member'), ...compose(template, variables, places, override) }
}
