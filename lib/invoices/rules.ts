import type { BillingAddress } from '@/lib/client-files/types'
import { type Cents, cents, roundCents, sum } from '@/lib/core/money'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'
import type { Buyer, InvoiceContent, InvoiceFilter, InvoiceKind, InvoiceLine, PostalAddress, Seller } from './types'

/*
 * An invoice is written once, at the activation of its order; what it says never changes ([0.I5] [6.R10]).
 * Its number follows the one before without a gap, by structure, kind and year, and its day is never before that one's.
 * An error, a refund, a withdrawal is corrected by a credit note, which has numbers of its own.
 * Prices are what the buyer pays, taxes included; the mention of taxes is the structure's setting ([6.L4]).
 */

/** How many papers the office reads on one page. */
export const invoicesPerPage = 25

const letters: Record<InvoiceKind, string> = { invoice: 'F', credit_note: 'A' }

/** F2026-0001 for an invoice, A2026-0001 for a credit note; past 9999 numbers grow, and stay in order. */
export function formatInvoiceNumber(kind: InvoiceKind, year: number, number: number): string {
  return `${letters[kind]}${year}-${String(number).padStart(4, '0')}`
}

/** The paper that somebody means by 'F2026-0012', 'f2026-12' or 'A 2026-0001'; null when it is a name. */
export function readInvoiceNumber(typed: string): { kind: InvoiceKind; year: number; number: number } | null {
  const match = /^([fa])\s*(\d{4})-(\d{1,9})$/i.exec(typed.trim())
  if (!match) return null
  const kind = match[1]!.toUpperCase() === letters.invoice ? 'invoice' : 'credit_note'
  return { kind, year: Number(match[2]), number: Number(match[3]) }
}

/** The day that a paper bears: the one wanted, never before the paper with the number before it. */
export function decideIssueDay(wanted: Day, lastIssuedOn: Day | null): Day {
  return lastIssuedOn !== null && lastIssuedOn > wanted ? lastIssuedOn : wanted
}

/** The calendar year whose numbers a day uses. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** What a paper asks for, or gives back, in all. */
export const totalOf = (lines: readonly InvoiceLine[]): Cents => sum(lines.map((line) => cents(line.amountCents)))

/** Before tax, tax and total: the tax is inside the price, and the two parts sum to it exactly ([6.L4]). */
export function splitTax(total: Cents, tax: InvoiceContent['tax']): { netCents: Cents; taxCents: Cents } {
  if (tax.mention !== 'vat' || tax.vatPerMille === 0) return { netCents: total, taxCents: cents(0) }
  const netCents = roundCents((total * 1_000) / (1_000 + tax.vatPerMille))
  return { netCents, taxCents: cents(total - netCents) }
}

/** What each line is before tax: their sum is the total before tax, and a cent too many or few is the last line's ([6.L4]). */
export function netOfLines(lines: readonly InvoiceLine[], tax: InvoiceContent['tax']): Cents[] {
  const { netCents } = splitTax(totalOf(lines), tax)
  const nets = lines.map((line) => splitTax(cents(line.amountCents), tax).netCents)
  const others = sum(nets.slice(0, -1))
  return [...nets.slice(0, -1), cents(netCents - others)].slice(0, lines.length)
}

type StructureFacts = {
  name: string
  settings: {
    phone: string
    email: string
    address: Omit<PostalAddress, 'line2'>
    legal: { name: string; form: string; registration: string }
    money: { invoices: { siret: string } }
  }
}

/** The seller as it is on the day of the invoice. */
export function describeSeller({ name, settings }: StructureFacts): Seller {
  const { legal, address, phone, email, money } = settings
  return {
    name: legal.name || name,
    form: legal.form,
    registration: legal.registration,
    siret: money.invoices.siret,
    address: { ...address, line2: '' },
    phone,
    email,
  }
}

type FileFacts = {
  number: number
  firstName: string
  lastName: string
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  country: string
  email: string | null
}

/** The buyer as its file says on the day of the paper, or whoever pays in their place: a company, a parent ([2.A11]). */
export function describeBuyer(file: FileFacts, billing: BillingAddress | null = null): Buyer {
  const { addressLine1: line1, addressLine2: line2, postcode, city, country } = billing ?? file
  return {
    fileNumber: file.number,
    name: billing?.name ?? `${file.firstName} ${file.lastName}`,
    address: { line1, line2, postcode, city, country },
    email: file.email ?? '',
  }
}

type Given = { name: string; learner: string; isReduced: boolean; amountCents: number }

/** The lines of a credit note: what is given back of each, as negative amounts; nothing given back is not a line. */
export function creditLines(given: readonly Given[]): InvoiceLine[] {
  return given.filter((line) => line.amountCents !== 0).map((line) => ({ ...line, amountCents: -line.amountCents }))
}

/** The address of the office's list narrowed so; what narrows nothing isn't in it. */
export function describeInvoiceFilter({ search, kind, year, page }: InvoiceFilter): string {
  const query = new URLSearchParams()
  if (search) query.set('q', search)
  if (kind) query.set('genre', kind === 'invoice' ? 'factures' : 'avoirs')
  if (year) query.set('annee', String(year))
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}

/** An invoice never changes: whom it names is decided before it is issued ([2.A11] [0.I5]). */
export const checkBilled = (isIssued: boolean): Verdict<'invoice_issued'> =>
  isIssued ? refuse('invoice_issued') : allow
