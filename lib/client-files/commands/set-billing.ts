import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { mayBill } from '../rules'
import type { BillingAddress, BillingRefusal } from '../types'

/** Who the invoices of a file are made out to from now on; null: its holder ([2.A11]). Those that were issued stay. */
export function setBilling(
  actor: Member | Staff,
  clientFileId: string,
  billing: BillingAddress | null,
): Promise<Outcome<null, BillingRefusal>> {
  const { structureId } = actor
  return withLocks([`client-file:${clientFileId}`], async (tx): Promise<Outcome<null, BillingRefusal>> => {
    const which = and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId))
    const [file] = await tx
      .select({ billing: clientFiles.billing, status: clientFiles.status })
      .from(clientFiles)
      .where(which)
    if (!file || !mayBill(actor, clientFileId)) return refuse('not_found')
    if (file.status !== 'active') return refuse('file_ended')
    await tx.update(clientFiles).set({ billing }).where(which)
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.billing',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      before: { billing: file.billing },
      after: { billing },
    })
    return accept(null)
  })
}
