import 'server-only'
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { documentContents, documents } from '@/db/schema/documents'
import type { Actor, StaffRole } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { moneyDesk } from '@/lib/staff/types'
import type { DocumentFile, StoredDocument } from './types'

const readers: readonly StaffRole[] = moneyDesk

/** Which documents exist for somebody: a member's own, those of the structure for its money desk, all for a job ([6.S7]). */
function readableBy(actor: Actor): SQL | undefined | null {
  if (actor.kind === 'job') return undefined
  if (actor.kind === 'member' || actor.kind === 'staffAs')
    return and(eq(documents.structureId, actor.structureId), eq(documents.clientFileId, actor.clientFileId))
  if (actor.kind === 'staff' && readers.includes(actor.role)) return eq(documents.structureId, actor.structureId)
  return null
}

/** A document with its bytes, for a download or as the attachment of a mail; null when it isn't for this actor. */
export async function findDocumentFile(actor: Actor, documentId: string): Promise<DocumentFile | null> {
  const scope = readableBy(actor)
  if (scope === null || !isId(documentId)) return null
  const [row] = await db()
    .select({ ...getTableColumns(documents), bytes: documentContents.bytes })
    .from(documents)
    .innerJoin(documentContents, eq(documentContents.documentId, documents.id))
    .where(and(eq(documents.id, documentId), scope))
  return row ?? null
}

/** The document of one thing, such as 'invoice:<id>'; null while it isn't written. */
export async function findDocumentByKey(
  executor: Executor,
  structureId: string,
  businessKey: string,
): Promise<StoredDocument | null> {
  const [row] = await executor
    .select()
    .from(documents)
    .where(and(eq(documents.structureId, structureId), eq(documents.businessKey, businessKey)))
  return row ?? null
}
