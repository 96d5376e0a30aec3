import 'server-only'
import type { Staff } from '@/lib/core/actor'
import type { Outcome } from '@/lib/core/outcome'
import { readSentFile } from '@/lib/documents/flows'
import type { SentFile } from '@/lib/services/proof'
import { addFile } from '../commands/keep-files'
import type { DraftRefusal } from '../types'

/** A file that a message leads to: of the type found in its content, cleaned, 10 MB at most ([2.C5] [6.S7]). */
export async function keepFile(
  actor: Staff,
  draftId: string,
  file: SentFile,
): Promise<Outcome<{ id: string }, DraftRefusal>> {
  const read = readSentFile(file)
  return read.ok ? addFile(actor, draftId, read.value) : read
}
