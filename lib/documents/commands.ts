import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/db/client'
import { documentContents, documents } from '@/db/schema/documents'
import { findDocumentByKey } from './queries'
import type { NewDocument, StoredDocument } from './types'

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
