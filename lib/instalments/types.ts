import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import type { PaymentMeans } from '@/lib/orders/types'
import type { PaymentFailure } from '@/lib/payments/types'

/**
 * How one part of a schedule stands for whoever reads it, whatever the means: upcoming and due are told apart by the day,
 * refused is a card that its bank wouldn't let be charged ([1.D11]), received a cheque in the drawer ([1.D12]).
 */
export type InstalmentState =
  | 'upcoming'
  | 'due'
  | 'refused'
  | 'processing'
  | 'received'
  | 'paid'
  | 'bounced'
  | 'cancelled'
  /** Owed, and given up by the office ([6.S5]). */
  | 'given_up'

/** One part of what an order costs, as the schedule shows it. */
export type Instalment = {
  id: string
  orderId: string
  /** From 1; 0 is what the account credit paid. */
  rank: number
  means: PaymentMeans
  amountCents: number
  /** Null: as soon as possible. */
  dueOn: Day | null
  state: InstalmentState
  paidOn: Day | null
  /** Until when, included, a refused card may be made good without losing anything ([1.D11]). */
  graceUntil: Day | null
  /** Why the card was refused, in our words. */
  failure: PaymentFailure | null
  /** It makes good a payment that bounced or failed ([1.D12]). */
  isReplacement: boolean
}

/** How a part that its card was refused for is paid at the desk instead ([1.H8]). */
export const otherMeans = [
  'cash',
  'transfer',
  'holiday_voucher',
  'culture_pass',
] as const satisfies readonly PaymentMeans[]
export type OtherMeans = (typeof otherMeans)[number]

export type InstalmentRefusal =
  | 'instalment_paid'
  /** Its day hasn't come, or it is charged to the kept card without anybody: nothing to do. */
  | 'instalment_not_due'
  | 'payment_under_way'
  | 'provider_unreachable'
  | 'not_found'
  | Busy

/** A part of an order by card in several times: received, or refused by the bank ([1.D11]). */
export type InstalmentFacts = {
  paymentId: string
  number: string
  firstName: string
  rank: number
  count: number
  amountCents: number
  currency: string
  isPaid: boolean
  failure: PaymentFailure | null
  /** The last day, included, on which a refused part may be paid without losing anything. */
  graceUntil: Day | null
  /** Whether nothing can be booked after it, until it is paid. */
  suspends: boolean
  next: { amountCents: number; dueOn: Day } | null
}
