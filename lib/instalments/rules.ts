import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import type { OrderStatus, PaymentMeans } from '@/lib/orders/types'
import type { PaymentStatus } from '@/lib/payments/types'
import type { InstalmentRefusal, InstalmentState } from './types'

/*
 * An order paid in several times by card is active from its first payment; the next ones are charged on their day to the
 * card that paid it, without its holder, each exactly once ([1.D11] [6.R1]).
 * A card that its bank refuses is never tried again by itself: its holder gets a link to pay, and keeps what was bought for
 * as long as the structure grants; then its passes are suspended until it is paid, or not, as the structure sets.
 */

type Part = {
  means: PaymentMeans
  status: PaymentStatus
  dueOn: Day | null
  hasFailed: boolean
}

const states: Record<Exclude<PaymentStatus, 'expected'>, InstalmentState> = {
  processing: 'processing',
  received: 'received',
  succeeded: 'paid',
  bounced: 'bounced',
  failed: 'cancelled',
  cancelled: 'cancelled',
  written_off: 'given_up',
}

/** How a part of the schedule stands on a day, in the words of whoever pays it ([1.D11] [1.D12]). */
export function describeInstalment({ means, status, dueOn, hasFailed }: Part, today: Day): InstalmentState {
  if (status !== 'expected') return states[status]
  if (means === 'card' && hasFailed) return 'refused'
  return dueOn && dueOn > today ? 'upcoming' : 'due'
}

/** What is still expected of an order: a cheque in the drawer has come, whatever the bank will say ([1.D7]). */
export function computeLeft(
  totalCents: number,
  parts: readonly { amountCents: number; state: InstalmentState }[],
): number {
  const come = parts.filter(({ state }) => state === 'paid' || state === 'received')
  return totalCents - come.reduce((sum, { amountCents }) => sum + amountCents, 0)
}

/** What the card is asked for on the payment page: its first part, or all that account credit hasn't paid ([1.D11]). */
export function computeDueNow(
  totalCents: number,
  parts: readonly { means: PaymentMeans; amountCents: number; state: InstalmentState }[],
): number {
  return parts.find(({ means }) => means === 'card')?.amountCents ?? computeLeft(totalCents, parts)
}

export type ChargeFacts = Part & {
  rank: number
  orderStatus: OrderStatus
  isReplacement: boolean
  hasCard: boolean
}

/**
 * Whether a part is charged to the kept card on a day: a next instalment by card of an active order, on its day or after, that
 * the bank hasn't refused before ([1.D11]).
 */
export function isChargedOn(facts: ChargeFacts, today: Day): boolean {
  const { means, rank, orderStatus, status, dueOn, hasFailed, hasCard, isReplacement } = facts
  const isNext = means === 'card' && rank > 1 && !isReplacement
  const isDue = status === 'expected' && dueOn !== null && dueOn <= today
  return isNext && isDue && orderStatus === 'paid' && hasCard && !hasFailed
}

/** Its holder pays a part themselves once its card was refused; before, and after, there is nothing for them to do ([1.D11]). */
export function checkPayable({ means, status, hasFailed }: Omit<Part, 'dueOn'>): Verdict<InstalmentRefusal> {
  if (status === 'succeeded') return refuse('instalment_paid')
  if (status === 'processing') return refuse('payment_under_way')
  return means === 'card' && status === 'expected' && hasFailed ? allow : refuse('instalment_not_due')
}
