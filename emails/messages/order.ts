import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import type { DocumentKind } from '@/lib/documents/types'
import type { Override, Sender } from '@/lib/messages/types'
import type { OrderFacts, PaymentMeans } from '@/lib/orders/types'
import { byMeans } from '@/messages/fr/means'
import texts from '@/messages/fr/messages'
import { placeMailTexts } from '@/messages/fr/place-mails'
import type { Bill, MailContent } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, urlOf } from './brand'
import { describeSessions } from './dates'

/** The dates of a package, and how many of its lessons have none yet ([1.C6]). */
function describeDates({ sessions, toPlace }: NonNullable<OrderFacts['lines'][number]['dated']>, zone: string): string {
  const left = toPlace > 0 ? fill(placeMailTexts.toPlace, { nombre: String(toPlace) }) : ''
  return [describeSessions(sessions, zone), left].filter(Boolean).join(' · ')
}

/** For whom, until when, at which rate: what a line granted, under its name. */
function describeLine(line: OrderFacts['lines'][number], paidOn: Day, zone: string): string {
  const { membership, pass, dated } = line
  const period = membership
    ? fill(texts.order.membership, { debut: formatDay(membership.startsOn), fin: formatDay(membership.endsOn) })
    : dated
      ? describeDates(dated, zone)
      : pass
        ? fill(pass.bookableFrom > paidOn ? texts.order.passLater : texts.order.pass, {
            debut: formatDay(pass.bookableFrom),
            fin: formatDay(pass.validUntil),
          })
        : ''
  const learner = line.isSelf ? '' : fill(texts.order.learner, { eleve: line.learner })
  return [learner, period, line.isReduced ? texts.order.reduced : ''].filter(Boolean).join(', ')
}

/** What came, by which means each; credit on the account is one ([6.R9]). A cheque in the drawer hasn't come. */
function describeReceived({ received, means, paidOn, currency }: OrderFacts): string {
  const sums = new Map<PaymentMeans, number>()
  for (const part of received) sums.set(part.means, (sums.get(part.means) ?? 0) + part.amountCents)
  const parts = [...sums].map(([by, amount]) => `${formatCents(amount, currency)} ${byMeans[by]}`)
  if (parts.length === 0) return means === 'free' ? texts.order.free : texts.order.nothingYet
  return fill(texts.order.received, { montants: parts.join(' et '), jour: formatDay(paidOn) })
}

/** What of an order in several times is due later, and when ([1.D11]). */
function describeNext({ next, means, currency }: OrderFacts): string {
  if (next.length === 0) return ''
  const parts = next.map(({ amountCents, dueOn }) =>
    fill(texts.order.nextPart, { montant: formatCents(amountCents, currency), jour: formatDay(dueOn) }),
  )
  const { nextByCard, nextByCheque, next: nextOtherwise } = texts.order
  const text = means === 'card' ? nextByCard : means === 'cheque' ? nextByCheque : nextOtherwise
  return ` ${fill(text, { suite: parts.join(', ') })}`
}

/** A cheque in the drawer has no receipt yet; what was free has no paper. */
function namePapers(papers: readonly DocumentKind[]): string {
  if (!papers.includes('invoice')) return ''
  return papers.includes('receipt') ? texts.order.papers : texts.order.invoice
}

/** The right to withdraw; where dated sessions have none, they are said to be postponed ([6.L2] [6.L3]). */
function describeWithdrawal({ settings }: Sender, { lines, requestsImmediateStart, withdrawalUntil }: OrderFacts) {
  const right = texts.withdrawal[requestsImmediateStart ? 'begun' : 'open']
  const dated = settings.money.withdrawsDatedSessions ? [] : lines.filter((line) => line.dated)
  const whole = dated.length < lines.length ? [fill(right, { limite: formatDay(withdrawalUntil) })] : []
  return [...whole, ...(dated.length > 0 ? [placeMailTexts.notWithdrawn] : [])].join(' ')
}

/** What one does next: book, or look at the dates that are booked already. A gift has a mail of its own, and its lessons are somebody else's. */
function chooseButton(sender: Sender, order: OrderFacts) {
  if (isAllGifts(order)) return null
  const isDated = order.lines.some(({ dated }) => dated) && !order.lines.some(({ pass, dated }) => pass && !dated)
  if (!isDated) return buttonOf('order_paid', urlOf(sender, '/mon-compte/reserver'))
  return { ...buttonOf('order_paid', urlOf(sender, '/mon-compte/suivi')), label: placeMailTexts.follow }
}

const isAllGifts = ({ lines }: OrderFacts): boolean => lines.every(({ isGift }) => isGift)

/** What the inbox shows beside the subject: what came, and what one may do now. */
function describePreview(order: OrderFacts, montant: string, hasReceived: boolean): string {
  const { preview, previewNothing, previewGift } = texts.order
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
  const money = (amount: number) => formatCents(amount, order.currency)
  const received = order.received.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const bill: Bill = {
    kind: 'bill',
    lines: order.lines.map((line) => ({
      name: line.name,
      detail: describeLine(line, order.paidOn, sender.timeZone),
      amount: money(line.priceCents),
    })),
    total: { label: order.next.length > 0 ? texts.order.sum : texts.order.total, value: money(order.totalCents) },
  }
  const variables = {
    prenom: order.firstName,
    numero: order.number,
    structure: sender.settings.legal.name,
    encaisse: describeReceived(order),
    apercu: describePreview(order, money(received), received > 0),
    echeances: describeNext(order),
    papiers: namePapers(papers),
    date: formatDay(dayOf(order.orderedAt, sender.timeZone)),
    lien_achats: urlOf(sender, '/mon-compte/achats'),
    lien_conditions: urlOf(sender, '/conditions-generales-de-vente'),
    retractation: describeWithdrawal(sender, order),
    version: String(order.termsVersion),
  }
  const places = { commande: bill, bouton: chooseButton(sender, order) }
  return { ...frameOf(sender, 'member'), ...compose('order_paid', variables, places, override) }
}
