import 'server-only'
import { sql } from 'drizzle-orm'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'

/**
 * Takes back what a line made, unless somebody has used it since: booked, bought, chosen a password ([1.H10]). The
 * database's own function decides, under the locks of what it deletes. @returns whether it is gone
 */
export function takeBackLine(structureId: string, lineId: string): Promise<Outcome<boolean, Busy>> {
  return withLocks([`structure:${structureId}`], async (tx) => {
    const [row] = await tx.execute<{ gone: boolean }>(
      sql`select take_back_import_line(${structureId}, ${lineId}) as gone`,
    )
    if (row!.gone) {
      await recordAudit(
        tx,
        { kind: 'job', name: 'imports' },
        {
          ...{ structureId, operation: 'import.take_back', subjectKind: 'import_line', subjectId: lineId },
        },
      )
    }
    return accept(row!.gone)
  })
}
