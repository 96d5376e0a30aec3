/*
 * What the accountant writes down for what happened to money ([1.H11]).
 * - Every entry balances: its debits are its credits, to the cent.
 * - A sale is written when its invoice is issued, money when it comes: what a client owes is the balance of their account.
 * - A cheque is in the drawer until its slip is deposited; a transfer nobody has matched isn't written.
 * - Money held for a client isn't income: it is owed to them until they use it or it is sent back.
 */
import { cents } from '@/lib/core/money'
import { splitTax } from '@/lib/invoices/rules'
import type { PaymentMeans } from '@/lib/orders/types'
import { frenchAccounts, type LedgerAccounts } from '@/lib/structures/types'
import type { AccountTotal, Client, Entry, EntryLine, Journal, Movement, MovementKind } from './types'

const journalOfMeans: Record<PaymentMeans, Journal> = {
  card: 'card',
  transfer: 'bank',
  cheque: 'cheques',
  cash: 'cash',
  holiday_voucher: 'vouchers',
  culture_pass: 'vouchers',
  account_credit: 'misc',
  free: 'misc',
}

/** Where money is once it came by a means. */
const accountOfMeans: Record<PaymentMeans, keyof LedgerAccounts> = {
  card: 'card',
  transfer: 'bank',
  cheque: 'cheques',
  cash: 'cash',
  holiday_voucher: 'vouchers',
  culture_pass: 'vouchers',
  account_credit: 'credits',
  free: 'suspense',
}

/** A refund of anything but card and cash leaves from the bank. */
const accountThatPays = (means: PaymentMeans) => (means === 'card' || means === 'cash' ? means : 'bank')

/** Which book a movement is written in. */
export function journalOf(movement: Movement): Journal {
  if (movement.kind === 'sale' || movement.kind === 'credit_note') return 'sales'
  if (movement.kind === 'received') return journalOfMeans[movement.means]
  if (movement.kind === 'given_back')
    return movement.means === 'card' || movement.means === 'cash' ? movement.means : 'bank'
  if (['deposited', 'bounced', 'surplus', 'paid_out'].includes(movement.kind)) return 'bank'
  return ['disputed', 'won', 'lost'].includes(movement.kind) ? 'card' : 'misc'
}

/** What is debited, then credited, where it is one account each. */
const simple: Record<Exclude<MovementKind, 'sale' | 'credit_note' | 'received' | 'given_back'>, [Account, Account]> = {
  deposited: ['bank', 'cheques'],
  bounced: ['clients', 'bank'],
  surplus: ['bank', 'credits'],
  kept: ['clients', 'credits'],
  granted: ['clients', 'credits'],
  released: ['clients', 'credits'],
  used: ['credits', 'clients'],
  paid_out: ['credits', 'bank'],
  disputed: ['suspense', 'card'],
  won: ['card', 'suspense'],
  lost: ['clients', 'suspense'],
  written_off: ['losses', 'clients'],
  recovered: ['clients', 'losses'],
}
type Account = keyof LedgerAccounts

/** What is debited and what is credited: accounts and cents. */
function sidesOf(movement: Movement): { debits: [Account, number][]; credits: [Account, number][] } {
  const { kind, amountCents } = movement
  const all = (account: Account): [Account, number][] => [[account, amountCents]]
  if (kind === 'sale' || kind === 'credit_note') {
    const { netCents, taxCents } = splitTax(cents(amountCents), movement.tax)
    const sold: [Account, number][] = [
      ['sales', netCents],
      ['vat', taxCents],
    ]
    return kind === 'sale' ? { debits: all('clients'), credits: sold } : { debits: sold, credits: all('clients') }
  }
  if (kind === 'received') return { debits: all(accountOfMeans[movement.means]), credits: all('clients') }
  if (kind === 'given_back') return { debits: all('clients'), credits: all(accountThatPays(movement.means)) }
  const [debit, credit] = simple[kind]
  return { debits: all(debit), credits: all(credit) }
}

