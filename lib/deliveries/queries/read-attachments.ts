import 'server-only'
import { findDocumentFile } from '@/lib/documents/queries'
import type { Attachment, WrittenFile } from '@/lib/messages/types'

/** The files of a mail that leaves now, in base64: stored documents are read from their store. */
export function readAttachments(attachments: readonly Attachment[]): Promise<WrittenFile[]> {
  return Promise.all(
    attachments.map(async (attachment) => {
      if (!('documentId' in attachment)) return attachment
      const file = await findDocumentFile({ kind: 'job', name: 'messages-deliver' }, attachment.documentId)
      if (!file) throw new Error(`document ${attachment.documentId} of a mail does not exist`)
      const content = Buffer.from(file.bytes).toString('base64')
      return { filename: file.fileName, contentType: file.mediaType, content }
    }),
  )
}
