import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { documents } from '@/db/schema/documents'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import type { InstalmentFacts } from '@/lib/instalments/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import { receiptKey } from '@/lib/papers/rules'
import type { PaymentFailure } from '@/lib/payments/types'

export type InstalmentMail = { facts: InstalmentFacts; orderId: string; clientFileId: string; email: string | null }

/** The next part that the card will be charged, if one is left. */
async function findNext(orderId: string): Promise<InstalmentFacts['next']> {
  const [next] = await db()
    .select({ amountCents: payments.amountCents, dueOn: payments.dueOn })
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.means, 'card'), eq(payments.status, 'expected')))
    .orderBy(asc(payments.dueOn))
    .limit(1)
  return next?.dueOn ? { amountCents: next.amountCents, dueOn: next.dueOn } : null
}

/** What the mails of a part by card say; null for one of another structure. */
export async function findInstalmentFacts(structureId: string, paymentId: string): Promise<InstalmentMail | null> {
  const [row] = await db()
    .select({
      payment: payments,
      order: orders,
      structure: structures,
      file: clientFiles,
      accountEmail: accounts.email,
    })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(payments.id, paymentId), eq(payments.structureId, structureId)))
  if (!row) return null
  const { payment, order, structure, file } = row
  const facts: InstalmentFacts = {
    paymentId,
    number: formatOrderNumber(order.number),
    firstName: file.firstName,
    rank: payment.instalment,
    count: order.instalments,
    amountCents: payment.amountCents,
    currency: order.currency,
    isPaid: payment.status === 'succeeded',
    failure: payment.lastFailure as PaymentFailure | null,
    // Dropped by a refund meanwhile, nothing is asked for any more.
    graceUntil: payment.status === 'expected' ? payment.graceUntil : null,
    suspends: structure.settings.money.suspendsAfterGrace,
    next: await findNext(order.id),
  }
  return { facts, orderId: order.id, clientFileId: file.id, email: file.email ?? row.accountEmail }
}

/** The receipt of a part, once it is written. */
export async function findReceiptId(structureId: string, paymentId: string): Promise<string | null> {
  const [receipt] = await db()
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.structureId, structureId), eq(documents.businessKey, receiptKey(paymentId))))
  return receipt?.id ?? null
}
