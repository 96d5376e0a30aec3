import 'server-only'
import type { Member, Staff } from '@/lib/core/actor'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type ProofFlaw, readProof, type SentFile } from '@/lib/services/proof'
import { attachDocument } from './commands'
import { type AttachmentRefusal, type UploadFlaw, uploadLimits } from './types'

const flaws: Record<ProofFlaw, UploadFlaw> = {
  proof_missing: 'file_missing',
  proof_empty: 'file_empty',
  proof_too_heavy: 'file_too_heavy',
  proof_too_large: 'file_too_large',
  proof_kind: 'file_kind',
  proof_heic: 'file_kind',
  proof_not_its_name: 'file_not_its_name',
  proof_damaged: 'file_damaged',
  proof_active: 'file_active',
}

/** A file that was sent, under the name that it is kept by. */
export type KeptFile = { name: string; fileName: string; mediaType: string; bytes: Uint8Array }

/** Looks at a file that somebody sends before anything is written: what is kept of it, without its metadata ([2.A10] [6.S7]). */
export function readSentFile(file: SentFile, title = ''): Outcome<KeptFile, UploadFlaw> {
  const read = readProof(file, uploadLimits)
  if (!read.ok) return refuse(flaws[read.refusal])
  const { mediaType, extension, bytes } = read.value
  const name =
    (title || file.name.replace(/\.[^.]*$/, ''))
      .replace(/[\\/\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 100) || 'document'
  return accept({ name, fileName: `${name}.${extension}`, mediaType, bytes })
}

type Sent = { clientFileId: string; title: string; requestId?: string | null; file: SentFile }

/** A document that somebody sends to a file ([2.A10]). */
export async function sendAttachment(
  actor: Member | Staff,
  { clientFileId, title, requestId = null, file }: Sent,
): Promise<Outcome<{ documentId: string }, AttachmentRefusal>> {
  const read = readSentFile(file, title)
  if (!read.ok) return read
  const { name, ...kept } = read.value
  return attachDocument(actor, { clientFileId, requestId, title: name, file: kept })
}
