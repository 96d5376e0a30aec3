import 'server-only'
import { and, count, desc, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { documentContents, documents, fileAttachments } from '@/db/schema/documents'
import type { Actor, StaffRole } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { moneyDesk, rights } from '@/lib/staff/types'
import type { Attachment, DocumentFile, StoredDocument } from './types'

const readers: readonly StaffRole[] = moneyDesk

/** Which documents exist for somebody: a member's own, those of the structure for its money desk, all for a job ([6.S7]). */
function readableBy(actor: Actor): SQL | undefined | null {
  if (actor.kind === 'job') return undefined
  if (actor.kind === 'member' || actor.kind === 'staffAs')
    return and(eq(documents.structureId, actor.structureId), eq(documents.clientFileId, actor.clientFileId))
  if (actor.kind !== 'staff') return null
  const isHere = eq(documents.structureId, actor.structureId)
  if (readers.includes(actor.role)) return isHere
  // Who sees files without their money: what people put in them, and no invoice ([2.A10]).
  const looksAtFiles: readonly StaffRole[] = rights['files.see']
  return looksAtFiles.includes(actor.role) ? and(isHere, eq(documents.kind, 'upload')) : null
}

/** A document that was withdrawn from a file is no longer read by anybody ([2.A10]). */
const isShown = sql`not exists (select from ${fileAttachments} withdrawn
  where withdrawn.document_id = ${documents.id} and withdrawn.withdrawn_at is not null)`

/** A document with its bytes, for a download or as the attachment of a mail; null when it isn't for this actor. */
export async function findDocumentFile(actor: Actor, documentId: string): Promise<DocumentFile | null> {
  const scope = readableBy(actor)
  if (scope === null || !isId(documentId)) return null
  const [row] = await db()
    .select({ ...getTableColumns(documents), bytes: documentContents.bytes })
    .from(documents)
    .innerJoin(documentContents, eq(documentContents.documentId, documents.id))
    .where(and(eq(documents.id, documentId), scope, isShown))
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

const ofFile = (structureId: string, clientFileId: string) =>
  and(
    eq(fileAttachments.structureId, structureId),
    eq(fileAttachments.clientFileId, clientFileId),
    isNull(fileAttachments.withdrawnAt),
  )

/** The documents that a file holds, the newest first ([2.A10]). */
export const listAttachments = (structureId: string, clientFileId: string): Promise<Attachment[]> =>
  selectAttachments(ofFile(structureId, clientFileId))

/** Those that belong to some requests for the reduced price, by the request ([2.A10]). */
export async function listAttachmentsOfRequests(structureId: string, requestIds: readonly string[]) {
  const byRequest = new Map<string, Attachment[]>()
  if (requestIds.length === 0) return byRequest
  const isOfOne = and(
    eq(fileAttachments.structureId, structureId),
    inArray(fileAttachments.requestId, [...requestIds]),
    isNull(fileAttachments.withdrawnAt),
  )
  for (const one of await selectAttachments(isOfOne))
    byRequest.set(one.request!.id, [...(byRequest.get(one.request!.id) ?? []), one])
  return byRequest
}

const selectAttachments = (which: SQL | undefined): Promise<Attachment[]> =>
  db()
    .select({
      id: fileAttachments.id,
      documentId: documents.id,
      title: fileAttachments.title,
      fileName: documents.fileName,
      byteCount: documents.byteCount,
      isFromMember: sql<boolean>`${fileAttachments.uploadedBy}->>'kind' = 'member'`,
      addedAt: fileAttachments.createdAt,
      request: sql<Attachment['request']>`(select json_build_object('id', asked.id, 'learner', whose.first_name)
        from reduced_rate_requests asked join learners whose on whose.id = asked.learner_id
        where asked.id = ${fileAttachments.requestId})`,
    })
    .from(fileAttachments)
    .innerJoin(documents, eq(documents.id, fileAttachments.documentId))
    .where(which)
    .orderBy(desc(fileAttachments.createdAt))

/** Whether a request for the reduced price was made from the file. */
export async function isRequestOf(executor: Executor, clientFileId: string, requestId: string): Promise<boolean> {
  const rows = await executor.execute(sql`select from reduced_rate_requests asked
    where asked.id = ${requestId} and asked.client_file_id = ${clientFileId}`)
  return rows.length > 0
}

/** How many documents a file holds. */
export async function countAttachments(executor: Executor, structureId: string, clientFileId: string): Promise<number> {
  const [row] = await executor.select({ count: count() }).from(fileAttachments).where(ofFile(structureId, clientFileId))
  return row!.count
}
