import 'server-only'
import { and, eq, gte, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { cheques, depositSlips } from '@/db/schema/cheques'
import { clientFiles } from '@/db/schema/client-files'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { disputes, refundParts, refunds } from '@/db/schema/refunds'
import { bankTransactions } from '@/db/schema/transfers'
import { writeOffs } from '@/db/schema/write-offs'
import type { Staff } from '@/lib/core/actor'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '@/lib/core/time'
import { formatInvoiceNumber } from '@/lib/invoices/rules'
import type { InvoiceContent } from '@/lib/invoices/types'
import { givenUpColumns, isGivenUp } from '@/lib/payments/queries'
import { describeGivenUp } from '@/lib/payments/rules'
import { getStructureById } from '@/lib/structures/queries'
import type { Movement } from './types'

/** The days of a period in the structure's zone, and the instants that bound them. */
type Period = { structureId: string; from: Day; until: Day; zone: string; startsAt: Instant; endsAt: Instant }

const within = (column: PgColumn, { startsAt, endsAt }: Period): SQL => and(gte(column, startsAt), lt(column, endsAt))!

const clientColumns = {
  number: clientFiles.number,
  name: sql<string>`${clientFiles.lastName} || ' ' || ${clientFiles.firstName}`,
}
const pieceOf = (orderNumber: number) => `C${orderNumber}`

async function listSales({ structureId, from, until }: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ invoice: invoices, client: clientColumns })
    .from(invoices)
    .innerJoin(clientFiles, eq(clientFiles.id, invoices.clientFileId))
    .where(
      and(eq(invoices.structureId, structureId), gte(invoices.issuedOn, from), sql`${invoices.issuedOn} <= ${until}`),
    )
  return rows.map(({ invoice: { kind, year, number, issuedOn, totalCents, content }, client }) => {
    const { tax } = content as unknown as InvoiceContent
    return {
      kind: kind === 'invoice' ? 'sale' : 'credit_note',
      day: issuedOn,
      client,
      piece: formatInvoiceNumber(kind, year, number),
      amountCents: Math.abs(totalCents),
      tax,
    }
  })
}

async function listReceived(period: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ payment: payments, orderNumber: orders.number, client: clientColumns })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(
      and(
        eq(payments.structureId, period.structureId),
        // What was written off had come before the bank took it back.
        inArray(payments.status, ['received', 'succeeded', 'bounced', 'written_off']),
        // Credit that pays an order has an entry of its own.
        ne(payments.means, 'account_credit'),
        isNotNull(payments.receivedAt),
        within(payments.receivedAt, period),
      ),
    )
  return rows.map(({ payment: { means, receivedAt, amountCents }, orderNumber, client }) => ({
    ...{ kind: 'received', means, client, amountCents },
    day: dayOf(receivedAt!, period.zone),
    piece: pieceOf(orderNumber),
  }))
}

async function listGivenBack(period: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ part: refundParts, orderNumber: orders.number, client: clientColumns })
    .from(refundParts)
    .innerJoin(refunds, eq(refunds.id, refundParts.refundId))
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(
      and(
        eq(refundParts.structureId, period.structureId),
        eq(refundParts.status, 'succeeded'),
        ne(refundParts.means, 'account_credit'),
        within(refundParts.updatedAt, period),
      ),
    )
  return rows.map(({ part: { means, updatedAt, amountCents }, orderNumber, client }) => ({
    ...{ kind: 'given_back', means, client, amountCents },
    day: dayOf(updatedAt, period.zone),
    piece: pieceOf(orderNumber),
  }))
}

async function listDeposits({ structureId, from, until }: Period): Promise<Movement[]> {
  const rows = await db()
    .select()
    .from(depositSlips)
    .where(
      and(
        eq(depositSlips.structureId, structureId),
        gte(depositSlips.depositedOn, from),
        sql`${depositSlips.depositedOn} <= ${until}`,
      ),
    )
  return rows.map(({ id, depositedOn, totalCents }) => ({
    ...{ kind: 'deposited', day: depositedOn, client: null, amountCents: totalCents },
    piece: `R-${id.slice(-8)}`,
  }))
}

