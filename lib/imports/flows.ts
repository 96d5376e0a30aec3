import 'server-only'
import { createHash } from 'node:crypto'
import type { Staff } from '@/lib/core/actor'
import { type Outcome, refuse } from '@/lib/core/outcome'
import { cleanFileName } from '@/lib/core/text'
import { readTable, TableError } from '@/lib/services/table-file'
import { type Module, modules } from '@/lib/structures/types'
import { keepImport } from './commands/keep-import'
import { endImport } from './commands/move-import'
import { takeBackLine } from './commands/take-back-line'
import { type LineToWrite, refuseLine, writeLine } from './commands/write-line'
import { listLinesToRun } from './queries/list-lines-to-run'
import { readLine } from './queries/read-line'
import { type CellsRead, hasNames, listColumns, readHead } from './rules'
import { type Cells, type FileLine, type ImportRefusal, mostImportBytes, mostImportLines } from './types'

export type ImportFile = { name: string; bytes: Uint8Array }

/**
 * Reads a file and keeps what each line would do: nothing is written yet ([1.H10]). The columns of other modules are left aside.
 * @returns the import's id
 */
export async function previewFile(
  actor: Staff,
  { name, bytes }: ImportFile,
  runs: readonly Module[] = modules,
): Promise<Outcome<string, ImportRefusal>> {
  if (bytes.length === 0) return refuse('file_missing')
  if (bytes.length > mostImportBytes) return refuse('file_too_big')
  try {
    const [head, ...rows] = readTable(bytes, mostImportLines + 1)
    const columns = readHead(head?.cells ?? [], listColumns(runs))
    if (!hasNames(columns)) return refuse('columns_missing')
    if (rows.length === 0) return refuse('file_empty')
    if (rows.length > mostImportLines) return refuse('file_too_long', { most: mostImportLines })
    const lines = rows.map(({ line, cells: given }): FileLine & CellsRead => {
      const cells: Cells = Object.fromEntries(
        [...columns].map(([at, column]) => [column, (given[at] ?? '').slice(0, 400)]),
      )
      return { lineNumber: line, cells, ...readLine(cells) }
    })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return await keepImport(actor, { fileName: cleanFileName(name) || 'import.csv', sha256, lines })
  } catch (error) {
    if (error instanceof TableError) return refuse(error.problem === 'not_text' ? 'file_not_text' : 'file_malformed')
    throw error
  }
}

/** As many lines as one step goes through: a death repeats at most the one under way, which is written once. */
const perStep = 50

/** Writes the next lines of an import. @returns how many it went through; none: the import is at its end */
export async function runLines(structureId: string, importId: string): Promise<number> {
  const waiting = await listLinesToRun(structureId, importId, 'ready', perStep)
  for (const { id, lineNumber, cells } of waiting) {
    const line: LineToWrite = { id, importId, structureId, lineNumber, cells, ...readLine(cells) }
    const done = await writeLine(line)
    if (!done.ok && done.refusal === 'busy') throw new Error('an import waits for a lock')
    if (!done.ok) await refuseLine(line, { column: 'memberFrom', problem: 'imports.problems.membership_overlaps' })
  }
  if (waiting.length === 0) await endImport(structureId, importId)
  return waiting.length
}

/** Takes back the lines of an import, the last first: a line may stand on one before it. @returns as `runLines` */
export async function takeBackLines(structureId: string, importId: string, before: number): Promise<number> {
  const written = await listLinesToRun(structureId, importId, 'written', perStep, before)
  for (const { id } of written) {
    const done = await takeBackLine(structureId, id)
    if (!done.ok) throw new Error('an import waits for a lock')
  }
  if (written.length === 0) await endImport(structureId, importId)
  return written.at(-1)?.lineNumber ?? 0
}
