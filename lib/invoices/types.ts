import type { Day } from '@/lib/core/time'
import type { PaymentMeans } from '@/lib/orders/types'
import type { TaxMention } from '@/lib/structures/types'

export const invoiceKinds = ['invoice', 'credit_note'] as const
export type InvoiceKind = (typeof invoiceKinds)[number]

export type PostalAddress = { line1: string; line2: string; postcode: string; city: string; country: string }

/** Who sells, as the law wants it named on an invoice ([6.L4]). */
export type Seller = {
  name: string
  form: string
  registration: string
  siret: string
  address: PostalAddress
  phone: string
  email: string
}

export type Buyer = { fileNumber: number; name: string; address: PostalAddress; email: string }

/** Amounts are in cents, taxes included; negative on a credit note. */
export type InvoiceLine = { name: string; learner: string; isReduced: boolean; amountCents: number }

/** What an invoice or a credit note says, frozen when it is issued ([6.R10]). */
export type InvoiceContent = {
  orderNumber: number
  orderedOn: Day
  means: PaymentMeans
  instalments: number
  seller: Seller
  buyer: Buyer
  lines: InvoiceLine[]
  tax: { mention: TaxMention; vatPerMille: number }
  /** The invoice that a credit note corrects. */
  corrects: { number: string; issuedOn: Day } | null
}

/** What the office's list of invoices is narrowed by; all of it lives in the address. */
export type InvoiceFilter = { search: string; kind: InvoiceKind | null; year: number | null; page: number }

/** A line of that list. Amounts are in cents, negative for a credit note. */
export type InvoiceRow = {
  id: string
  kind: InvoiceKind
  number: string
  issuedOn: Day
  clientName: string
  orderNumber: number
  totalCents: number
  currency: string
  /** The stored paper; null for a minute after it was issued. */
  documentId: string | null
}

/** What issuing gives back: the row and the number as papers show it. */
export type IssuedInvoice = { id: string; number: string; issuedOn: Day; totalCents: number }
