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

/** Who writes to whom, as both are on the day of the paper. */
export type Sides = PaperScope & { seller: Seller; buyer: Buyer; writtenAt: Instant; issuedOn: Day }

/** What moved the account of a client file: owed adds to what they owe us, received takes from it. */
export const statementEntryKinds = [
  'invoice',
  'credit_note',
  'payment',
  'bounced',
  'refund',
  'surplus',
  'grant',
  'payout',
  'written_off',
  'recovered',
] as const
export type StatementEntryKind = (typeof statementEntryKinds)[number]
export type StatementEntry = {
  kind: StatementEntryKind
  day: Day
  /** When it happened: operations of one day stand in that order. */
  at: Instant
  amountCents: number
  /** The number of an invoice or a credit note. */
  number: string | null
  orderNumber: number | null
  means: PaymentMeans | null
}

/** 'Relevé de compte': what was invoiced, what came, what went back. */
export type StatementFacts = Sides & { entries: StatementEntry[] }

/** 'Attestation de paiement' of an order: what it holds, what came for it, what is still expected. */
export type PaymentAttestationFacts = Sides & {
  orderId: string
  orderNumber: number
  orderedOn: Day
  director: string
  /** As invoiced, with what credit notes take off each. */
  lines: (InvoiceContent['lines'][number] & { creditedCents: number })[]
  /** What came less what was given back. */
  receivedCents: number
  givenBackCents: number
  remainingCents: number
  payments: { means: PaymentMeans; amountCents: number; receivedOn: Day }[]
}

/** 'Attestation d’inscription' of a learner: memberships and packages in force or to come. */
export type EnrolmentFacts = Sides & {
  learnerId: string
  learner: string
  birthOn: Day | null
  director: string
  enrolments: { name: string | null; from: Day; until: Day; lessons: number | null }[]
}

/** What the voucher of a gift says ([1.C7]). */
export type VoucherPaperFacts = PaperScope & {
  seller: Seller
  writtenAt: Instant
  /** Who offers it. */
  giver: string
  recipientName: string
  message: string
  name: string
  credits: number
  lessonMinutes: number
  code: string
  activatedOn: Day
  validUntil: Day
  isRedeemable: boolean
  /** Where it is used, without its scheme. */
  address: string
}

/** What a person may ask for; the other papers come by themselves. */
export type WantedPaper =
  | { kind: 'statement' }
  | { kind: 'payment_attestation'; orderId: string }
  | { kind: 'enrolment_attestation'; learnerId: string }
/** The same, as the office asks for it: of the client of an order. */
export type ClientPaper = { kind: 'statement' | 'payment_attestation'; orderId: string }
