import { createHash } from 'node:crypto'
import { cents } from '@/lib/core/money'
import type { PaymentStatus } from '@/lib/payments/types'
import { type PaperKind, type StatementEntry, type StatementEntryKind, statementEntryKinds } from './types'

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

/** Whether an operation adds to what the client owes; the others take from it. */
const isOwed = (kind: StatementEntryKind): boolean =>
  ['invoice', 'bounced', 'refund', 'payout', 'recovered'].includes(kind)

/** An operation as a statement shows it: amounts in their column, and what is owed after it, in cents. */
export type StatementRow = StatementEntry & { owedCents: number; receivedCents: number; balanceCents: number }

/** The operations of an account in the order in which they happened, each with the balance after it; above zero, the client owes it. */
export function computeBalances(entries: readonly StatementEntry[]): StatementRow[] {
  let balance = cents(0)
  return [...entries].sort(compare).map((entry) => {
    const owedCents = isOwed(entry.kind) ? entry.amountCents : 0
    const receivedCents = entry.amountCents - owedCents
    balance = cents(balance + owedCents - receivedCents)
    return { ...entry, owedCents, receivedCents, balanceCents: balance }
  })
}

/** What happened at one instant together: what is invoiced stands before what pays it. */
const rank = ({ kind }: StatementEntry): number => statementEntryKinds.indexOf(kind)

function compare(one: StatementEntry, other: StatementEntry): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1
  return one.at.getTime() - other.at.getTime() || rank(one) - rank(other)
}

/** The key of a paper that is asked for: the same words on the same day are the same paper. */
export function wantedKey(kind: PaperKind, subjectId: string, said: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
  return `${kind}:${subjectId}:${digest}`
}
