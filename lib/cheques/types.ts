import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import type { PaymentStatus } from '@/lib/payments/types'

/** Why a cheque must be sent again ('à rectifier', [1.D12]). */
export const chequeProblems = ['wrong_amount', 'wrong_date', 'wrong_payee', 'not_signed', 'unreadable'] as const
export type ChequeProblem = (typeof chequeProblems)[number]

/** Those that a person sees and the figures don't tell. */
export const seenProblems = ['wrong_payee', 'not_signed', 'unreadable'] as const satisfies readonly ChequeProblem[]
export type SeenProblem = (typeof seenProblems)[number]

/** Where a cheque is, for whoever sent it ([1.D12]): 'to_fix' is expected again, the one that came being wrong. */
export const chequeSteps = ['expected', 'to_fix', 'received', 'deposited', 'bounced', 'cancelled', 'given_up'] as const
export type ChequeStep = (typeof chequeSteps)[number]

/** What is written on a cheque, as a person reads it. */
export type WrittenCheque = { amountCents: number; datedOn: Day; problem: SeenProblem | null }
export type ExpectedCheque = { amountCents: number; orderedOn: Day }

/** One instalment by cheque with what came for it: its good cheque, or the last one that must be sent again. */
export type TrackedCheque = {
  paymentId: string
  rank: number
  amountCents: number
  dueOn: Day | null
  status: PaymentStatus
  step: ChequeStep
  isReplacement: boolean
  /** How the payment that makes it good stands, whatever its means; null while nothing replaces it. */
  replacementStatus: PaymentStatus | null
  /** How many cheques came for it: what a page showed when it asks for more. */
  cameCount: number
  cheque: {
    id: string
    number: string
    bank: string
    drawer: string
    amountCents: number
    datedOn: Day
    receivedOn: Day
    depositOn: Day
    depositedOn: Day | null
    problem: ChequeProblem | null
  } | null
}

export type ChequeRefusal =
  /** Somebody recorded a cheque for this instalment meanwhile, or it is no longer expected. */
  | 'cheque_recorded'
  /** The order expired or was deleted: there is nothing to pay any longer. */
  | 'order_gone'
  /** A cheque of the list was deposited or given back meanwhile. */
  | 'deposit_changed'
  | 'cheque_not_deposited'
  | 'not_found'
  | Busy

/** A cheque to send again: `problem` null is one that the bank gave back ([1.D12]). */
export type ChequeFacts = {
  template: 'cheque_to_fix' | 'cheque_bounced'
  orderId: string
  isActive: boolean
  number: string
  firstName: string
  amountCents: number
  writtenCents: number
  datedOn: Day
  problem: ChequeProblem | null
  currency: string
}
