import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { cents, formatCents } from '@/lib/core/money'
import { splitTax } from '@/lib/invoices/rules'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { InvoiceFacts } from '@/lib/papers/types'
import texts from '@/messages/fr/papers'
import type { Block, Fact, Paper, Table } from '../content'
import { writeFacturX } from '../factur-x'
import { footOf, issuerOf, recipientOf } from './sides'

type Money = (amountCents: number) => string

function describeSettlement({ means, instalments }: InvoiceFacts['content']): string {
  const text = instalments > 1 ? texts.facts.times : texts.facts.once
  return fill(text, { means: texts.means[means], count: String(instalments) })
}

function factsOf({ issuedOn, content }: InvoiceFacts): Fact[] {
  const { orderNumber, orderedOn, corrects } = content
  const order = { number: formatOrderNumber(orderNumber), day: formatDay(orderedOn) }
  const corrected = corrects && { number: corrects.number, day: formatDay(corrects.issuedOn) }
  return [
    { label: texts.facts.issuedOn, value: formatDay(issuedOn) },
    { label: texts.facts.order, value: fill(texts.facts.orderOf, order) },
    { label: texts.facts.settlement, value: describeSettlement(content) },
    ...(corrected ? [{ label: texts.facts.corrects, value: fill(texts.facts.correctsOf, corrected) }] : []),
  ]
}

function tableOf({ content: { lines } }: InvoiceFacts, money: Money): Table {
  const { item, quantity, unitPrice, amount, learner, reduced } = texts.table
  return {
    kind: 'table',
    columns: [
      { label: item, share: 0.52 },
      { label: quantity, share: 0.08, isNumeric: true },
      { label: unitPrice, share: 0.2, isNumeric: true },
      { label: amount, share: 0.2, isNumeric: true },
    ],
    rows: lines.map((line) => {
      const forWhom = fill(learner, { learner: line.learner })
      const detail = line.isReduced ? `${forWhom}, ${reduced}` : forWhom
      const price = { text: money(line.amountCents) }
      return [{ text: line.name, detail }, { text: '1' }, price, price]
    }),
  }
}

const showRate = (perMille: number): string => `${(perMille / 10).toString().replace('.', ',')}\u00a0%`

function totalsOf({ kind, totalCents, content: { tax } }: InvoiceFacts, money: Money): Fact[] {
  const { net, tax: taxLabel, totalWithTax, total, given } = texts.table
  const last = kind === 'credit_note' ? given : tax.mention === 'vat' ? totalWithTax : total
  // A credit note is what the member is given: its lines are negative, its total is to their credit.
  const sum = { label: last, value: money(kind === 'credit_note' ? -totalCents : totalCents) }
  if (tax.mention !== 'vat') return [sum]
  const { netCents, taxCents } = splitTax(cents(totalCents), tax)
  return [
    { label: net, value: money(netCents) },
    { label: fill(taxLabel, { rate: showRate(tax.vatPerMille) }), value: money(taxCents) },
    sum,
  ]
}

/** An invoice or a credit note, with the mentions that the structure's setting asks for ([1.D9] [6.L4]). */
export function writeInvoice(facts: InvoiceFacts): Paper {
  const { kind, number, content, currency, writtenAt, look } = facts
  const money: Money = (amount) => formatCents(amount, currency)
  const { corrects, tax } = content
  const body: Block[] = [
    tableOf(facts, money),
    { kind: 'totals', facts: totalsOf(facts, money) },
    { kind: 'paragraph', text: texts.mentions[tax.mention] },
  ]
  if (corrects) {
    const values = { number: corrects.number, day: formatDay(corrects.issuedOn) }
    body.push({ kind: 'paragraph', text: fill(texts.credit, values) })
  }
  return {
    title: texts.titles[kind],
    number,
    fileName: fill(texts.fileNames[kind], { number }),
    writtenAt,
    issuer: issuerOf(content.seller, look),
    recipient: recipientOf(texts.frame.buyer, content.buyer),
    facts: factsOf(facts),
    body,
    foot: footOf(content.seller),
    facturX: facts.isFacturX ? writeFacturX(facts) : null,
  }
}
