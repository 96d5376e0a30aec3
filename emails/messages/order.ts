import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import type { DocumentKind } from '@/lib/documents/types'
import type { Override, Sender } from '@/lib/messages/types'
import type { OrderFacts, PaymentMeans } from '@/lib/orders/types'
import type { Bill, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, urlOf } from './brand'
import { describeSessions } from './dates'

/** The dates of a package, and how many of its lessons have none yet ([1.C6]). */
function describeDates(
  sender: Sender,
  { sessions, toPlace }: NonNullable<OrderFacts['lines'][number]['dated']>,
): string {
  const left = toPlace > 0 ? fill(wordsOf(sender).place.toPlace, { nombre: String(toPlace) }) : ''
  return [describeSessions(sender, sessions), left].filter(Boolean).join(' · ')
}

/** For whom, until when, at which rate: what a line granted, under its name. */
function describeLine(sender: Sender, line: OrderFacts['lines'][number], paidOn: Day): string {
  const words = wordsOf(sender).order
  const { membership, pass, dated } = line
  const period = membership
    ? fill(words.membership, {
        debut: formatDay(membership.startsOn, sender.locale),
        fin: formatDay(membership.endsOn, sender.locale),
      })
    : dated
      ? describeDates(sender, dated)
      : pass
        ? fill(pass.bookableFrom > paidOn ? words.passLater : words.pass, {
            debut: formatDay(pass.bookableFrom, sender.locale),
            fin: formatDay(pass.validUntil, sender.locale),
          })
        : ''
  const learner = line.isSelf ? '' : fill(words.learner, { eleve: line.learner })
  return [learner, period, line.isReduced ? words.reduced : ''].filter(Boolean).join(', ')
}

/** What came, by which means each; credit on the account is one ([6.R9]). A cheque in the drawer hasn't come. */
function describeReceived(sender: Sender, { received, means, paidOn, currency }: OrderFacts): string {
  const { order: words, byMeans, and } = wordsOf(sender)
  const sums = new Map<PaymentMeans, number>()
  for (const part of received) sums.set(part.means, (sums.get(part.means) ?? 0) + part.amountCents)
  const parts = [...sums].map(([by, amount]) => `${formatCents(amount, currency, sender.locale)} ${byMeans[by]}`)
  if (parts.length === 0) return means === 'free' ? words.free : words.nothingYet
  return fill(words.received, { montants: parts.join(and), jour: formatDay(paidOn, sender.locale) })
}

/** What of an order in several times is due later, and when ([1.D11]). */
function describeNext(sender: Sender, { next, means, currency }: OrderFacts): string {
  const words = wordsOf(sender).order
  if (next.length === 0) return ''
  const parts = next.map(({ amountCents, dueOn }) =>
    fill(words.nextPart, {
      montant: formatCents(amountCents, currency, sender.locale),
      jour: formatDay(dueOn, sender.locale),
    }),
  )
  const { nextByCard, nextByCheque, next: nextOtherwise } = words
  const text = means === 'card' ? nextByCard : means === 'cheque' ? nextByCheque : nextOtherwise
  return ` ${fill(text, { suite: parts.join(', ') })}`
}

/** A cheque in the drawer has no receipt yet; what was free has no paper. */
function namePapers(sender: Sender, papers: readonly DocumentKind[]): string {
  const words = wordsOf(sender).order
  if (!papers.includes('invoice')) return ''
  return papers.includes('receipt') ? words.papers : words.invoice
}

/** The right to withdraw; where dated sessions have none, they are said to be postponed ([6.L2] [6.L3]). */
function describeWithdrawal(sender: Sender, { lines, requestsImmediateStart, withdrawalUntil }: OrderFacts) {
  const { withdrawal, place } = wordsOf(sender)
  const right = withdrawal[requestsImmediateStart ? 'begun' : 'open']
  const dated = sender.settings.money.withdrawsDatedSessions ? [] : lines.filter((line) => line.dated)
  const whole = dated.length < lines.length ? [fill(right, { limite: formatDay(withdrawalUntil, sender.locale) })] : []
  return [...whole, ...(dated.length > 0 ? [place.notWithdrawn] : [])].join(' ')
}

/** What one does next: book, or look at the dates that are booked already. A gift has a mail of its own, and its lessons are somebody else's. */
function chooseButton(sender: Sender, order: OrderFacts) {
  if (isAllGifts(order)) return null
  const isDated = order.lines.some(({ dated }) => dated) && !order.lines.some(({ pass, dated }) => pass && !dated)
  if (!isDated) return buttonOf(sender, 'order_paid', urlOf(sender, '/mon-compte/reserver'))
  return { ...buttonOf(sender, 'order_paid', urlOf(sender, '/mon-compte/suivi')), label: wordsOf(sender).place.follow }
}

const isAllGifts = ({ lines }: OrderFacts): boolean => lines.every(({ isGift }) => isGift)

/** What the inbox shows beside the subject: what came, and what one may do now. */
function describePreview(sender: Sender, order: OrderFacts, montant: string, hasReceived: boolean): string {
  const { preview, previewNothing, previewGift } = wordsOf(sender).order
  if (isAllGifts(order)) return previewGift
  return hasReceived ? fill(preview, { montant }) : previewNothing
}

/** The confirmation and the receipt in one mail: what is active, what was received, the terms and the right to withdraw ([1.D9] [6.L3]). */
export function writeOrderPaid(
  sender: Sender,
  order: OrderFacts,
  papers: readonly DocumentKind[],
  override: Override | null,
): MailContent {
  const money = (amount: number) => formatCents(amount, order.currency, sender.locale)
  const received = order.received.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const words = wordsOf(sender).order
  const bill: Bill = {
    kind: 'bill',
    lines: order.lines.map((line) => ({
      name: line.name,
      detail: describeLine(sender, line, order.paidOn),
      amount: money(line.priceCents),
    })),
    total: { label: order.next.length > 0 ? words.sum : words.total, value: money(order.totalCents) },
  }
  const variables = {
    prenom: order.firstName,
    numero: order.number,
    structure: sender.settings.legal.name,
    encaisse: describeReceived(sender, order),
    apercu: describePreview(sender, order, money(received), received > 0),
    echeances: describeNext(sender, order),
    papiers: namePapers(sender, papers),
    date: formatDay(dayOf(order.orderedAt, sender.timeZone), sender.locale),
    lien_achats: urlOf(sender, '/mon-compte/achats'),
    lien_conditions: urlOf(sender, '/conditions-generales-de-vente'),
    retractation: describeWithdrawal(sender, order),
    version: String(order.termsVersion),
  }
  const places = { commande: bill, bouton: chooseButton(sender, order) }
  return { ...frameOf(sender, 'member'), ...compose('order_paid', variables, places, override) }
}
