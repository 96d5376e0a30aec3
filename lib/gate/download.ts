import 'server-only'
import { notFound } from 'next/navigation'
import type { Actor, Staff } from '@/lib/core/actor'
import { type Cell, writeCsv } from '@/lib/core/csv'
import { findDocumentFile } from '@/lib/documents/queries'
import { noteDownload } from '@/lib/journal/commands/note-download'
import type { OfficeList } from '@/lib/journal/types'

/** The name as a header may carry it: plain letters for old readers, every letter for the others (RFC 6266). */
function contentDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\w .()-]/g, '_')
  const whole = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

type Download = { fileName: string; mediaType: string; bytes: Uint8Array }

/** A file as a download. It is never shown by the browser on our origin: an attachment, in a sandbox, kept nowhere ([6.S7]). */
export function sendFile({ fileName, mediaType, bytes }: Download): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.byteLength),
      'content-disposition': contentDisposition(fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}

const mediaTypes = { csv: 'text/csv; charset=utf-8', txt: 'text/plain; charset=utf-8' }

type Table = { fileName: string; head: readonly string[]; rows: readonly (readonly Cell[])[] }

/** A table as a spreadsheet opens it. */
export const sendTable = ({ fileName, head, rows }: Table): Response =>
  sendText({ fileName: `${fileName}.csv`, text: writeCsv(head, rows) })

/** A file of text, of the type that its name says. */
export function sendText({ fileName, text }: { fileName: string; text: string }): Response {
  const mediaType = mediaTypes[fileName.endsWith('.csv') ? 'csv' : 'txt']
  return sendFile({ fileName, mediaType, bytes: new TextEncoder().encode(text) })
}

/** A list of the office, as a table: who took it and how many lines is in the journal before the first of them leaves ([2.F2]). */
export async function sendList(actor: Staff, list: OfficeList, table: Table): Promise<Response> {
  await noteDownload(actor, list, table.rows.length)
  return sendTable(table)
}

/** More lines than a role may take in one file: back to the list, which says so and how many it may have ([2.C6] [2.D2]). */
export function refuseList(page: string, narrowed: URLSearchParams, most: number): Response {
  const query = new URLSearchParams(narrowed)
  query.set('fait', 'trop')
  query.set('n', String(most))
  return new Response(null, { status: 303, headers: { location: `${page}?${query}` } })
}

/** A stored file, of the type that was stored and no other, for whoever may read it; for anybody else it doesn't exist. */
export async function sendDocument(actor: Actor, documentId: string): Promise<Response> {
  const file = await findDocumentFile(actor, documentId)
  return file ? sendFile(file) : notFound()
}
