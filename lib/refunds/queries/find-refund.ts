import 'server-only'
import { and, asc, desc, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { invoices } from '@/db/schema/invoices'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { disputes, refundLines, refundParts, refunds } from '@/db/schema/refunds'
import type { Staff } from '@/lib/core/actor'
import { formatInvoiceNumber } from '@/lib/invoices/rules'
import type { PaymentMeans } from '@/lib/orders/types'
import type { DisputeStatus, RefundReason, RefundStatus } from '../types'

export type RefundPart = {
  id: string
  structureId: string
  refundId: string
  orderId: string
  clientFileId: string
  intentId: string | null
  providerId: string | null
  means: PaymentMeans
  amountCents: number
  status: RefundStatus
  /** Its payment is contested: the bank holds the money until it decides. */
  isContested: boolean
  /** The bank took its payment back: whoever paid has the money, and a part that failed is owed no more. */
  isTakenBack: boolean
}

const hasDispute = (status: DisputeStatus) =>
  sql<boolean>`exists (select from ${disputes} where ${disputes.paymentId} = ${payments.id} and ${disputes.status} = ${status})`
const isTakenBack = sql<boolean>`(${payments.status} = 'bounced' or ${hasDispute('lost')})`

const partColumns = {
  id: refundParts.id,
  structureId: refundParts.structureId,
  refundId: refundParts.refundId,
  orderId: refunds.orderId,
  clientFileId: orders.clientFileId,
  intentId: payments.intentId,
  providerId: refundParts.providerId,
  means: refundParts.means,
  amountCents: refundParts.amountCents,
  status: refundParts.status,
  isContested: hasDispute('open'),
  isTakenBack,
}

const selectParts = (executor: Executor, which: SQL | undefined) =>
  executor
    .select(partColumns)
    .from(refundParts)
    .innerJoin(refunds, eq(refunds.id, refundParts.refundId))
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(payments, eq(payments.id, refundParts.paymentId))
    .where(which)
    .orderBy(asc(refundParts.id))

/** One part of a refund; null outside the structure, when one is given. */
export async function findPart(
  { partId, structureId }: { partId: string; structureId?: string },
  executor: Executor = db(),
): Promise<RefundPart | null> {
  const own = structureId ? eq(refundParts.structureId, structureId) : undefined
  const [part] = await selectParts(executor, and(eq(refundParts.id, partId), own))
  return part ?? null
}

/** What of a refund goes back by card. */
export const listCardParts = (refundId: string): Promise<RefundPart[]> =>
  selectParts(db(), and(eq(refundParts.refundId, refundId), eq(refundParts.means, 'card')))

/** Refunds by card that the provider was not asked for yet, or has not finished ([6.R9]). */
export async function listOpenRefunds(limit = 200): Promise<string[]> {
  const rows = await db()
    .selectDistinct({ id: refundParts.refundId })
    .from(refundParts)
    .where(and(eq(refundParts.means, 'card'), inArray(refundParts.status, ['requested', 'processing'])))
    .orderBy(asc(refundParts.refundId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Intents of instalments that a refund of the order dropped: nobody may pay them any more. */
export async function listDroppedIntents(refundId: string): Promise<string[]> {
  const rows = await db()
    .select({ intentId: payments.intentId })
    .from(payments)
    .innerJoin(refunds, eq(refunds.orderId, payments.orderId))
    .where(and(eq(refunds.id, refundId), eq(payments.status, 'cancelled'), isNotNull(payments.intentId)))
  return rows.map(({ intentId }) => intentId!)
}

export type ShownRefund = {
  id: string
  reason: RefundReason
  note: string
  status: RefundStatus
  createdAt: Date
  amountCents: number
  /** What its lines were lowered by: the credit note's total. */
  creditedCents: number
  creditNote: string | null
  lines: { name: string; amountCents: number; retainedCents: number; creditsRevoked: number }[]
  parts: RefundPart[]
}

async function listCreditNotes(ids: readonly string[]): Promise<Map<string, string>> {
  const keys = ids.map((id) => `refund:${id}`)
  const rows = await db().select().from(invoices).where(inArray(invoices.businessKey, keys))
  return new Map(rows.map((row) => [row.businessKey, formatInvoiceNumber(row.kind, row.year, row.number)]))
}

const listLines = (ids: string[]) =>
  db()
    .select({
      refundId: refundLines.refundId,
      name: orderLines.name,
      amountCents: refundLines.amountCents,
      retainedCents: refundLines.retainedCents,
      creditsRevoked: refundLines.creditsRevoked,
    })
    .from(refundLines)
    .innerJoin(orderLines, eq(orderLines.id, refundLines.orderLineId))
    .where(inArray(refundLines.refundId, ids))
    .orderBy(asc(orderLines.position))

/** The refunds of an order of the structure, the newest first, with what each gave back and how. */
export async function listRefundsOfOrder(structureId: string, orderId: string): Promise<ShownRefund[]> {
  const rows = await db()
    .select()
    .from(refunds)
    .where(and(eq(refunds.structureId, structureId), eq(refunds.orderId, orderId)))
    .orderBy(desc(refunds.createdAt))
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [lines, parts, notes] = await Promise.all([
    listLines(ids),
    selectParts(db(), inArray(refundParts.refundId, ids)),
    listCreditNotes(ids),
  ])
  return rows.map((refund) => {
    const own = lines.filter(({ refundId }) => refundId === refund.id)
    return {
      ...refund,
      lines: own,
      creditedCents: own.reduce((total, line) => total + line.amountCents, 0),
      creditNote: notes.get(`refund:${refund.id}`) ?? null,
      parts: parts.filter(({ refundId }) => refundId === refund.id),
    }
  })
}

export type ShownDispute = {
  id: string
  amountCents: number
  status: DisputeStatus
  openedAt: Date
  closedAt: Date | null
}

/** What cardholders contested of an order. */
export const listDisputesOfOrder = (structureId: string, orderId: string): Promise<ShownDispute[]> =>
  db()
    .select({
      id: disputes.id,
      amountCents: disputes.amountCents,
      status: disputes.status,
      openedAt: disputes.openedAt,
      closedAt: disputes.closedAt,
    })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(and(eq(disputes.structureId, structureId), eq(payments.orderId, orderId)))
    .orderBy(desc(disputes.openedAt))

export type PartToPayBack = RefundPart & { orderNumber: number; person: string; currency: string; decidedAt: Date }

const byHand = and(
  sql`not ${isTakenBack}`,
  or(
    and(eq(refundParts.means, 'card'), eq(refundParts.status, 'failed')),
    and(sql`${refundParts.means} <> 'card'`, eq(refundParts.status, 'requested')),
  ),
)

/** What a person has to give back, the oldest decision first ([1.D10]). */
export async function listPartsByHand({ structureId }: Staff): Promise<PartToPayBack[]> {
  const shown = {
    ...partColumns,
    orderNumber: orders.number,
    currency: orders.currency,
    decidedAt: refunds.createdAt,
    person: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
  }
  return db()
    .select(shown)
    .from(refundParts)
    .innerJoin(refunds, eq(refunds.id, refundParts.refundId))
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(payments, eq(payments.id, refundParts.paymentId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(refundParts.structureId, structureId), byHand))
    .orderBy(asc(refunds.createdAt))
}

export type OpenDispute = ShownDispute & { orderNumber: number; person: string; currency: string }

/** What cardholders contest and their banks haven't decided, the oldest first ([6.R9]). */
export async function listOpenDisputes({ structureId }: Staff): Promise<OpenDispute[]> {
  const { id, amountCents, status, openedAt, closedAt } = disputes
  return db()
    .select({
      ...{ id, amountCents, status, openedAt, closedAt },
      orderNumber: orders.number,
      currency: orders.currency,
      person: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
    })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(disputes.structureId, structureId), eq(disputes.status, 'open')))
    .orderBy(asc(disputes.openedAt))
}
