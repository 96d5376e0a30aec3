import 'server-only'
import { eq } from 'drizzle-orm'
import { importLines, imports } from '@/db/schema/exchanges'
import { structures } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { findImportFacts } from '../queries/find-facts'
import { type CellsRead, judgeLines } from '../rules'
import type { FileLine } from '../types'

type NewImport = { fileName: string; sha256: string; lines: readonly (FileLine & CellsRead)[] }

/** As many rows as one statement inserts. */
const batchSize = 500

/** Judges every line of a file and keeps it so, for the preview: nothing else is written ([1.H10]). @returns the import's id */
export function keepImport(actor: Staff, { fileName, sha256, lines }: NewImport): Promise<Outcome<string, Busy>> {
  const { structureId, accountId } = actor
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const [structure] = await tx.select().from(structures).where(eq(structures.id, structureId))
    const read = lines.flatMap((line) => line.read ?? [])
    const judged = judgeLines(lines, await findImportFacts(tx, structure!, read, now))
    const [kept] = await tx
      .insert(imports)
      .values({ structureId, fileName, sha256, lines: lines.length, madeBy: accountId })
      .returning({ id: imports.id })
    const rows = judged.map(({ lineNumber, cells, state, problems }) => ({
      ...{ structureId, importId: kept!.id, lineNumber, state, problems },
      cells: cells as Record<string, string>,
    }))
    for (let at = 0; at < rows.length; at += batchSize)
      await tx.insert(importLines).values(rows.slice(at, at + batchSize))
    await recordAudit(tx, actor, {
      structureId,
      operation: 'import.preview',
      subjectKind: 'import',
      subjectId: kept!.id,
      after: { fileName, lines: lines.length },
    })
    return accept(kept!.id)
  })
}
