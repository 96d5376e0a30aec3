import type { PaymentStatus } from '@/lib/payments/types'

/*
 * A paper is written once: its bytes are stored with their hash, and never rendered again ([6.R10]).
 * Each invoice and credit note has its paper, and each payment that came has its receipt ([1.D9]).
 * A cheque in the drawer isn't money yet: its receipt waits for the bank.
 */

/** The one paper of an invoice or a credit note: the same key is the same stored document. */
export const invoiceKey = (invoiceId: string): string => `invoice:${invoiceId}`
/** The one receipt of a payment. */
export const receiptKey = (paymentId: string): string => `receipt:${paymentId}`

/** Whether money has come for good, as far as a receipt is concerned. */
export const deservesReceipt = ({ status, amountCents }: { status: PaymentStatus; amountCents: number }): boolean =>
  status === 'succeeded' && amountCents > 0

/** The rank of a payment in its order: C12-1 for the first. */
export const formatReceiptNumber = (orderNumber: string, instalment: number): string => `${orderNumber}-${instalment}`
