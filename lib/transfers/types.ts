import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import type { OrderStatus } from '@/lib/orders/types'

export const statementFormats = ['camt053', 'csv'] as const
export type StatementFormat = (typeof statementFormats)[number]

/** unmatched: waits for a person; matched: given to orders; ignored: not ours to match (a grant, a payment out that came back). */
export const transactionStatuses = ['unmatched', 'matched', 'ignored'] as const
export type TransactionStatus = (typeof transactionStatuses)[number]

/** Money that came in, as a statement tells it. `reference` is the bank's own, or nothing. */
export type BankLine = {
  reference: string
  bookedOn: Day
  amountCents: number
  currency: string
  payerName: string
  payerIban: string
  remittance: string
}

/** A stored line that waits for its orders. */
export type IncomingTransfer = Omit<BankLine, 'reference' | 'payerIban'> & { id: string }

/** An order as matching sees it. */
export type PayableOrder = {
  id: string
  number: number
  status: OrderStatus
  clientFileId: string
  /** Whoever may send its money: the buyer, then the learners. */
  names: string[]
  currency: string
  /** What a transfer may still pay. */
  dueCents: number
  /** Transfers recorded by hand that no statement has told of yet: the same money comes again with the statement. */
  recordedCents: number
}

/** What a transfer gives to one order. */
export type Share = {
  orderId: string
  number: number
  status: OrderStatus
  clientName: string
  /** Recorded by hand before: nothing more is received. */
  recordedCents: number
  /** Pays what is due. */
  paidCents: number
  /** Still due afterwards. */
  leftCents: number
}

/** Where a transfer's money goes: to orders, and what is left over as credit on the client's account. */
export type TransferPlan = { shares: Share[]; surplusCents: number; surplusFileId: string | null }

/** reference: the transfer quotes the order's number; name: its payer is the client, to the cent; amount: only the amount fits. */
export const matchReasons = ['reference', 'name', 'amount'] as const
export type MatchReason = (typeof matchReasons)[number]

export type Proposal = { orderIds: string[]; reason: MatchReason; plan: TransferPlan; isSure: boolean }

export type TransferRefusal =
  /** Somebody else has matched or set aside the transfer meanwhile. */
  | 'transfer_done'
  /** What the page showed is no longer what would be recorded: it is shown again. */
  | 'plan_changed'
  | 'transaction_spent'
  | 'other_currency'
  /** Recorded by hand: more than is due, or nothing is. */
  | 'above_due'
  | 'nothing_due'
  | 'statement_known'
  | 'statement_other_kind'
  | 'statement_malformed'
  | 'statement_too_big'
  | 'statement_empty'
  | 'statement_missing'
  | 'other_account'
  | 'not_found'
  | Busy

/** So many transfers on a page: the next ones come once these are done. */
export const transfersAtOnce = 50

/** The largest file that is read: a year of a busy school is about 2 MB of CAMT.053. */
export const mostStatementBytes = 4 * 1024 * 1024
