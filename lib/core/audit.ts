import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
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

/** The same of several things that one command did; one round trip, which also keeps what they say apart and hashed. */
export async function recordAudits(tx: Tx, actor: Actor, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ before, after, reason, ...entry }) => ({
    ...entry,
    actor,
    says: { before, after, reason },
  }))
  await tx.execute(sql`select record_audits(${JSON.stringify(rows)}::jsonb)`)
}
