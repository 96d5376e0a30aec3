import type { Day } from '@/lib/core/time'
import type { InvoiceContent } from '@/lib/invoices/types'
import type { PaymentMeans } from '@/lib/orders/types'

/** The books that an entry is written in: sales, card, bank, cheques, till, vouchers, everything else. */
export const journals = ['sales', 'card', 'bank', 'cheques', 'cash', 'vouchers', 'misc'] as const
export type Journal = (typeof journals)[number]

/** Whose account with the school moves; null where it is nobody's (a deposit of many cheques). */
export type Client = { number: number; name: string }

type Common = {
  day: Day
  client: Client | null /** What it is the trace of: 'F2026-0012', 'C34'. */
  piece: string
  amountCents: number
}

/**
 * Something that happened to money, as the product knows it. Amounts are in cents, positive.
 * sale, credit_note: an invoice was issued, a credit note · received: money came for an order · deposited: cheques went to the
 * bank · bounced: one came back · given_back: by the means that brought it · surplus: a transfer brought more than was due ·
 * kept: an order given up leaves what came for it as credit · granted: a refund goes to the account · used, released: credit
 * pays an order that may end · paid_out: credit is sent back · disputed, won, lost: a card's holder contests · written_off: two
 * people gave a debt up · recovered: it is asked for again, or was paid after all.
 */
export type Movement = Common &
  (
    | { kind: 'sale' | 'credit_note'; tax: InvoiceContent['tax'] }
    | { kind: 'received' | 'given_back'; means: PaymentMeans }
    | { kind: 'deposited' | 'bounced' }
    | { kind: 'surplus' | 'kept' | 'granted' | 'used' | 'released' | 'paid_out' }
    | { kind: 'disputed' | 'won' | 'lost' }
    | { kind: 'written_off' | 'recovered' }
  )
export type MovementKind = Movement['kind']

/** One side of an entry: a debit or a credit of one account, in cents. */
export type EntryLine = { account: string; debitCents: number; creditCents: number; client: Client | null }

/** An entry: its debits are its credits. */
export type Entry = {
  journal: Journal
  day: Day
  piece: string
  kind: MovementKind
  means: PaymentMeans | null
  lines: EntryLine[]
}

/** What an account got in a period. */
export type AccountTotal = { account: string; debitCents: number; creditCents: number }
