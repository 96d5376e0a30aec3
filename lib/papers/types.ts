import type { Day, Instant } from '@/lib/core/time'
import type { DocumentKind } from '@/lib/documents/types'
import type { Buyer, InvoiceContent, InvoiceKind, Seller } from '@/lib/invoices/types'
import type { PaymentMeans } from '@/lib/orders/types'

/** The documents that we write; the others are sent to us. */
export type PaperKind = Exclude<DocumentKind, 'proof'>

/** The structure's accent, as in the design's tokens: hue in degrees, chroma. */
export type Look = { accentHue: number; accentChroma: number }

/** Whose paper it is, and in which currency; amounts of papers are in cents. */
export type PaperScope = { structureId: string; clientFileId: string; currency: string; look: Look }

/** What the paper of an invoice or a credit note says; amounts are negative on a credit note. */
export type InvoiceFacts = PaperScope & {
  id: string
  kind: InvoiceKind
  number: string
  issuedOn: Day
  totalCents: number
  content: InvoiceContent
  /** When the invoice was issued: the file says so too. */
  writtenAt: Instant
  isFacturX: boolean
}

/** Money received for an order, once ([1.D9]). */
export type ReceiptFacts = PaperScope & {
  paymentId: string
  /** The order's number and the rank of the payment: C12-1. */
  number: string
  orderNumber: number
  invoiceNumber: string
  means: PaymentMeans
  amountCents: number
  orderTotalCents: number
  instalment: number
  instalments: number
  receivedOn: Day
  receivedAt: Instant
  seller: Seller
  buyer: Buyer
}
