import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { mailingFileContents, mailingFiles, mailings } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import { listDraftFiles } from '../queries/get-draft'
import { checkFileCount, forgetFile } from '../rules'
import type { DraftRefusal } from '../types'
import { type DraftKey, dropAgreements, lockDraft } from './save-draft'

type NewFile = { fileName: string; mediaType: string; bytes: Uint8Array }

/** Adds a file to a draft, reached by a link that nobody guesses ([2.C5] [6.S7]). */
export function addFile(
  actor: Staff,
  draftId: string,
  { fileName, mediaType, bytes }: NewFile,
): Promise<Outcome<{ id: string }, DraftRefusal>> {
  return withLocks([], async (tx): Promise<Outcome<{ id: string }, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, { id: draftId })
    if (!found.ok) return found
    const known = await listDraftFiles(draftId, tx)
    const verdict = checkFileCount(known.length)
    if (!verdict.ok) return verdict
    const [file] = await tx
      .insert(mailingFiles)
      .values({
        structureId: actor.structureId,
        mailingId: draftId,
        token: randomBytes(16).toString('base64url'),
        fileName,
        mediaType,
        byteCount: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        position: known.length + 1,
      })
      .returning({ id: mailingFiles.id })
    await tx.insert(mailingFileContents).values({ fileId: file!.id, bytes })
    await dropAgreements(tx, draftId)
    return accept(file!)
  })
}

/** Takes a file away from a draft: its link leads nowhere from now on, and the others move up in the text. Twice is once. */
export function removeFile(actor: Staff, key: DraftKey, fileId: string): Promise<Outcome<DraftKey, DraftRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<DraftKey, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, key)
    if (!found.ok) return found
    const ofDraft = and(eq(mailingFiles.mailingId, key.id), isNull(mailingFiles.removedAt))
    const [gone] = await tx
      .update(mailingFiles)
      .set({ removedAt: now })
      .where(and(eq(mailingFiles.id, fileId), ofDraft))
      .returning({ id: mailingFiles.id, position: mailingFiles.position })
    if (!gone) return accept(key)
    await tx.delete(mailingFileContents).where(eq(mailingFileContents.fileId, gone.id))
    await tx
      .update(mailingFiles)
      .set({ position: sql`${mailingFiles.position} - 1` })
      .where(and(ofDraft, gt(mailingFiles.position, gone.position)))
    const revision = key.revision + 1
    await tx
      .update(mailings)
      .set({ body: forgetFile(found.value.body, gone.position), revision })
      .where(eq(mailings.id, key.id))
    await dropAgreements(tx, key.id)
    return accept({ id: key.id, revision })
  })
}
