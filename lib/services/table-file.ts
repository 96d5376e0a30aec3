import 'server-only'
import { parse } from 'csv-parse/sync'
import { decodeText } from '@/lib/core/text'

/** A file that isn't one of text, or whose quotes don't close. */
export class TableError extends Error {
  constructor(readonly problem: 'not_text' | 'malformed') {
    super(problem)
  }
}

export type TableRow = { line: number; cells: string[] }

/**
 * The rows of a CSV file as spreadsheets write it, empty ones left out, at most `most` and one: ';', ',' or a tab, UTF-8 or
 * Windows-1252, quotes as RFC 4180 has them.
 */
export function readTable(bytes: Uint8Array, most: number): TableRow[] {
  const text = decodeText(bytes)
  if (text === null) throw new TableError('not_text')
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [';', '\t', ','].sort((one, other) => head.split(other).length - head.split(one).length)[0]!
  try {
    const rows = parse(text, {
      ...{ delimiter, bom: true, trim: true, relax_column_count: true, skip_empty_lines: true, info: true },
      skip_records_with_empty_values: true,
      to: most + 1,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }))
  } catch {
    throw new TableError('malformed')
  }
}