async function listBounced(period: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ cheque: cheques, orderNumber: orders.number, client: clientColumns })
    .from(cheques)
    .innerJoin(payments, eq(payments.id, cheques.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(
      and(eq(cheques.structureId, period.structureId), isNotNull(cheques.bouncedAt), within(cheques.bouncedAt, period)),
    )
  return rows.map(({ cheque: { bouncedAt, amountCents }, orderNumber, client }) => ({
    ...{ kind: 'bounced', client, amountCents },
    day: dayOf(bouncedAt!, period.zone),
    piece: pieceOf(orderNumber),
  }))
}

/** Which movement an entry of the clients' credit is: where it came from is in its business key. */
function creditKindOf(
  kind: string,
  businessKey: string,
): 'surplus' | 'kept' | 'granted' | 'used' | 'released' | 'paid_out' {
  if (kind === 'use') return 'used'
  if (kind === 'release') return 'released'
  if (kind === 'payout') return 'paid_out'
  if (kind === 'grant') return 'granted'
  return businessKey.startsWith('surplus:order:') ? 'kept' : 'surplus'
}

async function listCredits(period: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ entry: accountCreditEntries, client: clientColumns })
    .from(accountCreditEntries)
    .innerJoin(clientFiles, eq(clientFiles.id, accountCreditEntries.clientFileId))
    .where(
      and(eq(accountCreditEntries.structureId, period.structureId), within(accountCreditEntries.createdAt, period)),
    )
  return rows.map(({ entry: { kind, businessKey, createdAt, amountCents }, client }) => ({
    kind: creditKindOf(kind, businessKey),
    client,
    day: dayOf(createdAt, period.zone),
    piece: `CC${client.number}`,
    amountCents: Math.abs(amountCents),
  }))
}

async function listDisputes(period: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ dispute: disputes, orderNumber: orders.number, client: clientColumns })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(eq(disputes.structureId, period.structureId))
  const isIn = (at: Instant | null): at is Instant => at !== null && at >= period.startsAt && at < period.endsAt
  return rows.flatMap(({ dispute: { status, amountCents, openedAt, closedAt }, orderNumber, client }): Movement[] => {
    const common = { client, amountCents, piece: pieceOf(orderNumber) }
    const opened: Movement[] = isIn(openedAt)
      ? [{ ...common, kind: 'disputed', day: dayOf(openedAt, period.zone) }]
      : []
    if (status === 'open' || !isIn(closedAt)) return opened
    return [...opened, { ...common, kind: status, day: dayOf(closedAt, period.zone) }]
  })
}

/** Debts given up, and what came of them: taken back, or paid after all ([6.S5]). */
async function listWriteOffs(period: Period): Promise<Movement[]> {
  const rows = await db()
    .select({ row: givenUpColumns, orderNumber: orders.number, client: clientColumns })
    .from(writeOffs)
    .innerJoin(orders, eq(orders.id, writeOffs.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(writeOffs.structureId, period.structureId), isGivenUp))
  return rows.flatMap(({ row, orderNumber, client }) =>
    describeGivenUp(row)
      .filter(({ at }) => at >= period.startsAt && at < period.endsAt)
      .map(({ kind, at, amountCents }) => ({
        ...{ kind, client, amountCents },
        day: dayOf(at, period.zone),
        piece: pieceOf(orderNumber),
      })),
  )
}

/** All that happened to a structure's money between two days, both included ([1.H11]). */
export async function listMovements({ structureId }: Staff, from: Day, until: Day): Promise<Movement[]> {
  const { timeZone: zone } = await getStructureById(structureId)
  const bounds = { startsAt: startOfDay(from, zone), endsAt: startOfDay(addDays(until, 1), zone) }
  const period = { structureId, from, until, zone, ...bounds }
  const lists = [
    ...[listSales, listReceived, listGivenBack, listDeposits],
    ...[listBounced, listCredits, listDisputes, listWriteOffs],
  ]
  return (await Promise.all(lists.map((list) => list(period)))).flat()
}

/** Transfers that nobody has matched with an order: they aren't in the entries yet. */
export async function countUnmatchedTransfers({ structureId }: Staff): Promise<number> {
  return db().$count(
    bankTransactions,
    and(eq(bankTransactions.structureId, structureId), eq(bankTransactions.status, 'unmatched')),
  )
}
