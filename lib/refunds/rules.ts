import { createHash } from 'node:crypto'
import { checkCancellation } from '@/lib/bookings/rules'
import { cents, roundCents, sum } from '@/lib/core/money'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, type Day, dayOf, type Instant } from '@/lib/core/time'
import { withdrawalDays } from '@/lib/orders/rules'
import type { PaymentMeans } from '@/lib/orders/types'
import type {
  DisputeStatus,
  HeldLesson,
  LineShare,
  MoneyBack,
  RefundableLine,
  RefundableOrder,
  RefundablePayment,
  RefundPlan,
  RefundRefusal,
  RefundStatus,
  Relief,
  Surplus,
  WithdrawalRefusal,
} from './types'

/*
 * A refund gives back what wasn't used, by the means that paid it, and takes back what it gave ([1.D10]).
 * - What is retained is the price's share of the lessons taken or no longer cancellable, never the single-lesson price ([6.L6]).
 * - What is shown before is what is done: the same plan, or a refusal that shows the new one.
 * - Money still due is dropped before money received is sent; a payment never gives back more than it brought ([6.R9]).
 * - A line is renounced within 14 days, unless wholly used; dated sessions as the structure decides ([6.L2]).
 */

const isCancellable = (lesson: HeldLesson, now: Instant) => checkCancellation({ ...lesson, status: 'booked' }, now).ok

/** Pro rata of the price paid, by lessons that stay used ([6.L6]). */
export function computeRetained(priceCents: number, credits: number, keptLessons: number): number {
  if (credits <= 0) return 0
  return roundCents((priceCents * Math.min(keptLessons, credits)) / credits)
}

/** What a line is worth now: its lessons still cancellable go, those taken or too late to cancel stay and are retained. */
export function computeLineShare(line: RefundableLine, now: Instant): LineShare {
  const lessons = line.pass?.lessons ?? []
  const cancelled = lessons.filter((lesson) => isCancellable(lesson, now))
  const keptLessons = lessons.length - cancelled.length
  const retainedCents = computeRetained(line.priceCents, line.credits, keptLessons)
  return {
    lineId: line.id,
    amountCents: Math.max(0, line.priceCents - retainedCents - line.refundedCents),
    retainedCents,
    keptLessons,
    creditsRevoked: (line.pass?.remaining ?? 0) + cancelled.length,
    cancelledBookingIds: cancelled.map(({ bookingId }) => bookingId).sort(),
    endsMembership: line.membership?.isActive ?? false,
  }
}

/** Whether giving a line back would change anything: money, lessons left or a membership. */
export const changesSomething = (share: LineShare): boolean =>
  share.amountCents > 0 || share.creditsRevoked > 0 || share.endsMembership

const isContested = ({ dispute }: RefundablePayment) => dispute === 'open'
/** Due and not received: an instalment to come or refused, or a cheque or contested payment that the bank took back. */
const isDue = ({ status, isReplaced }: RefundablePayment): boolean =>
  status === 'expected' || (status === 'bounced' && !isReplaced)

/** An instalment that the provider already asks for keeps its amount, and so does a cheque in the drawer. */
const canBeLowered = ({ status, intentId }: RefundablePayment): boolean =>
  status === 'bounced' || (status === 'expected' && intentId === null)

const left = (payment: RefundablePayment): number => payment.amountCents - payment.givenBackCents

/** The last one first: what was paid long ago is asked back last. */
const latestFirst = (payments: readonly RefundablePayment[]) =>
  [...payments].sort((a, b) => b.instalment - a.instalment)

/** What is due is dropped first, the latest before; what can't be lowered goes whole or stays. */
function dropDue(payments: readonly RefundablePayment[], wanted: number): { reliefs: Relief[]; rest: number } {
  const reliefs: Relief[] = []
  let rest = wanted
  const due = latestFirst(payments.filter((payment) => isDue(payment)))
  const inDrawer = latestFirst(
    payments.filter(({ status, givenBackCents }) => status === 'received' && givenBackCents === 0),
  )
  for (const payment of [...due, ...inDrawer]) {
    const amountCents = Math.min(rest, payment.amountCents)
    const isWhole = amountCents === payment.amountCents
    if (amountCents <= 0 || !(isWhole || canBeLowered(payment))) continue
    reliefs.push({ paymentId: payment.id, means: payment.means, amountCents, isWhole })
    rest -= amountCents
  }
  return { reliefs, rest }
}

/** What was received goes back by the same means, the latest before, never above what each brought. */
function giveBack(payments: readonly RefundablePayment[], wanted: number): { parts: MoneyBack[]; rest: number } {
  const parts: MoneyBack[] = []
  let rest = wanted
  const received = payments.filter((payment) => payment.status === 'succeeded' && !isContested(payment))
  const inDrawer = payments.filter(({ status }) => status === 'received')
  for (const payment of [...latestFirst(received), ...latestFirst(inDrawer)]) {
    const amountCents = Math.min(rest, left(payment))
    if (amountCents <= 0) continue
    parts.push({ paymentId: payment.id, means: payment.means, amountCents })
    rest -= amountCents
  }
  return { parts, rest }
}

