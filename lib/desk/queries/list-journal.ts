import 'server-only'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { auditJournal } from '@/db/views'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import { type JournalEntry, type JournalOperation, journalOperations } from '../types'

const amountOf = sql<
  number | null
>`coalesce(${auditJournal.after}->>'amountCents', ${auditJournal.after}->>'totalCents')::int`

function toAuthor(kind: string, name: string): JournalEntry['by'] {
  if (kind === 'staff') return { kind: 'staff', name }
  return { kind: kind === 'member' || kind === 'staffAs' ? 'member' : 'machine' }
}

/** Who did what to an order and when, the oldest first ([0.I9]). The journal is read by its client's file, which has an index. */
export async function listJournal(
  { structureId }: Staff,
  order: { id: string; client: { id: string } },
): Promise<JournalEntry[]> {
  const rows = await db()
    .select({
      id: auditJournal.id,
      at: auditJournal.createdAt,
      operation: auditJournal.operation,
      kind: auditJournal.actorKind,
      name: staffNameOf(auditJournal.structureId, sql`(${auditJournal.actor} ->> 'accountId')::uuid`),
      amountCents: amountOf,
      reason: auditJournal.reason,
    })
    .from(auditJournal)
    .where(
      and(
        eq(auditJournal.structureId, structureId),
        eq(auditJournal.clientFileId, order.client.id),
        eq(auditJournal.subjectId, order.id),
        inArray(auditJournal.operation, [...journalOperations]),
      ),
    )
    .orderBy(asc(auditJournal.createdAt), asc(auditJournal.id))
  return rows.map(({ kind, name, operation, ...entry }) => ({
    ...entry,
    operation: operation as JournalOperation,
    by: toAuthor(kind, name),
  }))
}
