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
export const recordAudit = (tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> => recordAudits(tx, actor, [entry])

/** The same of several things that one command did. */
export async function recordAudits(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  const who = { actorKind: actor.kind, actor: { ...actor } }
  if (entries.length > 0) await tx.insert(auditEntries).values(entries.map((entry) => ({ ...entry, ...who })))
}
