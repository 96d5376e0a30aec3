import 'server-only'
import { dataExports } from '@/db/schema/exchanges'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hasRight } from '@/lib/staff/rules'
import { listExports } from '../queries/find-exports'
import { checkExport } from '../rules'
import type { ExportRefusal } from '../types'

/** 'Télécharger mes données', or all that a structure has: asked for here, made in the background ([2.A7] [1.H10]). */
export async function askExport(
  actor: Member | Staff,
): Promise<Outcome<{ exportId: string }, ExportRefusal | 'not_found'>> {
  if (actor.kind === 'staff' && !hasRight(actor.role, 'exports.make')) return refuse('not_found')
  const { structureId, accountId } = actor
  const clientFileId = actor.kind === 'member' ? actor.clientFileId : null
  const lock: LockKey = clientFileId ? `client-file:${clientFileId}` : `structure:${structureId}`
  return withLocks([lock], async (tx) => {
    const known = await listExports(actor, tx)
    const verdict = checkExport(known.map(({ state }) => state))
    if (!verdict.ok) return verdict
    const kind = clientFileId ? 'client' : 'structure'
    const [made] = await tx
      .insert(dataExports)
      .values({ structureId, kind, clientFileId, requestedBy: accountId })
      .returning({ id: dataExports.id })
    const exportId = made!.id
    await tell(tx, { structureId, topic: 'export.asked', key: `export.asked:${exportId}`, payload: { exportId } })
    await recordAudit(tx, actor, {
      structureId,
      operation: clientFileId ? 'client_file.export' : 'structure.export',
      subjectKind: clientFileId ? 'client_file' : 'structure',
      subjectId: clientFileId ?? structureId,
      ...(clientFileId ? { clientFileId } : {}),
    })
    return accept({ exportId })
  })
}
