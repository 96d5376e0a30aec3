import 'server-only'
import { decodeText } from '@/lib/core/text'
import { type Day, isDay } from '@/lib/core/time'
import { addNothing, type BankStatement, inTurns, parseDecimal, StatementError } from './statement'

/*
 * The CSV exports of French banks: no two alike. A few lines about the account, then a line of headings, then the
 * movements; ';' (or a tab, or ','), comma decimals, dd/mm/yyyy, Windows-1252 or UTF-8, one column of amounts or two.
 */

const columns = {
  date: /^(date( de)?( l)? ?(operation|comptabilisation|comptable|ecriture|mouvement)|dateop|date op|date)$/,
  valueDate: /^date( de)? valeur$/,
  amount: /^(montant|montant de l operation|amount)$/,
  credit: /^(credit|montant credit|recette)$/,
  debit: /^(debit|montant debit|depense)$/,
  currency: /^(devise|monnaie|currency)$/,
  payer: /^(nom|tiers|contrepartie|emetteur|donneur d ordre|nom (du|de la) (tiers|contrepartie|donneur d ordre))$/,
  iban: /^(iban (du|de la)? ?(tiers|contrepartie|emetteur)|compte (tiers|contrepartie))$/,
  reference: /^(reference|reference (de l )?operation|ref|numero (d )?operation)$/,
  text: /^(libelle.*|nature.*|intitule.*|description|motif.*|communication|detail.*|informations? complementaires?|commentaire|objet)$/,
} as const
type Column = keyof typeof columns

const isColumn = (name: string): name is Column => name in columns

/** 'Crédit (euros)' → 'credit' */
const normalise = (heading: string) =>
  heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(en )?(euros?|eur)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

function decode(bytes: Uint8Array): string {
  const text = decodeText(bytes)
  if (text === null) throw new StatementError('other_kind')
  return text
}

type Row = { line: number; cells: string[] }

/** No bank writes as many columns: a line of millions would keep the event loop to itself. */
const mostCells = 200

/** Lines and cells as RFC 4180 has them: a quoted cell may hold the separator, quotes twice, and ends of line. */
function* readRows(text: string, separator: string): Generator<Row> {
  const cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|((?!")[^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`, 'y')
  let cells: string[] = []
  let line = 1
  let startedAt = 1
  while (cell.lastIndex < text.length || cells.length > 0) {
    const match = cell.exec(text)
    if (!match || cells.length >= mostCells) throw new StatementError('malformed', { line })
    const [whole, quoted, plain, end] = match
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
    line += whole.split('\n').length - 1
    if (end !== separator) {
      if (cells.some(Boolean)) yield { line: startedAt, cells }
      cells = []
      startedAt = line
    }
    if (whole === '') break
  }
}

type Headings = Map<Column, number[]>

function readHeadings(cells: readonly string[]): Headings {
  const found: Headings = new Map()
  cells.map(normalise).forEach((heading, at) => {
    const name = Object.keys(columns).find((column) => isColumn(column) && columns[column].test(heading))
    if (name && isColumn(name)) found.set(name, [...(found.get(name) ?? []), at])
  })
  return found
}

const isComplete = (headings: Headings) =>
  (headings.has('date') || headings.has('valueDate')) &&
  (headings.has('amount') || headings.has('credit')) &&
  headings.has('text')

/** A statement's headings stand within its first lines, under what it says of the account. */
const headLines = 30

/** The headings, and the rows that follow them, which are read as they are asked for. */
function findTable(text: string): { headings: Headings; rows: Generator<Row> } | null {
  for (const separator of [';', '\t', ',']) {
    if (!text.slice(0, 20_000).includes(separator)) continue
    const rows = readRows(text, separator)
    for (let line = 0; line < headLines; line++) {
      const { value, done } = rows.next()
      if (done) break
      const headings = readHeadings(value.cells)
      if (isComplete(headings)) return { headings, rows }
    }
  }
  return null
}

const century = (year: string) => (year.length === 2 ? `20${year}` : year)

function parseDay(text: string): Day | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text)
  const day = french
    ? `${century(french[3]!)}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}`
    : text.slice(0, 10)
  return isDay(day) ? day : null
}

/** '+1 234,56 €' → 123456; '-12,00' → -1200; null for anything else. Spaces, and a dot before three digits, make thousands. */
export function parseFrenchAmount(text: string): number | null {
  const bare = text.replace(/\s|€|EUR/gi, '').replace('\u2212', '-')
  const match = /^([+-]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2})|\.(\d{1,2}))?$/.exec(bare)
  if (!match) return null
  const [, sign, whole = '', comma, dot] = match
  const cents = parseDecimal(`${whole.replaceAll('.', '')}.${comma ?? dot ?? '0'}`)
  return cents === null ? null : sign === '-' ? -cents : cents
}

type Cell = (column: Column) => string

/** The signed amount of a line; null where it has none. */
function readAmount(cell: Cell, line: number): number | null {
  const [text, direction] = cell('amount')
    ? [cell('amount'), 1]
    : cell('credit')
      ? [cell('credit'), 1]
      : [cell('debit'), -1]
  if (!text) return null
  const cents = parseFrenchAmount(text)
  if (cents === null) throw new StatementError('malformed', { line, what: 'montant' })
  return direction === -1 ? -Math.abs(cents) : cents
}

function addRow(found: BankStatement, headings: Headings, { cells, line }: Row): void {
  const cell: Cell = (column) => {
    const texts = headings.get(column)?.map((at) => cells[at] ?? '') ?? []
    return [...new Set(texts.filter(Boolean))].join(' · ')
  }
  const firstOf = (column: Column) => cells[headings.get(column)?.[0] ?? -1] ?? ''
  const dayText = firstOf('date') || firstOf('valueDate')
  const amountCents = readAmount(cell, line)
  // Balances and notes between movements have no day, or no amount.
  if (!dayText || amountCents === null) return
  const bookedOn = parseDay(dayText)
  if (!bookedOn) throw new StatementError('malformed', { line, what: 'date' })
  if (amountCents <= 0) {
    found.debits += 1
    return
  }
  found.lines.push({
    reference: cell('reference'),
    bookedOn,
    amountCents,
    currency: cell('currency').toUpperCase() || 'EUR',
    payerName: cell('payer'),
    payerIban: cell('iban').replaceAll(' ', ''),
    remittance: cell('text'),
  })
}

/** The credits of a bank's CSV export, in their order. @throws StatementError */
export async function readCsvStatement(bytes: Uint8Array): Promise<BankStatement> {
  const table = findTable(decode(bytes))
  if (!table) throw new StatementError('other_kind')
  const found = addNothing('csv')
  await inTurns(table.rows, (row) => addRow(found, table.headings, row))
  return found
}
