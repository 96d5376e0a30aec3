import { z } from 'zod'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { cleanText } from '@/lib/core/text'
import type { UploadFlaw } from './types'

const title = z.string().transform(cleanText).pipe(z.string().trim().max(100)).catch('')

/** The request that a document belongs to; what names none is of the file alone. */
const request = z.uuid().nullable().catch(null)

export const attachmentIdSchema = z.object({ piece: z.uuid() })

type GivenFile = { name: string; bytes: Uint8Array }
type Upload = { title: string; requestId: string | null; file: GivenFile }

/** The file of a form, as it was given. */
export async function readGivenFile(form: FormData): Promise<Outcome<GivenFile, UploadFlaw>> {
  const file = form.get('file')
  if (!(file instanceof File)) return refuse('file_missing')
  // The page took away one that it found too heavy: that is said again, rather than that there is none.
  if (file.size === 0 && form.has('file.tooBig')) return refuse('file_too_heavy')
  return accept({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
}

/** The form of a document, whoever sends it ([2.A10]). */
export async function readUpload(form: FormData): Promise<Outcome<Upload, UploadFlaw>> {
  const given = await readGivenFile(form)
  if (!given.ok) return given
  const requestId = request.parse(form.get('demande'))
  return accept({ title: title.parse(form.get('title') ?? ''), requestId, file: given.value })
}
