import type { LineProblemCode } from '@/lib/cart/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'

/**
 * pending: waits for its payment; paid: everything bought is active, though later instalments may still be due ([1.D8]);
 * expired or cancelled: nothing was, or ever will be.
 */
export const orderStatuses = ['pending', 'paid', 'expired', 'cancelled'] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** How money comes. 'holiday_voucher' (chèques-vacances) and 'culture_pass' (Pass Culture) are recorded at the desk ([1.H8]). */
export const paymentMeans = [
  'card',
  'transfer',
  'cheque',
  'cash',
  'holiday_voucher',
  'culture_pass',
  'account_credit',
  'free',
] as const
export type PaymentMeans = (typeof paymentMeans)[number]

/** Those that a member chooses among ([1.D1]). */
export const onlineMeans = ['card', 'transfer', 'cheque'] as const
export type OnlineMeans = (typeof onlineMeans)[number]

/** The rules that a line was bought under, kept with it for as long as the order lives ([6.L3]). */
export type LineRules = {
  cancellationNoticeHours: number
  postponements: number
  validityMonths: number | null
  listPriceCents: number
  reducedPriceCents: number | null
  requiresMembership: boolean
  /** The conditions shown beside the offer, word for word. */
  conditions: string
}

/** Why a cart can't become an order; the reasons of its lines are the cart's own. */
export type OrderRefusal =
  | LineProblemCode
  | 'cart_empty'
  /** Something that the page showed (line, price, conditions, terms) is no longer so: it is shown again. */
  | 'cart_changed'
  | 'means_unavailable'
  /** More instalments than the lines allow. */
  | 'too_many_times'
  /** A session of the order takes place within the 14 days of the right of withdrawal ([6.L3]). */
  | 'immediate_start_needed'
  /** Enough orders keep places for days without being paid. */
  | 'too_many_holds'
  | 'terms_not_accepted'
  /** An earlier order of the same cart still waits for its payment: it must end first. */
  | 'earlier_order_waits'
  | Busy

export type OrderFacts = {
  number: string
  firstName: string
  orderedAt: Instant
  paidOn: Day
  means: PaymentMeans
  totalCents: number
  /** What has come when the mail is written; the rest is due on its days ([1.D11]). */
  received: { means: PaymentMeans; amountCents: number }[]
  next: { amountCents: number; dueOn: Day }[]
  currency: string
  termsVersion: number
  requestsImmediateStart: boolean
  /** The last day on which the buyer may withdraw, included ([6.L3]). */
  withdrawalUntil: Day
  lines: {
    name: string
    learner: string
    isSelf: boolean
    isGift: boolean
    isReduced: boolean
    priceCents: number
    membership: { startsOn: Day; endsOn: Day } | null
    pass: { bookableFrom: Day; validUntil: Day } | null
    /** The dates of a package of a group course, and how many of its lessons have none; null for any other line ([1.C6]). */
    dated: { sessions: Instant[]; toPlace: number } | null
  }[]
}

/** An order by transfer or cheque, and what is still expected of it ([1.D7]). */
export type WaitingFacts = {
  template: 'order_placed' | 'order_reminder' | 'order_part_received' | 'order_expired' | 'order_cancelled'
  orderId: string
  number: string
  firstName: string
  orderedAt: Instant
  /** The last day on which it may be paid, included. */
  lastDay: Day
  means: 'transfer' | 'cheque'
  totalCents: number
  leftCents: number
  currency: string
  /** The amounts expected, in their order. */
  parts: number[]
  /** `sessions`: the dates that are kept for it, of a package of a group course ([1.C6]). */
  lines: { name: string; learner: string; priceCents: number; sessions: Instant[] }[]
}
