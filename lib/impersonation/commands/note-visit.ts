import 'server-only'
import { inTransaction } from '@/db/transaction'
import type { StaffAs } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'

/** What staff did on a portal: a page that they saw, a paper that they asked for, a form that was refused to them. */
export type Visit = { kind: 'page_seen' | 'paper_asked' | 'refused'; what: string }

/** In the journal under both names: the staff's, and the file's whose portal it is ([2.B3]). */
export function noteVisit(actor: StaffAs, { kind, what }: Visit): Promise<void> {
  const { structureId, clientFileId, impersonationId } = actor
  return inTransaction((tx) =>
    recordAudit(tx, actor, {
      structureId,
      clientFileId,
      operation: `impersonation.${kind}`,
      subjectKind: 'impersonation',
      subjectId: impersonationId,
      after: { what },
    }),
  )
}
