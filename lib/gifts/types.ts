import type { Day } from '@/lib/core/time'

/** For whom a gift is, as its buyer says it ([1.C7]); kept with the cart's line, then with the order's. */
export type GiftDetails = {
  recipientName: string
  /** Empty: the buyer prints the voucher or hands it over. */
  recipientEmail: string
  message: string
  /** The mail to the recipient leaves on this day, or at the payment when that is later. */
  sendOn: Day
}

export const voucherStatuses = ['active', 'revoked'] as const
export type VoucherStatus = (typeof voucherStatuses)[number]