/** Who pays what back, for lines of an order: dues dropped first, then money sent. `missingCents` is what no payment covers. */
export function planRefund(
  order: RefundableOrder,
  lineIds: readonly string[],
  now: Instant,
): RefundPlan & { missingCents: number } {
  const lines = order.lines.filter(({ id }) => lineIds.includes(id)).map((line) => computeLineShare(line, now))
  const creditedCents = sum(lines.map(({ amountCents }) => cents(amountCents)))
  const dropped = dropDue(order.payments, creditedCents)
  const given = giveBack(
    order.payments.filter(({ id }) => !dropped.reliefs.some(({ paymentId }) => paymentId === id)),
    dropped.rest,
  )
  return {
    lines,
    creditedCents,
    amountCents: sum(given.parts.map(({ amountCents }) => cents(amountCents))),
    parts: given.parts,
    reliefs: dropped.reliefs,
    missingCents: given.rest,
  }
}

/** Whether lines of an order can be refunded now: the same verdict shows the form and guards the command. */
export function checkRefund(order: RefundableOrder, lineIds: readonly string[], now: Instant): Verdict<RefundRefusal> {
  if (order.status !== 'paid') return refuse('order_not_paid')
  if (!lineIds.every((id) => order.lines.some((line) => line.id === id))) return refuse('not_found')
  const plan = planRefund(order, lineIds, now)
  if (!plan.lines.some(changesSomething)) return refuse('nothing_to_refund')
  if (plan.missingCents === 0) return allow
  if (order.payments.some(isContested)) return refuse('payment_disputed')
  const isUnderWay = order.payments.some(({ status }) => ['processing', 'expected'].includes(status))
  return refuse(isUnderWay ? 'instalment_under_way' : 'refund_above_paid')
}

/**
 * A second payment of one order, the last one received: what was received and not given back is more than what is owed
 * ([6.R8]). What could not be given back is a person's, not asked for again.
 */
export function findSurplus(order: RefundableOrder): Surplus | null {
  const received = order.payments.filter(({ status }) => status === 'succeeded')
  const credited = sum(order.lines.map(({ refundedCents }) => cents(refundedCents)))
  const kept = sum(received.map((payment) => cents(left(payment) - payment.failedCents)))
  const tooMuch = kept - (order.totalCents - credited)
  const [last] = received
    .filter((payment) => !isContested(payment) && left(payment) - payment.failedCents > 0)
    .sort((a, b) => b.receivedAt!.getTime() - a.receivedAt!.getTime())
  if (order.status !== 'paid' || tooMuch <= 0 || !last) return null
  const { id: paymentId, means } = last
  return { paymentId, means, amountCents: Math.min(tooMuch, left(last) - last.failedCents) }
}

/** The last day to renounce, included: the 14th after the day of the order. */
export const computeWithdrawalEnd = (orderedOn: Day): Day => addDays(orderedOn, withdrawalDays)

/** Whether the buyer may renounce a line today ([6.L2]): the same verdict shows 'Renoncer au contrat ici' and guards the command. */
export function checkWithdrawal(order: RefundableOrder, lineId: string, now: Instant): Verdict<WithdrawalRefusal> {
  const line = order.lines.find(({ id }) => id === lineId)
  if (!line) return refuse('not_found')
  if (line.isWithdrawn) return refuse('already_withdrawn')
  if (order.isDeskSale) return refuse('sold_at_desk')
  const until = computeWithdrawalEnd(order.orderedOn)
  if (dayOf(now, order.timeZone) > until) return refuse('withdrawal_over', { until })
  if (line.kind === 'group' && !order.withdrawsDatedSessions) return refuse('dated_sessions')
  if (line.credits > 0 && computeLineShare(line, now).keptLessons >= line.credits) return refuse('wholly_used')
  if (line.neededBy[0]) return refuse('membership_needed', { offer: line.neededBy[0] })
  return checkRefund(order, [lineId], now)
}

/** What a page showed, in a few characters: another one at the click means that something changed. */
export function fingerprintPlan(plan: RefundPlan): string {
  const shown = JSON.stringify([plan.lines, plan.creditedCents, plan.amountCents, plan.parts, plan.reliefs])
  return createHash('sha256').update(shown).digest('base64url').slice(0, 22)
}

/** How a refund stands, from its parts: done once all are, and in need of a person as soon as one failed. */
export function computeRefundStatus(parts: readonly { status: RefundStatus }[]): RefundStatus {
  const has = (status: RefundStatus) => parts.some((part) => part.status === status)
  return (['failed', 'processing', 'requested'] as const).find(has) ?? 'succeeded'
}

const ofProvider: Record<string, RefundStatus> = { succeeded: 'succeeded', failed: 'failed', canceled: 'failed' }
/** The provider's word for a refund, in ours; whatever isn't an end is on its way. */
export const readRefundStatus = (status: string | null): RefundStatus => ofProvider[status ?? ''] ?? 'processing'

const disputeEnds: Record<string, DisputeStatus> = { lost: 'lost', won: 'won', warning_closed: 'won', prevented: 'won' }
/** The provider's word for a dispute, in ours: an inquiry that closes took nothing, so it is won. */
export const readDisputeStatus = (status: string): DisputeStatus => disputeEnds[status] ?? 'open'

/** What a person gives back: money that didn't come by card, or that the card's bank sent back. */
export const isByHand = (part: { means: PaymentMeans; status: RefundStatus }): boolean =>
  part.means === 'card' ? part.status === 'failed' : part.status === 'requested'
