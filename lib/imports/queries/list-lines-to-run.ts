import 'server-only'
import { and, asc, desc, eq, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { importLines } from '@/db/schema/exchanges'
import type { Cells } from '../types'

type LineToRun = { id: string; lineNumber: number; cells: Cells }

/** The next lines of an import that the job goes through: those to write in their order, those to take back from the end. */
export async function listLinesToRun(
  structureId: string,
  importId: string,
  state: 'ready' | 'written',
  most: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<LineToRun[]> {
  const { lineNumber } = importLines
  return db()
    .select({ id: importLines.id, lineNumber, cells: importLines.cells })
    .from(importLines)
    .where(
      and(
        eq(importLines.structureId, structureId),
        eq(importLines.importId, importId),
        eq(importLines.state, state),
        before < Number.MAX_SAFE_INTEGER ? lt(lineNumber, before) : undefined,
      ),
    )
    .orderBy(state === 'ready' ? asc(lineNumber) : desc(lineNumber))
    .limit(most)
}
