import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import type { Staff } from '@/lib/core/actor'
import { type JournalEntry, type JournalOperation, journalOperations } from '../types'

const amountOf = sql<
  number | null
>`coalesce(${auditEntries.after}->>'amountCents', ${auditEntries.after}->>'totalCents')::int`

function toAuthor(kind: string, name: string | null): JournalEntry['by'] {
  if (kind === 'staff') return { kind: 'staff', name: name ?? '' }
  return { kind: kind === 'member' || kind === 'staffAs' ? 'member' : 'machine' }
}

/** Who did what to an order and when, the oldest first ([0.I9]). The journal is read by its client's file, which has an index. */
export async function listJournal(
  { structureId }: Staff,
  order: { id: string; client: { id: string } },
): Promise<JournalEntry[]> {
  const rows = await db()
    .select({
      id: auditEntries.id,
      at: auditEntries.createdAt,
      operation: auditEntries.operation,
      kind: auditEntries.actorKind,
      name: accounts.email,
      amountCents: amountOf,
      reason: auditEntries.reason,
    })
    .from(auditEntries)
    .leftJoin(accounts, sql`${accounts.id}::text = ${auditEntries.actor}->>'accountId'`)
    .where(
      and(
        eq(auditEntries.structureId, structureId),
        eq(auditEntries.clientFileId, order.client.id),
        eq(auditEntries.subjectId, order.id),
        inArray(auditEntries.operation, [...journalOperations]),
      ),
    )
    .orderBy(asc(auditEntries.createdAt), asc(auditEntries.id))
  return rows.map(({ kind, name, operation, ...entry }) => ({
    ...entry,
    operation: operation as JournalOperation,
    by: toAuthor(kind, name),
  }))
}
