import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { documentContents, documents, fileAttachments } from '@/db/schema/documents'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { countAttachments, findDocumentByKey, isRequestOf } from './queries'
import { checkAttachment, checkWithdrawal, mayAttach } from './rules'
import type { AttachmentRefusal, NewDocument, StoredDocument } from './types'

/**
 * Stores a file with its SHA-256, in the transaction of the command that needs it ([6.R10]). What has a business key
 * already isn't written again: the bytes that were stored first stay, whatever a later rendering would give.
 */
export async function storeDocument(tx: Tx, { bytes, ...document }: NewDocument): Promise<StoredDocument> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [stored] = await tx
    .insert(documents)
    .values({ ...document, byteCount: bytes.byteLength, sha256 })
    .onConflictDoNothing({ target: documents.businessKey })
    .returning()
  if (!stored) {
    const known = await findDocumentByKey(tx, document.structureId, document.businessKey)
    if (!known) throw new Error(`The document ${document.businessKey} belongs to another structure`)
    return known
  }
  await tx.insert(documentContents).values({ documentId: stored.id, bytes })
  return stored
}

type NewAttachment = {
  clientFileId: string
  title: string
  /** The request for the reduced price that it belongs to, if any. */
  requestId: string | null
  file: Pick<NewDocument, 'fileName' | 'mediaType' | 'bytes'>
}

/** Puts a document in a file, of a request of it if so ([2.A10]); a member's own file is the only one that there is for them. */
export function attachDocument(
  actor: Member | Staff,
  { clientFileId, title, requestId, file }: NewAttachment,
): Promise<Outcome<{ documentId: string }, AttachmentRefusal>> {
  const { structureId, accountId } = actor
  return withLocks([`client-file:${clientFileId}`], async (tx) => {
    if (!mayAttach(actor) || !(await isOpenTo(tx, actor, clientFileId))) return refuse('not_found')
    if (requestId && !(await isRequestOf(tx, clientFileId, requestId))) return refuse('not_found')
    const verdict = checkAttachment(await countAttachments(tx, structureId, clientFileId))
    if (!verdict.ok) return verdict
    const businessKey = `upload:${randomUUID()}`
    const document = await storeDocument(tx, { ...file, structureId, clientFileId, kind: 'upload', businessKey })
    const uploadedBy = { kind: actor.kind, accountId }
    const placed = { structureId, clientFileId, requestId, documentId: document.id }
    await tx.insert(fileAttachments).values({ ...placed, title, uploadedBy })
    await journal(tx, actor, 'document.add', { clientFileId, documentId: document.id, title })
    return accept({ documentId: document.id })
  })
}

/** Takes a document out of the lists ([2.A10]); twice is once. */
export function withdrawDocument(
  actor: Member | Staff,
  attachmentId: string,
): Promise<Outcome<null, AttachmentRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<null, AttachmentRefusal>> => {
    const [found] = await tx
      .select()
      .from(fileAttachments)
      .where(and(eq(fileAttachments.id, attachmentId), eq(fileAttachments.structureId, actor.structureId)))
      .for('update')
    if (!found || !mayAttach(actor) || !(await isOpenTo(tx, actor, found.clientFileId))) return refuse('not_found')
    const verdict = checkWithdrawal(actor, found.uploadedBy)
    if (!verdict.ok || found.withdrawnAt) return verdict.ok ? accept(null) : verdict
    await tx
      .update(fileAttachments)
      .set({ withdrawnAt: now })
      .where(and(eq(fileAttachments.id, attachmentId), isNull(fileAttachments.withdrawnAt)))
    await journal(tx, actor, 'document.withdraw', found)
    return accept(null)
  })
}

/** A file in use, the member's own or one of the office's structure: nothing is put in one that ended ([2.A6]). */
async function isOpenTo(tx: LockedTx, actor: Member | Staff, clientFileId: string): Promise<boolean> {
  if (actor.kind === 'member' && actor.clientFileId !== clientFileId) return false
  const [file] = await tx
    .select({ status: clientFiles.status })
    .from(clientFiles)
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, actor.structureId)))
  return file?.status === 'active'
}

async function journal(
  tx: LockedTx,
  actor: Member | Staff,
  operation: string,
  { clientFileId, documentId, title }: { clientFileId: string; documentId: string; title: string },
): Promise<void> {
  await recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'document',
    subjectId: documentId,
    clientFileId,
    after: { title },
  })
}
