import 'server-only'
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { cheques } from '@/db/schema/cheques'
import { learners } from '@/db/schema/client-files'
import { giftVouchers } from '@/db/schema/gifts'
import { orderLines, orders } from '@/db/schema/orders'
import { memberships, passEntries, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import type { OfferKind } from '@/lib/catalogue/types'
import type { Viewer } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import type { Day } from '@/lib/core/time'
import type { DocumentLink } from '@/lib/documents/types'
import type { LineRules, OrderStatus, PaymentMeans } from './types'

/** What a line granted: days of its pass, of its membership or of its voucher; null while the order isn't paid. */
export type LineGrant = { validFrom: Day; validUntil: Day; bookableFrom: Day | null; creditsLeft: number | null }

export type OrderLine = {
  id: string
  name: string
  kind: OfferKind
  learnerId: string
  learnerName: string
  priceCents: number
  isReduced: boolean
  credits: number
  lessonMinutes: number | null
  rules: LineRules
  /** Given back of it, and whether its buyer renounced it ([1.D10] [1.D13]). */
  refundedCents: number
  isWithdrawn: boolean
  grant: LineGrant | null
  /** The dates that a package of a group course has, held or booked, in order of time; none of any other line ([1.C6]). */
  sessions: { id: string; startsAt: Date }[]
}

export type Order = {
  id: string
  number: number
  /** The cart that was ordered, at the version it had: it is another one as soon as it changes. */
  cartId: string | null
  cartVersion: number | null
  status: OrderStatus
  means: PaymentMeans
  /** In how many times it is paid ([1.E2]). */
  instalments: number
  totalCents: number
  currency: string
  requestsImmediateStart: boolean
  orderedAt: Date
  expiresAt: Date | null
  paidOn: Day | null
  /** The bank has the payment and hasn't answered. */
  isProcessing: boolean
  /** Why the last attempt to pay failed, in our words. */
  lastFailure: string | null
  lines: OrderLine[]
  /** Its invoice, credit notes and receipts that are written, in the order of time ([1.E2]). */
  papers: DocumentLink[]
  /** Received of it for good and not given back, in cents: what a payment attestation would attest. */
  keptCents: number
  /** Where its cheques are, if it is paid by cheque ([1.D12]). */
  cheques: OrderCheque[]
}

/** More lines than a member's orders ever hold together: a page stays a page. */
const mostLines = 1_000

/** The stored papers of an order: its invoice, then the others in the order of what they are about, whenever they were written. */
export const papersOfOrder = sql<DocumentLink[]>`(
  select coalesce(json_agg(json_build_object('documentId', paper.id, 'kind', paper.kind, 'fileName', paper.file_name)
    order by paper.kind <> 'invoice', about.happened_at, paper.file_name), '[]')
  from (
    select 'invoice:' || issued.id as key, issued.created_at as happened_at from invoices issued where issued.order_id = orders.id
    union all select 'receipt:' || paid.id, paid.received_at from payments paid where paid.order_id = orders.id
  ) about join documents paper on paper.business_key = about.key)`

/** An instalment by cheque with what came for it: its good cheque, or the last one that must be sent again ([1.D12]). */
export type OrderCheque = {
  paymentId: string
  rank: number
  amountCents: number
  dueOn: Day | null
  status: (typeof payments.$inferSelect)['status']
  isReplacement: boolean
  /** How the payment that makes it good stands, whatever its means; null while nothing replaces it. */
  replacementStatus: (typeof payments.$inferSelect)['status'] | null
  /** How many cheques came for it: what a page showed when it asks for more. */
  cameCount: number
  cheque: WrittenCheque | null
}
type ChequeRow = typeof cheques.$inferSelect
export type WrittenCheque = Pick<
  ChequeRow,
  'id' | 'number' | 'bank' | 'drawer' | 'amountCents' | 'datedOn' | 'receivedOn' | 'depositOn' | 'problem'
> & { depositedOn: Day | null }

/** The instalments by cheque of an order, in their order; none for one that was placed by other means. */
export const chequesOfOrder = sql<OrderCheque[]>`case orders.means when 'cheque' then (
  select coalesce(json_agg(json_build_object('paymentId', part.id, 'rank', part.instalment, 'amountCents', part.amount_cents,
    'dueOn', part.due_on, 'status', part.status, 'isReplacement', part.replaces_id is not null, 'cheque', came.last,
    'replacementStatus', (select again.status from payments again where again.replaces_id = part.id),
    'cameCount', coalesce(came.count, 0)) order by part.instalment), '[]')
  from payments part join structures place on place.id = part.structure_id left join lateral (
    select count(*)::int as count, (array_agg(json_build_object('id', c.id, 'number', c.number, 'bank', c.bank, 'drawer', c.drawer,
      'amountCents', c.amount_cents, 'datedOn', c.dated_on, 'receivedOn', c.received_on, 'depositOn', c.deposit_on, 'problem', c.problem,
      'depositedOn', (c.deposited_at at time zone place.time_zone)::date) order by c.problem is not null, c.created_at desc))[1] as last
    from cheques c where c.payment_id = part.id) came on true
  where part.order_id = orders.id and part.means = 'cheque') else '[]' end`

export const keptOfOrder = sql<number>`((select coalesce(sum(paid.amount_cents), 0) from payments paid
    where paid.order_id = orders.id and paid.status = 'succeeded')
  - (select coalesce(sum(back.amount_cents), 0) from refund_parts back join payments paid on paid.id = back.payment_id
    where paid.order_id = orders.id and back.status = 'succeeded'))::int`

const orderColumns = {
  id: orders.id,
  number: orders.number,
  cartId: orders.cartId,
  cartVersion: orders.cartVersion,
  status: orders.status,
  means: orders.means,
  instalments: orders.instalments,
  totalCents: orders.totalCents,
  currency: orders.currency,
  requestsImmediateStart: orders.requestsImmediateStart,
  orderedAt: orders.orderedAt,
  expiresAt: orders.expiresAt,
  paidOn: orders.paidOn,
  isProcessing: sql<boolean>`coalesce(${payments.status} = 'processing', false)`,
  lastFailure: payments.lastFailure,
  papers: papersOfOrder,
  keptCents: keptOfOrder,
  cheques: chequesOfOrder,
}

/** Its learner; of a gift whom it was bought for, where its buyer said so. */
export const forWhomOfLine = sql<string>`coalesce(nullif(${orderLines.gift}->>'recipientName', ''), ${learners.firstName} || ' ' || ${learners.lastName})`

const lineColumns = {
  id: orderLines.id,
  name: orderLines.name,
  kind: orderLines.kind,
  learnerId: orderLines.learnerId,
  learnerName: forWhomOfLine,
  priceCents: orderLines.priceCents,
  isReduced: orderLines.isReduced,
  credits: orderLines.credits,
  lessonMinutes: orderLines.lessonMinutes,
  rules: orderLines.rules,
  refundedCents: sql<number>`(select coalesce(sum(given.amount_cents), 0)::int from refund_lines given where given.order_line_id = ${orderLines.id})`,
  isWithdrawn: sql<boolean>`exists (select from withdrawals gone where gone.order_line_id = ${orderLines.id})`,
}

/** Held by the line until it is paid, then booked on its pass, wherever they were postponed since. */
export const sessionsOfLine = sql<{ id: string; startsAt: number }[]>`(
  select coalesce(json_agg(json_build_object('id', s.id, 'startsAt', extract(epoch from s.starts_at) * 1000) order by s.starts_at), '[]')
  from course_sessions s where ${orderLines.kind} = 'group' and (
    s.id in (select seat.session_id from seats seat where seat.order_line_id = ${orderLines.id} and seat.state = 'held')
    or s.id in (select b.session_id from bookings b join passes p on p.id = b.pass_id
      where p.order_line_id = ${orderLines.id} and b.status = 'booked')))`

export const toDated = ({ id, startsAt }: { id: string; startsAt: number }) => ({ id, startsAt: new Date(startsAt) })

/** Each order has one payment by card that its buyer makes: its first instalment. */
const ofOrder = and(eq(payments.orderId, orders.id), eq(payments.instalment, 1))

/** The member's own orders with their lines and what these granted, in one round trip; somebody else's don't exist ([0.I9]). */
async function selectOrders({ structureId, clientFileId }: Viewer, which: SQL): Promise<Order[]> {
  const rows = await db()
    .select({
      order: orderColumns,
      line: lineColumns,
      pass: { validFrom: passes.validFrom, validUntil: passes.validUntil, bookableFrom: passes.bookableFrom },
      membership: { startsOn: memberships.startsOn, endsOn: memberships.endsOn },
      voucher: { validFrom: giftVouchers.activatedOn, validUntil: giftVouchers.validUntil },
      sessions: sessionsOfLine,
      creditsLeft: sql<
        number | null
      >`(select sum(${passEntries.amount})::int from ${passEntries} where ${passEntries.passId} = ${passes.id})`,
    })
    .from(orders)
    .innerJoin(orderLines, eq(orderLines.orderId, orders.id))
    .innerJoin(learners, eq(learners.id, orderLines.learnerId))
    .leftJoin(payments, ofOrder)
    .leftJoin(passes, eq(passes.orderLineId, orderLines.id))
    .leftJoin(memberships, eq(memberships.orderLineId, orderLines.id))
    .leftJoin(giftVouchers, eq(giftVouchers.orderLineId, orderLines.id))
    .where(and(eq(orders.structureId, structureId), eq(orders.clientFileId, clientFileId), which))
    .orderBy(desc(orders.orderedAt), desc(orders.number), asc(orderLines.position))
    .limit(mostLines)
  const found = new Map<string, Order>()
  for (const { order, line, voucher, pass, membership, creditsLeft, sessions } of rows) {
    // A voucher that was used has a pass too, which is its bearer's to know about.
    const granted = voucher ?? pass ?? (membership && { validFrom: membership.startsOn, validUntil: membership.endsOn })
    const grant = granted && { bookableFrom: null, ...granted, creditsLeft }
    const known: Order = found.get(order.id) ?? { ...order, lines: [] }
    known.lines.push({ ...line, grant, sessions: sessions.map(toDated) })
    found.set(order.id, known)
  }
  return [...found.values()]
}

/** 'Commandes' of 'Mes achats': what was paid, the newest first ([1.E2]), and how many wait in 'Mon panier' ([1.D7]). */
export async function listPurchases(actor: Viewer): Promise<{ paid: Order[]; waitingCount: number }> {
  const found = await selectOrders(actor, inArray(orders.status, ['paid', 'pending']))
  const paid = found.filter(({ status }) => status === 'paid')
  return { paid, waitingCount: found.length - paid.length }
}

/** 'Mes achats en attente de paiement', in 'Mon panier' ([1.D7]). */
export const listWaitingOrders = (actor: Viewer): Promise<Order[]> => selectOrders(actor, eq(orders.status, 'pending'))

export async function findOrder(actor: Viewer, orderId: string): Promise<Order | null> {
  if (!isId(orderId)) return null
  const [order] = await selectOrders(actor, eq(orders.id, orderId))
  return order ?? null
}
