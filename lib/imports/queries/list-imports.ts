import 'server-only'
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { importLines, imports } from '@/db/schema/exchanges'
import type { Staff } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import type { Cells, ImportLineState, ImportState, LineProblem } from '../types'

const countOf = (state: ImportLineState) =>
  sql<number>`(select count(*)::int from import_lines line where line.import_id = imports.id and line.state = ${state})`

const columns = {
  id: imports.id,
  fileName: imports.fileName,
  state: imports.state,
  lines: imports.lines,
  linesDone: imports.linesDone,
  createdAt: imports.createdAt,
  finishedAt: imports.finishedAt,
  ready: countOf('ready'),
  known: countOf('known'),
  wrong: countOf('wrong'),
  written: countOf('written'),
  undone: countOf('undone'),
}

export type ImportRow = {
  id: string
  fileName: string
  state: ImportState
  lines: number
  linesDone: number
  createdAt: Instant
  finishedAt: Instant | null
} & Record<ImportLineState, number>

/** The imports of a structure, the newest first. */
export const listImports = ({ structureId }: Staff): Promise<ImportRow[]> =>
  db()
    .select(columns)
    .from(imports)
    .where(eq(imports.structureId, structureId))
    .orderBy(desc(imports.createdAt))
    .limit(50)

/** One of them; null for another structure's. */
export async function findImport({ structureId }: Staff, id: string): Promise<ImportRow | null> {
  const [row] = await db()
    .select(columns)
    .from(imports)
    .where(and(eq(imports.structureId, structureId), eq(imports.id, id)))
  return row ?? null
}

export type ImportLineRow = {
  id: string
  lineNumber: number
  cells: Cells
  state: ImportLineState
  problems: LineProblem[]
  /** Of the file that it made or added to; null for none, or one that is gone. */
  fileNumber: number | null
}

/** The lines of an import in some states, in their order, so many at most. */
export async function listImportLines(
  { structureId }: Staff,
  importId: string,
  states: readonly ImportLineState[],
  most: number,
): Promise<ImportLineRow[]> {
  const rows = await db()
    .select({
      id: importLines.id,
      lineNumber: importLines.lineNumber,
      cells: importLines.cells,
      state: importLines.state,
      problems: importLines.problems,
      fileNumber: clientFiles.number,
    })
    .from(importLines)
    .leftJoin(clientFiles, eq(clientFiles.id, importLines.clientFileId))
    .where(
      and(
        eq(importLines.structureId, structureId),
        eq(importLines.importId, importId),
        inArray(importLines.state, [...states]),
      ),
    )
    .orderBy(asc(importLines.lineNumber))
    .limit(most)
  return rows as ImportLineRow[]
}
