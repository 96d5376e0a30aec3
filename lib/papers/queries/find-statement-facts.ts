import 'server-only'
import { and, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { refundParts } from '@/db/schema/refunds'
import { writeOffs } from '@/db/schema/write-offs'
import { dayOf, type Instant } from '@/lib/core/time'
import { formatInvoiceNumber } from '@/lib/invoices/rules'
import { givenUpColumns, isGivenUp } from '@/lib/payments/queries'
import { describeGivenUp } from '@/lib/payments/rules'
import type { StatementEntry, StatementFacts } from '../types'
import { type FileScope, readSides } from './read-sides'

const when = (at: Instant, zone: string) => ({ at, day: dayOf(at, zone) })

async function listInvoiced({ clientFileId }: FileScope): Promise<StatementEntry[]> {
  const rows = await db()
    .select({ invoice: invoices, orderNumber: orders.number })
    .from(invoices)
    .innerJoin(orders, eq(orders.id, invoices.orderId))
    .where(eq(invoices.clientFileId, clientFileId))
  return rows.map(({ invoice: { kind, year, number, issuedOn, createdAt, totalCents }, orderNumber }) => ({
    ...{ kind, orderNumber, day: issuedOn, at: createdAt, means: null, amountCents: Math.abs(totalCents) },
    number: formatInvoiceNumber(kind, year, number),
  }))
}

/** Account credit spent isn't money that comes again: it came as a surplus, or was granted. */
async function listReceived({ clientFileId }: FileScope, zone: string): Promise<StatementEntry[]> {
  const rows = await db()
    .select({ payment: payments, orderNumber: orders.number })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(
      and(
        eq(orders.clientFileId, clientFileId),
        inArray(payments.status, ['succeeded', 'bounced', 'written_off']),
        isNotNull(payments.receivedAt),
        ne(payments.means, 'account_credit'),
        gt(payments.amountCents, 0),
      ),
    )
  return rows.flatMap(({ payment: { status, means, amountCents, receivedAt, updatedAt }, orderNumber }) => {
    const entry = { orderNumber, means, amountCents, number: null }
    const came: StatementEntry = { ...entry, kind: 'payment', ...when(receivedAt!, zone) }
    return status === 'bounced' || status === 'written_off'
      ? [came, { ...entry, kind: 'bounced' as const, ...when(updatedAt, zone) }]
      : [came]
  })
}

async function listGivenBack({ clientFileId }: FileScope, zone: string): Promise<StatementEntry[]> {
  const rows = await db()
    .select({ part: refundParts, orderNumber: orders.number })
    .from(refundParts)
    .innerJoin(payments, eq(payments.id, refundParts.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(
      and(
        eq(orders.clientFileId, clientFileId),
        eq(refundParts.status, 'succeeded'),
        ne(refundParts.means, 'account_credit'),
      ),
    )
  return rows.map(({ part: { means, amountCents, updatedAt }, orderNumber }) => ({
    ...{ kind: 'refund' as const, means, amountCents, orderNumber, number: null },
    ...when(updatedAt, zone),
  }))
}

/** What an order gave back to the account: it came as one of its payments, or as credit before it. */
const isGivenBack = (businessKey: string) => /^(refund|surplus:order):/.test(businessKey)

async function listCredits({ clientFileId }: FileScope, zone: string): Promise<StatementEntry[]> {
  const rows = await db().select().from(accountCreditEntries).where(eq(accountCreditEntries.clientFileId, clientFileId))
  return rows.flatMap(({ kind, amountCents, createdAt, businessKey }) => {
    if (kind === 'use' || kind === 'release' || isGivenBack(businessKey)) return []
    return [
      {
        kind,
        ...when(createdAt, zone),
        amountCents: Math.abs(amountCents),
        means: null,
        orderNumber: null,
        number: null,
      },
    ]
  })
}

/** Debts that are asked for no more, and those that are again, or were paid after all ([6.S5]). */
async function listWriteOffs({ clientFileId }: FileScope, zone: string): Promise<StatementEntry[]> {
  const rows = await db()
    .select({ row: givenUpColumns, orderNumber: orders.number })
    .from(writeOffs)
    .innerJoin(orders, eq(orders.id, writeOffs.orderId))
    .where(and(eq(orders.clientFileId, clientFileId), isGivenUp))
  return rows.flatMap(({ row, orderNumber }) =>
    describeGivenUp(row).map(({ kind, at, amountCents }) => ({
      ...{ kind, amountCents, orderNumber, means: null, number: null },
      ...when(at, zone),
    })),
  )
}

/** All that was invoiced to a file, came from it and went back to it; null when the file isn't the structure's. */
export async function findStatementFacts(scope: FileScope): Promise<StatementFacts | null> {
  const found = await readSides(scope)
  if (!found) return null
  const { sides, zone } = found
  const entries = await Promise.all([
    listInvoiced(scope),
    listReceived(scope, zone),
    listGivenBack(scope, zone),
    listCredits(scope, zone),
    listWriteOffs(scope, zone),
  ])
  return { ...sides, entries: entries.flat() }
}
