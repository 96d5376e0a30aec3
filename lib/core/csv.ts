/** What a cell holds; null and undefined are empty. */
export type Cell = string | number | null | undefined

/** A spreadsheet runs what begins like this as a formula, whoever typed it ([6.S8]). */
const formula = /^[=+\-@\t\r]/
/** A plain number may keep its sign: '-12,50', '+33199001901'. */
const plainNumber = /^[+-]?\d+(,\d+)?$/

function quote(cell: Cell): string {
  const text = String(cell ?? '')
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Rows as French spreadsheets open them: semicolons, CRLF, UTF-8 with its mark. What somebody typed is never a formula:
 * it is shown behind an apostrophe.
 */
export const writeCsv = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[head, ...rows].map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`
