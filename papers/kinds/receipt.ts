import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { ReceiptFacts } from '@/lib/papers/types'
import { byMeans } from '@/messages/fr/means'
import texts from '@/messages/fr/papers'
import type { Paper } from '../content'
import { footOf, issuerOf, recipientOf } from './sides'

/** Which of the agreed parts it is; credit (rank 0) or what makes good a bounced cheque (a rank after the last) is none of them. */
function describePart({
  instalment,
  instalments,
  amountCents,
  orderTotalCents,
  currency,
}: ReceiptFacts): string | null {
  if (instalments === 1 && amountCents === orderTotalCents) return texts.receipt.whole
  if (instalment < 1 || instalment > instalments) return null
  const values = { instalment: String(instalment), count: String(instalments) }
  return fill(texts.receipt.part, { ...values, total: formatCents(orderTotalCents, currency) })
}

/** Money received for an order: from whom, how much, how and when ([1.D9]). */
export function writeReceipt(facts: ReceiptFacts): Paper {
  const { seller, buyer, means, receivedOn, orderNumber, invoiceNumber } = facts
  const amount = formatCents(facts.amountCents, facts.currency)
  const order = formatOrderNumber(orderNumber)
  const day = formatDay(receivedOn)
  const part = describePart(facts)
  const values = { seller: seller.name, buyer: buyer.name, amount, means: byMeans[means], day, order }
  return {
    title: texts.titles.receipt,
    number: facts.number,
    fileName: fill(texts.fileNames.receipt, { number: facts.number }),
    writtenAt: facts.receivedAt,
    issuer: issuerOf(seller, facts.look),
    recipient: recipientOf(texts.receipt.from, buyer),
    facts: [
      { label: texts.facts.receivedOn, value: day },
      { label: texts.facts.means, value: texts.means[means] },
      { label: texts.facts.order, value: order },
      { label: texts.facts.invoice, value: invoiceNumber },
    ],
    body: [
      { kind: 'paragraph', text: fill(texts.receipt.sentence, values) },
      ...(part ? [{ kind: 'paragraph' as const, text: part }] : []),
      { kind: 'totals', facts: [{ label: texts.facts.received, value: amount }] },
    ],
    foot: footOf(seller),
    facturX: null,
  }
}
