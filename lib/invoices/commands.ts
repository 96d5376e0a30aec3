import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { clientFiles, learners } from '@/db/schema/client-files'
import { invoiceCounters, invoices } from '@/db/schema/invoices'
import { orderLines, orders } from '@/db/schema/orders'
import { structures } from '@/db/schema/structures'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { cents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import {
  creditLines,
  decideIssueDay,
  describeBuyer,
  describeSeller,
  formatInvoiceNumber,
  totalOf,
  yearOf,
} from './rules'
import type { InvoiceContent, InvoiceKind, InvoiceLine, IssuedInvoice } from './types'

type Order = typeof orders.$inferSelect
type OrderLine = typeof orderLines.$inferSelect
type Row = typeof invoices.$inferSelect
type Issue = {
  structureId: string
  kind: InvoiceKind
  orderId: string
  clientFileId: string
  correctsId: string | null
  businessKey: string
  currency: string
  wantedOn: Day
  content: InvoiceContent
}

const summary = (row: Row): IssuedInvoice => ({
  id: row.id,
  number: formatInvoiceNumber(row.kind, row.year, row.number),
  issuedOn: row.issuedOn,
  totalCents: row.totalCents,
})

async function findByKey(tx: Tx, businessKey: string): Promise<Row | null> {
  const [row] = await tx.select().from(invoices).where(eq(invoices.businessKey, businessKey))
  return row ?? null
}

/** What both papers say of the sale: seller and buyer as they are now. */
async function describeSale(tx: Tx, order: Order): Promise<Omit<InvoiceContent, 'lines' | 'corrects'>> {
  const [row] = await tx
    .select({ structure: structures, file: clientFiles })
    .from(clientFiles)
    .innerJoin(structures, eq(structures.id, clientFiles.structureId))
    .where(eq(clientFiles.id, order.clientFileId))
  const { structure, file } = row!
  const { taxMention, vatPerMille } = structure.settings.money.invoices
  return {
    orderNumber: order.number,
    orderedOn: dayOf(order.orderedAt, structure.timeZone),
    means: order.means,
    instalments: order.instalments,
    seller: describeSeller(structure),
    buyer: describeBuyer(file, order.billing ?? file.billing),
    tax: { mention: taxMention, vatPerMille },
  }
}

async function nameLearners(tx: Tx, lines: readonly OrderLine[]): Promise<Map<string, string>> {
  const ids = [...new Set(lines.map(({ learnerId }) => learnerId))]
  const { id, firstName, lastName } = learners
  const rows = await tx.select({ id, firstName, lastName }).from(learners).where(inArray(learners.id, ids))
  return new Map(rows.map((row) => [row.id, `${row.firstName} ${row.lastName}`]))
}

/**
 * The next number, taken from the counter's row, which stays locked until the transaction ends: whoever comes next
 * waits, a rollback gives the number back, and the year's numbers have no gap ([0.I5] [6.R10]).
 */
async function takeNumber(tx: Tx, structureId: string, kind: InvoiceKind, wantedOn: Day) {
  const year = yearOf(wantedOn)
  const [taken] = await tx
    .insert(invoiceCounters)
    .values({ structureId, kind, year, value: 1, lastIssuedOn: wantedOn })
    .onConflictDoUpdate({
      target: [invoiceCounters.structureId, invoiceCounters.kind, invoiceCounters.year],
      set: {
        value: sql`${invoiceCounters.value} + 1`,
        lastIssuedOn: sql`greatest(${invoiceCounters.lastIssuedOn}, excluded.last_issued_on)`,
      },
    })
    .returning()
  return { year, number: taken!.value, issuedOn: decideIssueDay(wantedOn, taken!.lastIssuedOn) }
}

async function issue(tx: Tx, actor: Actor, { wantedOn, content, ...wanted }: Issue): Promise<IssuedInvoice> {
  const { structureId, kind, clientFileId } = wanted
  const taken = await takeNumber(tx, structureId, kind, wantedOn)
  const totalCents = totalOf(content.lines)
  const [row] = await tx
    .insert(invoices)
    .values({ ...wanted, ...taken, totalCents, content })
    .returning()
  const issued = summary(row!)
  await recordAudit(tx, actor, {
    structureId,
    operation: `${kind}.issue`,
    subjectKind: 'invoice',
    subjectId: issued.id,
    clientFileId,
    after: { number: issued.number, totalCents, orderId: wanted.orderId },
  })
  return issued
}

/**
 * The invoice of an order that is being activated, once: said again it gives the same one back. An order of nothing has
 * none. Call it last in the transaction: until the commit, nobody else of the structure can take a number.
 */
export async function issueInvoice(
  tx: LockedTx,
  actor: Actor,
  { order, lines, issuedOn }: { order: Order; lines: readonly OrderLine[]; issuedOn: Day },
): Promise<IssuedInvoice | null> {
  if (order.totalCents === 0) return null
  const businessKey = `order:${order.id}`
  const known = await findByKey(tx, businessKey)
  if (known) return summary(known)
  const sale = await describeSale(tx, order)
  const names = await nameLearners(tx, lines)
  const sold: InvoiceLine[] = lines.map(({ name, learnerId, isReduced, priceCents }) => ({
    name,
    learner: names.get(learnerId)!,
    isReduced,
    amountCents: priceCents,
  }))
  const { structureId, clientFileId, currency } = order
  return issue(tx, actor, {
    ...{ structureId, clientFileId, currency, businessKey, wantedOn: issuedOn },
    kind: 'invoice',
    orderId: order.id,
    correctsId: null,
    content: { ...sale, lines: sold, corrects: null },
  })
}

type Credit = {
  orderId: string
  refundId: string
  /** What is given back of each line, in cents, positive. */
  lines: readonly { orderLineId: string; amountCents: number }[]
  /** Their sum. */
  amountCents: number
  issuedOn: Day
}

/**
 * The credit note of a refund, once: said again it gives the same one back. An order from before invoices were kept gets
 * its invoice first. Call it last in the transaction, like `issueInvoice`.
 */
export async function issueCreditNote(
  tx: LockedTx,
  actor: Actor,
  { orderId, refundId, lines: given, amountCents, issuedOn }: Credit,
): Promise<IssuedInvoice> {
  const businessKey = `refund:${refundId}`
  const known = await findByKey(tx, businessKey)
  if (known) return summary(known)
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
  const sold = await tx.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position)
  const corrected = await issueInvoice(tx, actor, { order: order!, lines: sold, issuedOn })
  if (!corrected) throw new Error(`order ${orderId} sold nothing that could be given back`)
  const lines = await describeCredit(tx, sold, given)
  if (totalOf(lines) !== -cents(amountCents)) throw new Error(`the lines of refund ${refundId} are not its amount`)
  const { structureId, clientFileId, currency } = order!
  return issue(tx, actor, {
    ...{ structureId, clientFileId, currency, businessKey, orderId, wantedOn: issuedOn },
    kind: 'credit_note',
    correctsId: corrected.id,
    content: {
      ...(await describeSale(tx, order!)),
      lines,
      corrects: { number: corrected.number, issuedOn: corrected.issuedOn },
    },
  })
}

async function describeCredit(tx: Tx, sold: readonly OrderLine[], given: Credit['lines']): Promise<InvoiceLine[]> {
  const names = await nameLearners(tx, sold)
  const amounts = new Map(given.map((line) => [line.orderLineId, line.amountCents]))
  const strange = given.filter(({ orderLineId }) => !sold.some(({ id }) => id === orderLineId))
  if (strange.length > 0) throw new Error('a credit note is about the lines of its own order')
  return creditLines(
    sold.map(({ id, name, learnerId, isReduced }) => ({
      name,
      learner: names.get(learnerId)!,
      isReduced,
      amountCents: amounts.get(id) ?? 0,
    })),
  )
}
