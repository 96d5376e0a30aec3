import type { Busy } from '@/lib/core/outcome'
import type { OrderRefusal } from '@/lib/orders/types'

/**
 * expected: due, nothing received; processing: the provider has it; received: a cheque in the drawer, not at the bank yet;
 * succeeded: the money is there (card, transfer, cheque deposited); bounced: the bank gave a cheque back, its amount is due
 * again; failed and cancelled: never will be; written_off: owed, and given up by two people of the office ([6.S5]).
 */
export const paymentStatuses = [
  'expected',
  'processing',
  'received',
  'succeeded',
  'bounced',
  'failed',
  'cancelled',
  'written_off',
] as const
export type PaymentStatus = (typeof paymentStatuses)[number]

/** Why a card was refused, in our own words: never the provider's text. */
export const paymentFailures = [
  'declined',
  'insufficient_funds',
  'expired_card',
  'wrong_number',
  'wrong_code',
  'limit_exceeded',
  'authentication_failed',
  'not_supported',
  'bank_unreachable',
] as const
export type PaymentFailure = (typeof paymentFailures)[number]

/** What is read from the provider's intent; an event is only a signal ([6.R3]). */
export type IntentFacts = {
  id: string
  state: 'open' | 'processing' | 'succeeded' | 'cancelled'
  amountCents: number
  currency: string
  failure: PaymentFailure | null
  /** Cancelled since its buyer pays the same thing in another way: an event of it may come before we have ended its order. */
  isReplaced?: boolean
  /** Whose card it is, and which one paid: kept where next instalments follow ([1.D11]). */
  customerId?: string | null
  methodId?: string | null
}

/** What a settlement found: paid (now or before), waiting for the bank, still to pay, or ended without a payment. */
export type Settlement = { orderId: string; state: 'paid' | 'processing' | 'open' | 'ended' }

export type PaymentRefusal =
  /** Paid, expired or deleted meanwhile: nothing is left to pay. */
  | 'order_ended'
  | 'order_paid'
  /** Some of the money is there: a person at the office decides. */
  | 'money_received'
  /** The bank is working on it: neither paid nor free to change. */
  | 'payment_under_way'
  | 'provider_unreachable'
  | 'not_found'
  | OrderRefusal
  | Busy
