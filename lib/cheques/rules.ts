import type { Day } from '@/lib/core/time'
import type { PaymentStatus } from '@/lib/payments/types'
import type { ChequeActivation } from '@/lib/structures/types'
import type { ChequeProblem, ChequeStep, ExpectedCheque, TrackedCheque, WrittenCheque } from './types'

/*
 * Cheques come together, are checked against what was expected, wait in a drawer and go to the bank on their day ([1.D5]).
 * One that isn't right is 'à rectifier': its instalment stays expected, and so does an order that it would activate ([1.D12]).
 * The first cheque activates everything bought, when received or deposited, or all of them together, as the structure sets
 * ([1.D8]). One that bounces makes its amount due again; what was taken stays taken ([1.D12]).
 */

/** What isn't right on a cheque: its amount to the cent, its date, or what only a person sees ([1.D12]). */
export function findProblem(written: WrittenCheque, expected: ExpectedCheque, today: Day): ChequeProblem | null {
  if (written.amountCents !== expected.amountCents) return 'wrong_amount'
  // All are dated the day of the order; one written a few days later is good too, one that the bank would refuse isn't.
  if (written.datedOn < expected.orderedOn || written.datedOn > today) return 'wrong_date'
  return written.problem
}

/** The day on which a cheque goes to the bank: that of its instalment, or at once if that day has passed ([1.D5]). */
export const computeDepositDay = (dueOn: Day | null, receivedOn: Day): Day =>
  dueOn && dueOn > receivedOn ? dueOn : receivedOn

/** An instalment of an order, by its rank from 1. */
export type Part = { rank: number; status: PaymentStatus }

const isThere = ({ status }: Part) => status === 'received' || status === 'succeeded'
const over: readonly PaymentStatus[] = ['cancelled', 'bounced', 'failed', 'written_off']
const isLive = ({ status }: Part) => !over.includes(status)

/** Whether what came activates an order that waits, as the structure sets ([1.D8]). */
export function isActivatedBy(activation: ChequeActivation, parts: readonly Part[]): boolean {
  const live = parts.filter(isLive).filter(({ rank }) => rank > 0)
  if (activation === 'all') return live.length > 0 && live.every(isThere)
  const first = live.toSorted((one, other) => one.rank - other.rank)[0]
  return !!first && (activation === 'received' ? isThere(first) : first.status === 'succeeded')
}

/** Where a cheque is, for whoever sent it ([1.D12]). */
export function describeCheque(status: PaymentStatus, lastProblem: ChequeProblem | null): ChequeStep {
  if (status === 'received') return 'received'
  if (status === 'succeeded') return 'deposited'
  if (status === 'bounced') return 'bounced'
  if (status === 'written_off') return 'given_up'
  if (over.includes(status)) return 'cancelled'
  return lastProblem ? 'to_fix' : 'expected'
}

/** The cheques of an order with where each is ([1.D12]). */
export const trackCheques = (cheques: readonly Omit<TrackedCheque, 'step'>[]): TrackedCheque[] =>
  cheques.map((one) => ({ ...one, step: describeCheque(one.status, one.cheque?.problem ?? null) }))

/** What became of the amount of a bounced cheque: due again, made good by another payment, or no longer asked for ([1.D12]). */
export function describeBounce(replacement: PaymentStatus | null): 'due' | 'replaced' | 'over' {
  if (replacement === 'received' || replacement === 'succeeded' || replacement === 'bounced') return 'replaced'
  return replacement === 'cancelled' || replacement === 'written_off' ? 'over' : 'due'
}