/** The entry of a movement; what is worth nothing has none. A client's own account carries their name. */
export function toEntry(movement: Movement, accounts: LedgerAccounts): Entry | null {
  if (movement.amountCents === 0) return null
  const { debits, credits } = sidesOf(movement)
  const lineOf = (account: Account, debitCents: number, creditCents: number): EntryLine => ({
    // A structure of before this account was thought of has the usual one.
    account: accounts[account] ?? frenchAccounts[account],
    client: account === 'clients' || account === 'credits' ? movement.client : null,
    ...{ debitCents, creditCents },
  })
  const lines = [
    ...debits.map(([account, amount]) => lineOf(account, amount, 0)),
    ...credits.map(([account, amount]) => lineOf(account, 0, amount)),
  ]
  return {
    ...{ journal: journalOf(movement), day: movement.day, piece: movement.piece, kind: movement.kind },
    means: 'means' in movement ? movement.means : null,
    lines: lines.filter(({ debitCents, creditCents }) => debitCents + creditCents !== 0),
  }
}

/** The entries of a period, by day, then by book, then by piece. */
export function listEntries(movements: readonly Movement[], accounts: LedgerAccounts): Entry[] {
  const entries = movements.flatMap((movement) => toEntry(movement, accounts) ?? [])
  const rank = ({ day, journal, piece }: Entry) =>
    `${day} ${journal} ${piece.replace(/\d+/g, (n) => n.padStart(9, '0'))}`
  return entries.sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
}

/** What each account got, by its number: the sum of all debits is that of all credits. */
export function computeTotals(entries: readonly Entry[]): AccountTotal[] {
  const totals = new Map<string, AccountTotal>()
  for (const { account, debitCents, creditCents } of entries.flatMap(({ lines }) => lines)) {
    const total = totals.get(account) ?? { account, debitCents: 0, creditCents: 0 }
    totals.set(account, {
      account,
      debitCents: total.debitCents + debitCents,
      creditCents: total.creditCents + creditCents,
    })
  }
  return [...totals.values()].sort((one, other) => (one.account < other.account ? -1 : 1))
}

/** Sold (credit notes deducted), received and given back in all, in cents: the three figures of a month. */
export function computeMonthFigures(movements: readonly Movement[]) {
  const sumOf = (kind: Movement['kind']) =>
    movements.reduce((sum, movement) => (movement.kind === kind ? sum + movement.amountCents : sum), 0)
  return {
    soldCents: sumOf('sale') - sumOf('credit_note'),
    receivedCents: sumOf('received') + sumOf('surplus') - sumOf('bounced'),
    givenBackCents: sumOf('given_back') + sumOf('paid_out'),
  }
}

/** An amount as accountants' files write it: 1250 → '12,50'. */
const decimal = (amount: number): string => (amount / 100).toFixed(2).replace('.', ',')

/** The columns of the 'fichier des écritures comptables' (art. A47 A-1 of the LPF), which accountants' programs read. */
export const entryColumns = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const

/** The French words of a file of entries: the name of each book and account, and what an entry says. */
export type EntryWords = {
  journal: (journal: Journal) => { code: string; name: string }
  account: (account: string) => string
  entry: (entry: Entry, client: Client | null) => string
}

/** A line a row, as the file wants them: days without dashes, entries numbered from 1 through the period. */
export function listEntryRows(entries: readonly Entry[], month: string, words: EntryWords): string[][] {
  return entries.flatMap((entry, rank) => {
    const { code, name } = words.journal(entry.journal)
    const day = entry.day.replaceAll('-', '')
    const client = entry.lines.find((line) => line.client)?.client ?? null
    return entry.lines.map((line) => [
      ...[code, name, `${month.replace('-', '')}-${rank + 1}`, day, line.account, words.account(line.account)],
      ...(line.client ? [`C${line.client.number}`, line.client.name] : ['', '']),
      ...[entry.piece, day, words.entry(entry, client), decimal(line.debitCents), decimal(line.creditCents)],
      ...['', '', day, '', ''],
    ])
  })
}
