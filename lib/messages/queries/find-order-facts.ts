import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { giftVouchers } from '@/db/schema/gifts'
import { orderLines, orders } from '@/db/schema/orders'
import { memberships, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import { structures, termsVersions } from '@/db/schema/structures'
import { addDays, dayOf } from '@/lib/core/time'
import { sessionsOfLine, toDated } from '@/lib/orders/queries'
import { formatOrderNumber, withdrawalDays } from '@/lib/orders/rules'
import type { OrderFacts } from '@/lib/orders/types'

export type OrderMail = { facts: OrderFacts; clientFileId: string; email: string | null }

const guardianOf = (clientFileId: string) =>
  and(eq(guardianships.learnerId, orderLines.learnerId), eq(guardianships.clientFileId, clientFileId))

async function listLines(orderId: string, clientFileId: string): Promise<OrderFacts['lines']> {
  const rows = await db()
    .select({
      line: orderLines,
      learner: learners,
      isSelf: guardianships.isSelf,
      membership: memberships,
      pass: passes,
      voucher: { bookableFrom: giftVouchers.activatedOn, validUntil: giftVouchers.validUntil },
      sessions: sessionsOfLine,
    })
    .from(orderLines)
    .innerJoin(learners, eq(learners.id, orderLines.learnerId))
    .leftJoin(guardianships, guardianOf(clientFileId))
    .leftJoin(memberships, eq(memberships.orderLineId, orderLines.id))
    .leftJoin(passes, eq(passes.orderLineId, orderLines.id))
    .leftJoin(giftVouchers, eq(giftVouchers.orderLineId, orderLines.id))
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
  return rows.map(({ line, learner, isSelf, membership, pass, voucher, sessions }) => ({
    name: line.name,
    learner: line.gift?.recipientName || `${learner.firstName} ${learner.lastName}`,
    isSelf: (isSelf ?? false) && !line.gift?.recipientName,
    isGift: line.kind === 'gift',
    isReduced: line.isReduced,
    priceCents: line.priceCents,
    membership,
    pass: voucher ?? pass,
    dated: line.kind === 'group' ? datesOf(line.credits, sessions.map(toDated)) : null,
  }))
}

const datesOf = (credits: number, sessions: readonly { startsAt: Date }[]) => ({
  sessions: sessions.map(({ startsAt }) => startsAt),
  toPlace: Math.max(0, credits - sessions.length),
})

/** What has come of an order, and what comes when: a cheque in the drawer is money on its day, not before ([1.D8]). */
async function listMoney(orderId: string): Promise<Pick<OrderFacts, 'received' | 'next'>> {
  const { dueOn: byDay, instalment: byRank } = payments
  const rows = await db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(byDay), asc(byRank))
  return {
    received: rows.flatMap(({ status, means, amountCents }) =>
      status === 'succeeded' && amountCents > 0 ? [{ means, amountCents }] : [],
    ),
    next: rows.flatMap(({ status, dueOn, amountCents }) =>
      (status === 'expected' || status === 'received') && dueOn ? [{ amountCents, dueOn }] : [],
    ),
  }
}

/** What the confirmation of a paid order says; null for an order of another structure, or one that isn't paid. */
export async function findOrderFacts(structureId: string, orderId: string): Promise<OrderMail | null> {
  const [row] = await db()
    .select({
      order: orders,
      file: clientFiles,
      accountEmail: accounts.email,
      zone: structures.timeZone,
      termsVersion: termsVersions.version,
    })
    .from(orders)
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .innerJoin(termsVersions, eq(termsVersions.id, orders.termsVersionId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(orders.id, orderId), eq(orders.structureId, structureId)))
    .limit(1)
  if (!row?.order.paidOn) return null
  const { order, file } = row
  const facts: OrderFacts = {
    number: formatOrderNumber(order.number),
    firstName: file.firstName,
    orderedAt: order.orderedAt,
    paidOn: row.order.paidOn,
    means: order.means,
    totalCents: order.totalCents,
    ...(await listMoney(orderId)),
    currency: order.currency,
    termsVersion: row.termsVersion,
    requestsImmediateStart: order.requestsImmediateStart,
    withdrawalUntil: addDays(dayOf(order.orderedAt, row.zone), withdrawalDays),
    lines: await listLines(orderId, file.id),
  }
  return { facts, clientFileId: file.id, email: file.email ?? row.accountEmail }
}
