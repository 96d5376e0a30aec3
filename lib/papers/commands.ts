import 'server-only'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { storeDocument } from '@/lib/documents/commands'
import type { NewDocument, StoredDocument } from '@/lib/documents/types'

/** Keeps a rendered paper. Two runs for one paper keep the bytes of the first, and both get that document ([6.R10]). */
export function keepPaper(paper: NewDocument): Promise<Outcome<StoredDocument, Busy>> {
  return withLocks([], async (tx) => accept(await storeDocument(tx, paper)))
}
