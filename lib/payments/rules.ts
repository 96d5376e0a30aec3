import { addDays, type Day, type Instant } from '@/lib/core/time'
import type { PaymentMeans } from '@/lib/orders/types'
import type { IntentFacts, PaymentFailure, PaymentStatus } from './types'

/*
 * A payment that was received grants everything its order sold, once, however often and in whatever order the provider
 * says so ([0.I3] [6.R1] [6.R3]).
 * An order is never ended before its intent is cancelled, and nothing ever refunds an order that was completed.
 * A success that arrives for an ended order completes it all the same ([6.R8]).
 * A refused card leaves the cart and the order as they are: one click tries again ([1.D2]).
 */

const byCode: Record<string, PaymentFailure> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  invalid_expiry_month: 'expired_card',
  invalid_expiry_year: 'expired_card',
  incorrect_number: 'wrong_number',
  invalid_number: 'wrong_number',
  incorrect_cvc: 'wrong_code',
  invalid_cvc: 'wrong_code',
  card_velocity_exceeded: 'limit_exceeded',
  withdrawal_count_limit_exceeded: 'limit_exceeded',
  payment_intent_authentication_failure: 'authentication_failed',
  authentication_required: 'authentication_failed',
  card_not_supported: 'not_supported',
  currency_not_supported: 'not_supported',
  processing_error: 'bank_unreachable',
  issuer_not_available: 'bank_unreachable',
  try_again_later: 'bank_unreachable',
  reenter_transaction: 'bank_unreachable',
}

/** The bank's or the provider's code in our words; whatever we don't know is a refusal without a reason ([1.D2]). */
export function nameFailure(code: string): PaymentFailure {
  return Object.hasOwn(byCode, code) ? byCode[code]! : 'declined'
}

/** What we read of the provider's intent. */
export type ProviderIntent = {
  id: string
  status: string
  amountCents: number
  currency: string
  /** The provider's code of the last refusal. */
  lastError: string | null
  /** The word that we gave when we cancelled it. */
  cancellationReason?: string | null
  customerId?: string | null
  methodId?: string | null
}

const states: Record<string, IntentFacts['state']> = {
  succeeded: 'succeeded',
  processing: 'processing',
  requires_capture: 'processing',
  canceled: 'cancelled',
}

/** Reads the provider's intent in our words; whatever asks the buyer for something more is still open. */
export function readIntent(intent: ProviderIntent): IntentFacts {
  const state = states[intent.status] ?? 'open'
  return {
    id: intent.id,
    state,
    amountCents: intent.amountCents,
    currency: intent.currency.toUpperCase(),
    failure: intent.lastError && state === 'open' ? nameFailure(intent.lastError) : null,
    isReplaced: intent.cancellationReason === 'duplicate',
    customerId: intent.customerId ?? null,
    methodId: intent.methodId ?? null,
  }
}

export type TransferOrder = { holder: string; iban: string; bic: string; amountCents: number; reference: string }

/**
 * What a banking app reads from the QR code of a transfer: account, amount and reference filled in ([1.D4]). The lines of
 * the European Payments Council's 'Quick Response Code' guidelines, version 002, in UTF-8; amounts are in euros.
 */
export function composeTransferCode({ holder, iban, bic, amountCents, reference }: TransferOrder): string {
  const amount = `EUR${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`
  const account = iban.replaceAll(/\s/g, '')
  return ['BCD', '002', '1', 'SCT', bic, holder.slice(0, 70), account, amount, '', '', reference].join('\n')
}

/** What was received is what was asked, to the cent, in the same currency; anything else needs a person ([6.R7]). */
export function isAmountRight(
  payment: { amountCents: number; currency: string },
  intent: Pick<IntentFacts, 'amountCents' | 'currency'>,
): boolean {
  return payment.amountCents === intent.amountCents && payment.currency === intent.currency
}

/** The states in which we hold the money, or the cheque that stands for it. */
export const heldStatuses = ['received', 'succeeded'] as const satisfies readonly PaymentStatus[]

/**
 * An order that has received something from outside is no longer deleted by its buyer, nor by the passing of time: a person
 * decides ([1.D7]). What the buyer's own account credit paid goes back to it by itself.
 */
export function hasMoneyCome(payments: readonly { means: PaymentMeans; status: PaymentStatus }[]): boolean {
  const held: readonly PaymentStatus[] = heldStatuses
  return payments.some(({ means, status }) => means !== 'account_credit' && held.includes(status))
}

/** Money that came from outside and is at the bank: what is owed back when its order is given up. */
export const sumReceived = (
  payments: readonly { means: PaymentMeans; status: PaymentStatus; amountCents: number }[],
): number =>
  payments
    .filter(({ means, status }) => means !== 'account_credit' && status === 'succeeded')
    .reduce((total, { amountCents }) => total + amountCents, 0)

export type DuePayment = { id: string; amountCents: number }
export type Receipt = { paymentId: string; amountCents: number; isWhole: boolean }

/** Money that came pays what is due, the first due first; the last one may be paid by half, and what is left over is told ([6.R9]). */
export function spreadMoney(
  amountCents: number,
  due: readonly DuePayment[],
): { receipts: Receipt[]; leftCents: number } {
  let leftCents = amountCents
  const receipts: Receipt[] = []
  for (const payment of due) {
    const part = Math.min(leftCents, payment.amountCents)
    if (part <= 0) continue
    leftCents -= part
    receipts.push({ paymentId: payment.id, amountCents: part, isWhole: part === payment.amountCents })
  }
  return { receipts, leftCents }
}

const gone: readonly PaymentStatus[] = ['bounced', 'failed', 'cancelled', 'written_off']

/** The whole amount is there: nothing is expected, under way, or a cheque still in the drawer. A bounced one lives on in its replacement. */
export const isWholeThere = (statuses: readonly PaymentStatus[]): boolean =>
  statuses.every((status) => status === 'succeeded' || gone.includes(status))

/** Nothing has answered for it yet: a bank may still take it, or its card be charged. */
export const isStillDue = (status: PaymentStatus): boolean => status === 'expected' || status === 'processing'

/** The last day, included, on which a refused instalment by card may be made good without losing anything ([1.D11]). */
export const computeGraceEnd = (refusedOn: Day, graceDays: number): Day => addDays(refusedOn, graceDays)

type GivenUp = {
  amountCents: number
  decidedAt: Instant | null
  undoneAt: Instant | null
  paid: readonly { at: string; amountCents: number }[]
}

/** What happened to a debt that was given up, in the order of time: it is no loss any more once paid, or asked for again ([6.S5]). */
export function describeGivenUp({ amountCents, decidedAt, undoneAt, paid }: GivenUp) {
  const paidCents = paid.reduce((sum, one) => sum + one.amountCents, 0)
  const recovered = (at: Instant, cents: number) => ({ kind: 'recovered' as const, at, amountCents: cents })
  return [
    { kind: 'written_off' as const, at: decidedAt!, amountCents },
    ...paid.map((one) => recovered(new Date(one.at), one.amountCents)),
    ...(undoneAt && paidCents < amountCents ? [recovered(undoneAt, amountCents - paidCents)] : []),
  ]
}
