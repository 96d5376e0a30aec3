import type { OfferKind } from '@/lib/catalogue/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'
import type { OrderStatus, PaymentMeans } from '@/lib/orders/types'
import type { PaymentStatus } from '@/lib/payments/types'

/** requested: decided, the money not asked for yet; processing: the provider has it; succeeded: given back; failed: needs a person. */
export const refundStatuses = ['requested', 'processing', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** staff: decided at the payments desk; withdrawal: 'Renoncer au contrat ici'; double: a second payment of the same order ([6.R8]). */
export const refundReasons = ['staff', 'withdrawal', 'double'] as const
export type RefundReason = (typeof refundReasons)[number]

export const disputeStatuses = ['open', 'won', 'lost'] as const
export type DisputeStatus = (typeof disputeStatuses)[number]

/** A booked lesson that holds a credit of the pass. */
export type HeldLesson = {
  bookingId: string
  teacherId: string
  roomId: string
  /** Of a place in a session; null: an individual lesson. */
  courseId: string | null
  startsAt: Instant
  cancellationNoticeHours: number
}

/** What a line sold, and what is left of it. */
export type RefundableLine = {
  id: string
  name: string
  kind: OfferKind
  learnerId: string
  learnerName: string
  priceCents: number
  /** Lessons sold: what the pro rata divides by ([6.L6]). */
  credits: number
  /** Names of the packages, of this order or of others, that need this membership and that the buyer keeps. */
  neededBy: string[]
  /** Given back by earlier refunds. */
  refundedCents: number
  isWithdrawn: boolean
  pass: { id: string; learnerId: string; remaining: number; lessons: HeldLesson[] } | null
  /** Of a gift: the voucher that nobody has used, to be taken back whole ([1.C7]). */
  unusedVoucherId: string | null
  membership: { id: string; isActive: boolean } | null
}

export type RefundablePayment = {
  id: string
  means: PaymentMeans
  instalment: number
  amountCents: number
  status: PaymentStatus
  /** The provider's intent, where there is one. */
  intentId: string | null
  receivedAt: Instant | null
  /** Another payment makes this one good: it is no longer due itself. */
  isReplaced: boolean
  /** Given back, or on its way. */
  givenBackCents: number
  /** Asked for in vain: a person gives it back by other means. */
  failedCents: number
  dispute: DisputeStatus | null
}

export type RefundableOrder = {
  id: string
  structureId: string
  clientFileId: string
  number: number
  status: OrderStatus
  means: PaymentMeans
  totalCents: number
  currency: string
  timeZone: string
  /** The structure gives dated sessions back too ([6.L2]). */
  withdrawsDatedSessions: boolean
  /** Bought face to face: the right of withdrawal is that of sales at a distance ([1.H8] [6.L2]). */
  isDeskSale: boolean
  orderedOn: Day
  lines: RefundableLine[]
  payments: RefundablePayment[]
}

/** What a refund does to a line. */
export type LineShare = {
  lineId: string
  amountCents: number
  /** Kept for lessons taken or no longer cancellable ([6.L6]). */
  retainedCents: number
  keptLessons: number
  creditsRevoked: number
  /** Lessons cancelled by it: they come back as credits, which it then takes. */
  cancelledBookingIds: string[]
  endsMembership: boolean
}

/** Money that goes back by the means that brought it. */
export type MoneyBack = { paymentId: string; means: PaymentMeans; amountCents: number }
/** Money that was due and no longer is: an instalment dropped, or lowered. */
export type Relief = { paymentId: string; means: PaymentMeans; amountCents: number; isWhole: boolean }

/** A second payment of an order, and how much of it is too much ([6.R8]). */
export type Surplus = { paymentId: string; means: PaymentMeans; amountCents: number }

/** What is shown before, and done after: the same ([1.D10]). */
export type RefundPlan = {
  lines: LineShare[]
  /** The credit note's total: what the lines are lowered by. */
  creditedCents: number
  /** What the person receives. */
  amountCents: number
  parts: MoneyBack[]
  reliefs: Relief[]
}

export type RefundRefusal =
  | 'order_not_paid'
  /** Everything was given back, or used. */
  | 'nothing_to_refund'
  /** The bank holds the money of a contested payment: its answer first. */
  | 'payment_disputed'
  /** An instalment is being paid right now. */
  | 'instalment_under_way'
  /** The database's last guard ([6.R9]). */
  | 'refund_above_paid'
  /** What the page showed is no longer so: it is shown again. */
  | 'refund_changed'
  | 'refund_not_open'
  | 'not_found'
  | Busy

export type WithdrawalRefusal =
  | RefundRefusal
  | 'already_withdrawn'
  | 'sold_at_desk'
  | 'withdrawal_over'
  | 'wholly_used'
  | 'dated_sessions'
  | 'membership_needed'

export type DisputeFacts = {
  number: string
  person: string
  amountCents: number
  currency: string
  status: DisputeStatus
  openedAt: Instant
}

export type RefundFacts = {
  number: string
  firstName: string
  orderedAt: Instant
  reason: RefundReason
  decidedAt: Instant
  amountCents: number
  currency: string
  lines: { name: string; amountCents: number; retainedCents: number; creditsRevoked: number }[]
  parts: { means: PaymentMeans; amountCents: number }[]
}
