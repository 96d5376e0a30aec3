import 'server-only'
import { assembleLine, type CellsRead } from '../rules'
import { readCells } from '../schema'
import type { Cells, ImportColumn } from '../types'

/** A line as its stored cells say it, or what is wrong with each ([1.H10]). */
export function readLine(cells: Cells): CellsRead {
  const parsed = readCells(cells)
  if (parsed.success) return assembleLine(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({
    column: path[0] as ImportColumn,
    problem: /^(accounts|gate|imports)\./.test(message) ? message : 'gate.fields.invalid',
  }))
  return { read: null, problems }
}
