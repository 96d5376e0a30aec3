import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import type { OrderStatus } from '@/lib/orders/types'

/** proposed by one person, who may withdraw it; confirmed or refused by another; undone: the debt is back ([6.S5]). */
export const writeOffStates = ['proposed', 'confirmed', 'refused', 'undone', 'withdrawn'] as const
export type WriteOffState = (typeof writeOffStates)[number]

/** What the second person does about a proposal. */
export const writeOffDecisions = ['confirm', 'refuse'] as const
export type WriteOffDecision = (typeof writeOffDecisions)[number]

/** What an order owes today, amount by amount, as it would be asked for again. */
export type Debt = {
  orderStatus: OrderStatus
  amounts: readonly { paymentId: string; amountCents: number }[]
  /** The bank is working on one of its amounts. */
  isUnderWay: boolean
  isFileOpen: boolean
}

/** A proposal and what became of it, as the order's page shows it. */
export type WriteOff = {
  id: string
  state: WriteOffState
  amountCents: number
  reason: string
  proposedBy: { accountId: string; name: string }
  proposedAt: Instant
  decidedBy: string | null
  decidedAt: Instant | null
  undoneBy: string | null
  undoneAt: Instant | null
  undoneReason: string
}

/** A proposal that waits for a second person. */
export type WaitingWriteOff = {
  id: string
  orderNumber: number
  clientName: string
  amountCents: number
  reason: string
  proposedBy: { accountId: string; name: string }
}

export type WriteOffRefusal =
  | 'not_found'
  /** Nothing of the order is late or rejected. */
  | 'nothing_due'
  /** An order that waits owes nothing yet: it is given up, with its places. */
  | 'order_waits'
  | 'payment_under_way'
  | 'file_ended'
  | 'already_proposed'
  /** Whoever proposed it can't decide it. */
  | 'same_person'
  /** Only whoever proposed it withdraws it. */
  | 'not_author'
  /** Something was paid, or fell due, since it was proposed. */
  | 'amount_changed'
  | 'not_waiting'
  | 'not_confirmed'
  | Busy
