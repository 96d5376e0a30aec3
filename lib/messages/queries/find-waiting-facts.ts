import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { cheques } from '@/db/schema/cheques'
import { clientFiles, learners } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import type { ChequeFacts } from '@/lib/cheques/types'
import { sessionsOfLine, toDated } from '@/lib/orders/queries'
import { formatOrderNumber, isKeptInCart, lastDayBefore } from '@/lib/orders/rules'
import type { WaitingFacts } from '@/lib/orders/types'

type Found<Facts> = { facts: Facts; clientFileId: string; email: string | null }
/** In which state an order must still be for each of its mails: one that was paid meanwhile gets no reminder. */
const states = {
  order_placed: 'pending',
  order_reminder: 'pending',
  order_part_received: 'pending',
  order_expired: 'expired',
  order_cancelled: 'cancelled',
} as const

const email = sql<string | null>`coalesce(${clientFiles.email}, ${accounts.email})`

async function listExpected(orderId: string): Promise<number[]> {
  const rows = await db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.instalment))
  return rows.flatMap(({ status, amountCents }) =>
    status === 'expected' || status === 'cancelled' ? [amountCents] : [],
  )
}

async function listLines(orderId: string): Promise<WaitingFacts['lines']> {
  const rows = await db()
    .select({
      sessions: sessionsOfLine,
      name: orderLines.name,
      learner: sql<string>`${learners.firstName} || ' ' || ${learners.lastName}`,
      priceCents: orderLines.priceCents,
    })
    .from(orderLines)
    .innerJoin(learners, eq(learners.id, orderLines.learnerId))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
  return rows.map(({ sessions, ...line }) => ({
    ...line,
    sessions: sessions.map((one) => toDated(one).startsAt),
  }))
}

/** What the mail of an order by transfer or cheque says; null for any other, or once it is no longer so. */
export async function findWaitingFacts(
  structureId: string,
  orderId: string,
  template: WaitingFacts['template'],
): Promise<Found<WaitingFacts> | null> {
  const [row] = await db()
    .select({ order: orders, file: clientFiles, email, zone: structures.timeZone })
    .from(orders)
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId), eq(orders.status, states[template])))
  if (!row?.order.expiresAt || isKeptInCart(row.order.means)) return null
  const { order, file, zone } = row
  const parts = await listExpected(orderId)
  const facts: WaitingFacts = {
    template,
    orderId,
    number: formatOrderNumber(order.number),
    firstName: file.firstName,
    orderedAt: order.orderedAt,
    lastDay: lastDayBefore(row.order.expiresAt, zone),
    means: order.means === 'transfer' ? 'transfer' : 'cheque',
    totalCents: order.totalCents,
    leftCents: parts.reduce((sum, amount) => sum + amount, 0),
    currency: order.currency,
    parts,
    lines: await listLines(orderId),
  }
  return { facts, clientFileId: file.id, email: row.email }
}

/** What the mail of a cheque to send again says; null for one that is right, or another structure's. */
export async function findChequeFacts(structureId: string, chequeId: string): Promise<Found<ChequeFacts> | null> {
  const [row] = await db()
    .select({ cheque: cheques, payment: payments, order: orders, file: clientFiles, email })
    .from(cheques)
    .innerJoin(payments, eq(payments.id, cheques.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(cheques.id, chequeId), eq(cheques.structureId, structureId)))
  if (!row || (!row.cheque.problem && !row.cheque.bouncedAt)) return null
  const { cheque, payment, order, file } = row
  const facts: ChequeFacts = {
    template: cheque.problem ? 'cheque_to_fix' : 'cheque_bounced',
    orderId: order.id,
    isActive: order.status === 'paid',
    number: formatOrderNumber(order.number),
    firstName: file.firstName,
    amountCents: payment.amountCents,
    writtenCents: cheque.amountCents,
    datedOn: cheque.datedOn,
    problem: cheque.problem,
    currency: order.currency,
  }
  return { facts, clientFileId: file.id, email: row.email }
}
