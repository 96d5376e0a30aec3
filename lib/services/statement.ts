import 'server-only'
import { setImmediate as pause } from 'node:timers/promises'
import { type Day, isDay } from '@/lib/core/time'

/** Money that came in, as the bank tells it. `reference` is the bank's own, or nothing; `amountCents` is above 0. */
export type StatementLine = {
  reference: string
  bookedOn: Day
  amountCents: number
  currency: string
  payerName: string
  payerIban: string
  remittance: string
}

export type BankStatement = {
  format: 'camt053' | 'csv'
  /** The accounts that the file is about, where it says so. */
  ibans: string[]
  lines: StatementLine[]
  /** Lines left alone: money that went out, and what isn't booked yet. */
  debits: number
  pending: number
}

export type StatementProblem =
  /** Neither CAMT.053 nor a CSV whose columns we know. */
  | 'other_kind'
  /** It says it is one, and isn't: `what` names the element or `line` the line. */
  | 'malformed'
  | 'too_big'
  | 'empty'

export class StatementError extends Error {
  constructor(
    readonly problem: StatementProblem,
    readonly detail: { line?: number; what?: string } = {},
  ) {
    super(problem)
  }
}

export const addNothing = (format: BankStatement['format']): BankStatement => ({
  format,
  ibans: [],
  lines: [],
  debits: 0,
  pending: 0,
})

/** What the database holds of an amount: 21 million in cents. */
const mostCents = 2_147_483_647

/** '1234.5' → 123450, digit by digit: no float touches money. Null for a fraction of a cent, or more than a column holds. */
export function parseDecimal(text: string): number | null {
  const match = /^(\d+)(?:\.(\d*))?$/.exec(text)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  if (!/^0*$/.test(fraction.slice(2))) return null
  const cents = Number(`${whole}${fraction.slice(0, 2).padEnd(2, '0')}`)
  return Number.isSafeInteger(cents) && cents <= mostCents ? cents : null
}

export function readDay(text: string): Day {
  if (!isDay(text)) throw new StatementError('malformed', { what: 'BookgDt' })
  return text
}

/** Entries read in one go: a few milliseconds, then whoever else is served gets their turn ([6.S8]). */
const entriesAtOnce = 200

/** Reads entries one after the other without keeping the event loop to itself. */
export async function inTurns<Entry>(entries: Iterable<Entry>, read: (entry: Entry) => void): Promise<void> {
  let count = 0
  for (const entry of entries) {
    read(entry)
    count += 1
    if (count % entriesAtOnce === 0) await pause()
  }
}
