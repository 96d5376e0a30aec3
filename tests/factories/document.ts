import type { Db } from '@/db/client'
import { storeDocument } from '@/lib/documents/commands'
import type { NewDocument, StoredDocument } from '@/lib/documents/types'
import { nextNumber } from './sequence'

/** A stored paper of a client file: an invoice unless told otherwise. */
export function makeDocument(
  db: Db,
  owner: { structureId: string; clientFileId: string },
  given: Partial<NewDocument> = {},
): Promise<StoredDocument> {
  const number = nextNumber()
  return db.transaction((tx) =>
    storeDocument(tx, {
      ...owner,
      kind: 'invoice',
      businessKey: `invoice:${number}`,
      fileName: `Facture F2026-${number}.pdf`,
      mediaType: 'application/pdf',
      bytes: new TextEncoder().encode(`%PDF-1.7 ${number}`),
      ...given,
    }),
  )
}
