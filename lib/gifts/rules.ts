import { checkAge } from '@/lib/catalogue/rules'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addMonths, type Day } from '@/lib/core/time'
import type { GiftDetails, GiftDetailsRefusal, Voucher, VoucherFacts, VoucherRefusal, VoucherState } from './types'

/*
 * A gift is bought for somebody and becomes a voucher once it is paid ([1.C7]).
 * - Its code is a key: whoever has it has the lessons. It is long enough never to be guessed, and has no letter that reads as a figure.
 * - It is valid six months date to date from the activation, last day included, whatever the day its mail leaves.
 * - It is used once: on an account where the offer allows it, by the office on the telephone always.
 * - The mail to the recipient leaves on the day that the buyer chose, in the morning, never before the payment.
 */

/** Figures and capitals that can't be taken for one another: no 0, O, 1, I. */
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const codeLength = 12

/** Random bytes, one a letter, as a code: 60 bits that nobody guesses. */
export function createCode(bytes: Uint8Array): string {
  if (bytes.length < codeLength) throw new Error(`a code needs ${codeLength} bytes`)
  return Array.from(bytes.subarray(0, codeLength), (byte) => letters[byte % letters.length]).join('')
}

/** As it is printed and read out: XXXX-XXXX-XXXX. */
export const formatCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

const isCode = new RegExp(`^[${letters}]{${codeLength}}$`)

/** The code that somebody typed, whatever the case, the spaces and the hyphens; null when no code reads so. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return isCode.test(code) ? code : null
}

/** The last day of a voucher, included: so many months date to date from its activation. */
export const computeVoucherEnd = (activatedOn: Day, giftMonths: number): Day => addMonths(activatedOn, giftMonths)

/** How a voucher stands on a day; what was used stays used. */
export function describeVoucher({ usedByFileId, status, validUntil }: VoucherFacts, today: Day): VoucherState {
  if (usedByFileId !== null) return 'used'
  if (status === 'revoked') return 'revoked'
  return today > validUntil ? 'expired' : 'active'
}

const refusalOf = {
  used: 'voucher_used',
  expired: 'voucher_expired',
  revoked: 'voucher_revoked',
} as const

/** Whether a voucher can be used by somebody, on their file: their own account, or the office on the telephone. */
export function checkRedemption(
  voucher: VoucherFacts,
  { today, clientFileId, isOffice }: { today: Day; clientFileId: string | null; isOffice: boolean },
): Verdict<VoucherRefusal> {
  const state = describeVoucher(voucher, today)
  if (state === 'used' && voucher.usedByFileId === clientFileId) return refuse('voucher_used_by_you')
  if (state !== 'active') return refuse(refusalOf[state], { until: voucher.validUntil })
  if (!voucher.isRedeemable && !isOffice) return refuse('voucher_by_phone')
  return voucher.hasDebt ? refuse('voucher_on_hold') : allow
}

/** The ages of the offer hold for whoever takes the lessons, where their birth date is known ([1.C2]). */
export function checkBearer(
  voucher: Pick<Voucher, 'minAge' | 'maxAge'>,
  birthOn: Day | null,
  today: Day,
): Verdict<VoucherRefusal> {
  if (birthOn === null) return allow
  const verdict = checkAge(voucher, birthOn, today)
  if (verdict.ok) return allow
  return refuse(verdict.refusal === 'too_young' ? 'voucher_too_young' : 'voucher_too_old', verdict.detail)
}

/** A gift sold at the desk: the voucher says no name, and its buyer takes it along ([1.H8]). */
export const giveToBearer = (today: Day): GiftDetails => ({
  recipientName: '',
  recipientEmail: '',
  message: '',
  sendOn: today,
})

/** The mail may be asked for on any day from today until the voucher of a gift paid today would end. */
export function checkSendDay(sendOn: Day, today: Day, giftMonths: number): Verdict<GiftDetailsRefusal> {
  if (sendOn < today) return refuse('gift_day_past')
  return sendOn > computeVoucherEnd(today, giftMonths) ? refuse('gift_day_too_late') : allow
}

/** Nobody is written to at night: the mail of a chosen day leaves from this hour on. */
export const sendingTime = '08:00'

type Sending = VoucherFacts & Pick<Voucher, 'recipientEmail' | 'sendOn' | 'sentAt'>

/** Whether the mail to the recipient leaves now: once, on its day, while the voucher is worth something. */
export function isDueToSend(voucher: Sending, { day, time }: { day: Day; time: string }): boolean {
  if (voucher.sentAt !== null || voucher.recipientEmail === '' || voucher.hasDebt) return false
  if (describeVoucher(voucher, day) !== 'active') return false
  return voucher.sendOn < day || (voucher.sendOn === day && time >= sendingTime)
}

/** A gift activated on its day, or later, is sent at once: its buyer has just asked for it. */
export const isSentAtOnce = ({ recipientEmail, sendOn }: GiftDetails, activatedOn: Day): boolean =>
  recipientEmail !== '' && sendOn <= activatedOn

/** Whether a voucher may be sent now, to an address that its buyer or the office says: while it is worth something. */
export function checkSending(voucher: VoucherFacts, email: string, today: Day): Verdict<VoucherRefusal> {
  const verdict = checkRedemption(voucher, { today, clientFileId: null, isOffice: true })
  if (!verdict.ok) return verdict
  return email === '' ? refuse('voucher_without_address') : allow
}
