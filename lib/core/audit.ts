import 'server-only'
import type { Tx } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import type { Actor } from './actor'

export type AuditEntry = {
  structureId: string
  operation: string
  subjectKind: string
  subjectId: string
  clientFileId?: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  reason?: string
}

/** Who, when, what, before, after, on whose behalf, in the command's own transaction ([0.I9], [6.S10]). */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values({ ...entry, actorKind: actor.kind, actor: { ...actor } })
}
