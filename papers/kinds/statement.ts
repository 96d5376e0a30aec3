import { fill } from '@/lib/core/elision'
import { formatDay, formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { formatOrderNumber } from '@/lib/orders/rules'
import { computeBalances, type StatementRow } from '@/lib/papers/rules'
import type { StatementFacts } from '@/lib/papers/types'
import { byMeans } from '@/messages/fr/means'
import texts from '@/messages/fr/papers'
import type { Block, Fact, Paper } from '../content'
import { footOf, issuerOf, recipientOf } from './sides'

/** Money given back by hand goes by transfer or at the desk, whatever brought it: only a card is sure to get its own. */
function nameOf({ kind, number, orderNumber, means }: StatementRow): string {
  const order = orderNumber === null ? '' : formatOrderNumber(orderNumber)
  const key = kind === 'refund' && means === 'card' ? 'refundByCard' : kind
  return fill(texts.statement[key], { number: number ?? '', order, means: means ? byMeans[means] : '' })
}

function tableOf(rows: readonly StatementRow[], money: (amountCents: number) => string): Block {
  const { day, operation, invoiced, received, balance } = texts.table
  const shown = (amountCents: number) => ({ text: amountCents === 0 ? '' : money(amountCents) })
  return {
    kind: 'table',
    columns: [
      { label: day, share: 0.15 },
      { label: operation, share: 0.43 },
      { label: invoiced, share: 0.14, isNumeric: true },
      { label: received, share: 0.14, isNumeric: true },
      { label: balance, share: 0.14, isNumeric: true },
    ],
    rows: rows.map((row) => [
      { text: formatNumericDay(row.day) },
      { text: nameOf(row) },
      shown(row.owedCents),
      shown(row.receivedCents),
      { text: money(row.balanceCents) },
    ]),
  }
}

function resultOf(balance: number, money: (amountCents: number) => string): Fact {
  const { owed, held, even } = texts.statement
  if (balance === 0) return { label: even, value: money(0) }
  return { label: balance > 0 ? owed : held, value: money(Math.abs(balance)) }
}

/** What was invoiced to a client and what came, operation by operation. */
export function writeStatement(facts: StatementFacts): Paper {
  const money = (amountCents: number) => formatCents(amountCents, facts.currency)
  const rows = computeBalances(facts.entries)
  const day = formatDay(facts.issuedOn)
  const body: Block[] =
    rows.length === 0
      ? [{ kind: 'paragraph', text: texts.statement.empty }]
      : [
          { kind: 'paragraph', text: texts.statement.intro },
          tableOf(rows, money),
          { kind: 'totals', facts: [resultOf(rows.at(-1)!.balanceCents, money)] },
        ]
  return {
    title: texts.titles.statement,
    number: null,
    fileName: fill(texts.fileNames.statement, { day }),
    writtenAt: facts.writtenAt,
    issuer: issuerOf(facts.seller, facts.look),
    recipient: recipientOf(texts.frame.holder, facts.buyer),
    facts: [{ label: texts.facts.until, value: day }],
    body,
    foot: footOf(facts.seller),
    facturX: null,
  }
}
