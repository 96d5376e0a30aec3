import 'server-only'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/core/actor'
import { findDocumentFile } from '@/lib/documents/queries'

/** The name as a header may carry it: plain letters for old readers, every letter for the others (RFC 6266). */
function contentDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\w .()-]/g, '_')
  const whole = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/**
 * A stored file as a download, for whoever may read it; for anybody else it doesn't exist. It is never shown by the
 * browser on our origin: an attachment, of the type that was stored and no other, in a sandbox, kept nowhere ([6.S7]).
 */
export async function sendDocument(actor: Actor, documentId: string): Promise<Response> {
  const file = await findDocumentFile(actor, documentId)
  if (!file) notFound()
  return new Response(Buffer.from(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-length': String(file.byteCount),
      'content-disposition': contentDisposition(file.fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
