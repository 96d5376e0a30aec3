import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles, learners } from '@/db/schema/client-files'
import { giftVouchers } from '@/db/schema/gifts'
import { orderLines, orders } from '@/db/schema/orders'
import { memberships, passEntries, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { forWhomOfLine, sessionsOfLine, toDated } from '@/lib/orders/queries'
import type { DeskPayment, ShownOrder } from '../types'
import { shownColumns } from './shown-order'

/** What every panel of the office's order page starts from. */
export type DeskOrder = ShownOrder & {
  paidOn: string | null
  endedAt: Date | null
  requestsImmediateStart: boolean
  /** Sold at the desk ([1.H8]). */
  isDeskSale: boolean
  client: { id: string; number: number; name: string; email: string | null; phone: string }
}

export type DeskOrderLine = {
  id: string
  name: string
  learnerName: string
  priceCents: number
  isReduced: boolean
  credits: number
  /** Credits neither taken nor booked; null for what has none, or while nothing was granted. */
  creditsLeft: number | null
  /** The pass of individual lessons that it granted, to book with ([1.H8]). */
  bookablePassId: string | null
  /** The last day of what the line granted; null while nothing was. */
  validUntil: string | null
  /** Of a gift that was paid ([1.C7]). */
  voucherId: string | null
  /** The dates that a package of a group course has, held or booked ([1.C6]). */
  sessions: { id: string; startsAt: Date }[]
}

const columns = {
  ...shownColumns,
  paidOn: orders.paidOn,
  endedAt: orders.endedAt,
  requestsImmediateStart: orders.requestsImmediateStart,
  isDeskSale: sql<boolean>`${orders.saleKey} is not null`,
  client: {
    id: clientFiles.id,
    number: clientFiles.number,
    name: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
    email: clientFiles.email,
    phone: clientFiles.phone,
  },
}

/** An order of the structure by its number; another structure's doesn't exist. */
export async function findDeskOrder({ structureId }: Staff, number: number): Promise<DeskOrder | null> {
  const [row] = await db()
    .select(columns)
    .from(orders)
    .innerJoin(structures, eq(structures.id, orders.structureId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(orders.structureId, structureId), eq(orders.number, number)))
  return row ?? null
}

/** What was bought, for whom, and what is left of it. */
export async function listDeskLines({ structureId }: Staff, orderId: string): Promise<DeskOrderLine[]> {
  const lines = await db()
    .select({
      id: orderLines.id,
      name: orderLines.name,
      learnerName: forWhomOfLine,
      priceCents: orderLines.priceCents,
      isReduced: orderLines.isReduced,
      credits: orderLines.credits,
      creditsLeft: sql<
        number | null
      >`(select sum(${passEntries.amount})::int from ${passEntries} where ${passEntries.passId} = ${passes.id})`,
      bookablePassId: sql<
        string | null
      >`case when (select kind from offers where offers.id = ${passes.offerId}) <> 'group' then ${passes.id} end`,
      validUntil: sql<
        string | null
      >`coalesce(${giftVouchers.validUntil}, ${passes.validUntil}, ${memberships.endsOn})::text`,
      voucherId: giftVouchers.id,
      sessions: sessionsOfLine,
    })
    .from(orderLines)
    .innerJoin(learners, eq(learners.id, orderLines.learnerId))
    .leftJoin(passes, eq(passes.orderLineId, orderLines.id))
    .leftJoin(memberships, eq(memberships.orderLineId, orderLines.id))
    .leftJoin(giftVouchers, eq(giftVouchers.orderLineId, orderLines.id))
    .where(and(eq(orderLines.structureId, structureId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position))
  return lines.map(({ sessions, ...line }) => ({ ...line, sessions: sessions.map(toDated) }))
}

/** Every amount expected or received for an order, in the order in which it is due. */
export async function listDeskPayments({ structureId }: Staff, orderId: string): Promise<DeskPayment[]> {
  return db()
    .select({
      id: payments.id,
      means: payments.means,
      instalment: payments.instalment,
      amountCents: payments.amountCents,
      status: payments.status,
      dueOn: payments.dueOn,
      receivedAt: payments.receivedAt,
      reference: payments.reference,
      replacesId: payments.replacesId,
      graceUntil: payments.graceUntil,
    })
    .from(payments)
    .where(and(eq(payments.structureId, structureId), eq(payments.orderId, orderId)))
    .orderBy(asc(payments.instalment), asc(payments.createdAt))
}
