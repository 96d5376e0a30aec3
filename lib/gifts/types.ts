import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'

/** For whom a gift is, as its buyer says it ([1.C7]); kept with the cart's line, then with the order's. */
export type GiftDetails = {
  recipientName: string
  /** Empty: the buyer prints the voucher or hands it over. */
  recipientEmail: string
  message: string
  /** The mail to the recipient leaves on this day, or at the payment when that is later. */
  sendOn: Day
}

/** Why the details of a gift can't be kept as they were typed. */
export type GiftDetailsRefusal = 'gift_day_past' | 'gift_day_too_late'

export const voucherStatuses = ['active', 'revoked'] as const
export type VoucherStatus = (typeof voucherStatuses)[number]

/** What people are told of a voucher on a day. */
export const voucherStates = ['active', 'used', 'expired', 'revoked'] as const
export type VoucherState = (typeof voucherStates)[number]

/** What decides whether a voucher can be used. */
export type VoucherFacts = {
  status: VoucherStatus
  /** Last day included. */
  validUntil: Day
  /** By its bearer on their account; else by telephone only. */
  isRedeemable: boolean
  /** The file that it was used on; null while it wasn't. */
  usedByFileId: string | null
  /** Money of its order is due again: nothing is given for it until it is paid. */
  hasDebt: boolean
}

/** What a voucher gives, to whom it was offered, and how it stands. */
export type Voucher = VoucherFacts & {
  id: string
  structureId: string
  orderLineId: string
  /** The buyer's. */
  clientFileId: string
  buyerName: string
  offerId: string
  code: string
  name: string
  credits: number
  lessonMinutes: number
  cancellationNoticeHours: number
  minAge: number | null
  maxAge: number | null
  recipientName: string
  recipientEmail: string
  message: string
  sendOn: Day
  activatedOn: Day
  sentAt: Instant | null
  orderNumber: number
  orderedAt: Instant
  requestsImmediateStart: boolean
  usedAt: Instant | null
  /** For whom it was used, and on which pass. */
  usedFor: string | null
  passId: string | null
}

export type VoucherRefusal =
  /** No voucher of the structure has this code: a letter was typed wrong. */
  | 'voucher_unknown'
  | 'voucher_used'
  /** By the very person who asks. */
  | 'voucher_used_by_you'
  | 'voucher_expired'
  | 'voucher_revoked'
  /** Its bearer books by telephone, with the office. */
  | 'voucher_by_phone'
  | 'voucher_on_hold'
  | 'voucher_too_young'
  | 'voucher_too_old'
  | 'voucher_learner_unknown'
  /** The voucher has no address to be sent to. */
  | 'voucher_without_address'
  | 'not_found'
  | Busy
