import type { BillingAddress, KnownIdentity } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import type { OrderRefusal, OrderStatus, PaymentMeans } from '@/lib/orders/types'
import type { PaymentStatus } from '@/lib/payments/types'

/** How the office sorts its orders, by the words of its addresses: 'impayees' are active with an amount late or bounced. */
export const orderStates = ['attente', 'payees', 'impayees', 'expirees', 'annulees'] as const
export type OrderState = (typeof orderStates)[number]

/** What the office's list of orders is narrowed by; all of it lives in the address. */
export type OrderFilter = { search: string; state: OrderState | null; means: PaymentMeans | null; page: number }

/** How an order stands, in one word. */
export type OrderWord = OrderStatus | 'unpaid' | 'refunded'

/** What the list and the page of an order both show. */
export type ShownOrder = {
  id: string
  number: number
  status: OrderStatus
  means: PaymentMeans
  instalments: number
  totalCents: number
  currency: string
  orderedAt: Date
  expiresAt: Date | null
  /** An amount is late or bounced, though the order is active. */
  isUnpaid: boolean
  /** What was given back or is no longer due, of the prices of its lines. */
  refundedCents: number
}

export type DeskOrderRow = ShownOrder & {
  clientName: string
  /** What the order holds, in short: the name of its first line, and how many others. */
  firstLine: string
  otherLines: number
  /** At the bank: a cheque in the drawer isn't there yet. */
  receivedCents: number
}

/** Money expected or received for an order, as the office reads it. */
export type DeskPayment = {
  id: string
  means: PaymentMeans
  instalment: number
  amountCents: number
  status: PaymentStatus
  dueOn: string | null
  receivedAt: Date | null
  reference: string
  replacesId: string | null
  /** Until when a refused card may be made good ([1.D11]). */
  graceUntil: string | null
}

/** How a sale at the desk is paid ([1.H8]): in the hand, which is recorded at once, or awaited as from a member's own order. */
export const deskMeans = ['cash', 'cheque', 'transfer', 'holiday_voucher', 'culture_pass'] as const
export type DeskMeans = (typeof deskMeans)[number]

/** A line that the office asks for: the rest comes from the catalogue, and from its course where it starts at a session ([1.C6]). */
export type WantedLine = { offerId: string; learnerId: string; firstSessionId?: string }

/** How a sale was to be paid, as its form sends it: kept while a start date that filled up is chosen again. */
export type SaleEntry = { payment: string; reference: string }

export type SaleInput = {
  clientFileId: string
  /** Made by the page that shows the sale: the same one twice is one sale. */
  saleKey: string
  /** The fingerprint of what the page showed. */
  seen: string
  lines: readonly WantedLine[]
  means: DeskMeans
  instalments: number
  /** The number of a voucher, of a receipt: what the person at the desk wrote down. */
  reference: string
  /** Who this sale is invoiced to; null: as the file says ([2.A11]). */
  billing?: BillingAddress | null
}

export type SaleRefusal =
  | OrderRefusal
  | 'sale_empty'
  /** A price, an offer or a condition is no longer what the page showed. */
  | 'sale_changed'
  | 'not_found'

/** late: its day is past; bounced: the bank gave it back, or took it back ([1.H11]). */
export const dueReasons = ['late', 'bounced'] as const
export type DueReason = (typeof dueReasons)[number]

/** An amount that a person owes, and why. */
export type Due = {
  paymentId: string
  orderId: string
  orderNumber: number
  means: PaymentMeans
  instalment: number
  /** In how many times the order is paid. */
  instalments: number
  amountCents: number
  dueOn: string | null
  reason: DueReason
}

/** Somebody who owes, with all that they owe: one mail a person. */
export type DuePerson = {
  clientFileId: string
  number: number
  firstName: string
  lastName: string
  email: string | null
  phone: string
  dues: Due[]
  totalCents: number
  /** The last reminder that the office sent. */
  remindedAt: Date | null
}

export type ReminderRefusal =
  /** Paid meanwhile: nobody is recalled for nothing. */
  'no_dues' | 'no_address' | 'not_found' | Busy

/** What the journal of an order tells, of all that is written in it. */
export const journalOperations = [
  'order.place',
  'order.sell',
  'order.pay',
  'order.expire',
  'order.cancel',
  'payment.receive',
  'payment.refuse',
  'cheque.receive',
  'cheque.bounce',
  'account_credit.use',
  'refund.staff',
  'refund.withdrawal',
  'refund.double',
  'dispute.open',
  'dispute.won',
  'dispute.lost',
  'write_off.propose',
  'write_off.confirm',
  'write_off.refuse',
  'write_off.undo',
] as const
export type JournalOperation = (typeof journalOperations)[number]

export type JournalEntry = {
  id: string
  at: Date
  operation: JournalOperation
  /** Somebody of the office by their address, the client, or the machine. */
  by: { kind: 'staff'; name: string } | { kind: 'member' | 'machine' }
  amountCents: number | null
  reason: string | null
}

/** Somebody at the desk who has no file yet, and the child they come for, if they don't come for themself. */
export type NewFile = KnownIdentity & { child: { firstName: string; lastName: string; birthOn: Day } | null }

export type NewFileRefusal =
  /** Somebody of this address has a file already: it is shown. */
  'file_exists' | 'too_young' | 'born_later' | 'not_found' | Busy
