import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import { duplicateDismissals } from '@/db/schema/duplicates'
import { inTransaction } from '@/db/transaction'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { hasRight } from '@/lib/staff/rules'

/** 'Ce sont deux personnes': the two files aren't shown as likely doubles again; said twice, it is said once ([2.A4]). */
export async function dismissPair(
  actor: Staff,
  numbers: { one: number; other: number },
): Promise<Outcome<null, 'not_found' | Busy>> {
  const { structureId } = actor
  if (!hasRight(actor.role, 'files.merge')) return refuse('not_found')
  return inTransaction(async (tx) => {
    const files = await tx
      .select({ id: clientFiles.id, number: clientFiles.number })
      .from(clientFiles)
      .where(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.number, [numbers.one, numbers.other])))
    const [fileId, otherFileId] = files.map(({ id }) => id).sort()
    if (!fileId || !otherFileId) return refuse('not_found')
    const [made] = await tx
      .insert(duplicateDismissals)
      .values({ structureId, fileId, otherFileId, dismissedBy: actor.accountId })
      .onConflictDoNothing()
      .returning({ id: duplicateDismissals.id })
    if (!made) return accept(null)
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.tell_apart',
      subjectKind: 'client_file',
      subjectId: fileId,
      clientFileId: fileId,
      after: numbers,
    })
    return accept(null)
  })
}
