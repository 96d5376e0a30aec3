import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { mailingAuthors, mailingFileContents, mailingFiles, mailings } from '@/db/schema/mailings'
import { sitePictures } from '@/db/schema/site'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { findTemplateText } from '../queries/list-templates'
import { changesWords, checkEditable } from '../rules'
import type { DraftRefusal, DraftText } from '../types'

export type DraftKey = { id: string; revision: number }
type Row = typeof mailings.$inferSelect

/**
 * A draft that its author may change now, with its row locked. Without a revision, what changes isn't its text, which may be
 * ahead in another window.
 */
export async function lockDraft(
  tx: LockedTx,
  actor: Staff,
  key: Pick<DraftKey, 'id'> & Partial<DraftKey>,
): Promise<Outcome<Row, DraftRefusal>> {
  const [draft] = await tx
    .select()
    .from(mailings)
    .where(and(eq(mailings.id, key.id), eq(mailings.structureId, actor.structureId)))
    .for('update')
  if (!draft) return refuse('not_found')
  const verdict = checkEditable(draft, { accountId: actor.accountId, revision: key.revision ?? draft.revision })
  return verdict.ok ? accept(draft) : verdict
}

/** A text that changed is agreed to again ([2.C9]). For commands that hold its mailing. */
export async function dropAgreements(tx: LockedTx, mailingId: string): Promise<void> {
  await tx.update(mailingAuthors).set({ agreedAt: null }).where(eq(mailingAuthors.mailingId, mailingId))
}

/** Keeps what is typed, as it is typed; a window that is behind another doesn't write over it ([2.C5]). */
export function saveDraft(actor: Staff, key: DraftKey, text: DraftText): Promise<Outcome<DraftKey, DraftRefusal>> {
  return withLocks([], async (tx): Promise<Outcome<DraftKey, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, key)
    if (!found.ok) return found
    const draft = found.value
    const fields = Object.keys(text) as (keyof DraftText)[]
    if (draft.state === 'draft' && fields.every((field) => draft[field] === text[field])) return accept(key)
    if (text.pictureId && !(await isPicture(tx, actor.structureId, text.pictureId))) return refuse('picture_unknown')
    const revision = draft.revision + 1
    await tx
      .update(mailings)
      .set({ ...text, revision, state: 'draft' })
      .where(eq(mailings.id, draft.id))
    if (changesWords(draft, text)) await dropAgreements(tx, draft.id)
    return accept({ id: draft.id, revision })
  })
}

async function isPicture(tx: LockedTx, structureId: string, id: string): Promise<boolean> {
  const [picture] = await tx
    .select({ id: sitePictures.id })
    .from(sitePictures)
    .where(and(eq(sitePictures.structureId, structureId), eq(sitePictures.id, id)))
  return picture !== undefined
}

/** Puts a free template's words in a draft, in place of its own ([2.C5]). */
export function takeTemplate(
  actor: Staff,
  key: DraftKey,
  templateId: string,
): Promise<Outcome<DraftKey, DraftRefusal>> {
  return withLocks([], async (tx): Promise<Outcome<DraftKey, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, key)
    if (!found.ok) return found
    const text = await findTemplateText(actor.structureId, templateId, tx)
    if (!text) return refuse('template_unknown')
    const revision = key.revision + 1
    await tx
      .update(mailings)
      .set({ ...text, freeTemplateId: templateId, revision })
      .where(eq(mailings.id, key.id))
    if (changesWords(found.value, text)) await dropAgreements(tx, key.id)
    return accept({ id: key.id, revision })
  })
}

/** 'Jeter ce brouillon': nobody gets it, and the links of its files lead nowhere any more. */
export function discardDraft(actor: Staff, key: DraftKey): Promise<Outcome<null, DraftRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<null, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, key)
    if (!found.ok) return found
    const { id, structureId, subject } = found.value
    await tx.update(mailings).set({ state: 'cancelled', finishedAt: now }).where(eq(mailings.id, id))
    const gone = await tx
      .update(mailingFiles)
      .set({ removedAt: now })
      .where(and(eq(mailingFiles.mailingId, id), isNull(mailingFiles.removedAt)))
      .returning({ id: mailingFiles.id })
    for (const file of gone) await tx.delete(mailingFileContents).where(eq(mailingFileContents.fileId, file.id))
    const entry = { structureId, operation: 'mailing.discard', subjectKind: 'mailing', subjectId: id }
    await recordAudit(tx, actor, { ...entry, before: { subject } })
    return accept(null)
  })
}
