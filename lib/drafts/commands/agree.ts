import 'server-only'
import { and, eq, notInArray } from 'drizzle-orm'
import { mailingAuthors, mailings } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { type OutboxEvent, tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listDraftFiles } from '../queries/get-draft'
import { listColleagues } from '../queries/list-authors'
import { checkAgreement, checkAuthors } from '../rules'
import type { DraftRefusal } from '../types'
import { type DraftKey, lockDraft } from './save-draft'

/** Who announces with its author, all of them: those who stay keep their agreement, the others have no part in it any more ([2.C9]). */
export function inviteAuthors(
  actor: Staff,
  key: DraftKey,
  accountIds: readonly string[],
): Promise<Outcome<null, DraftRefusal>> {
  return withLocks([], async (tx): Promise<Outcome<null, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, key)
    if (!found.ok) return found
    if (found.value.kind !== 'joint') return refuse('not_found')
    const wanted = [...new Set(accountIds)]
    const colleagues = await listColleagues(actor, tx)
    const verdict = checkAuthors(
      wanted,
      colleagues.map(({ accountId }) => accountId),
    )
    if (!verdict.ok) return verdict
    const ofDraft = eq(mailingAuthors.mailingId, key.id)
    const isGone = wanted.length > 0 ? and(ofDraft, notInArray(mailingAuthors.accountId, wanted)) : ofDraft
    await tx.delete(mailingAuthors).where(isGone)
    const rows = wanted.map((accountId) => ({ mailingId: key.id, accountId }))
    const added = rows.length > 0 ? await tx.insert(mailingAuthors).values(rows).onConflictDoNothing().returning() : []
    await tell(
      tx,
      added.map(({ accountId }) => toInvitation(found.value, accountId)),
    )
    const organisers = colleagues.filter(({ accountId }) => wanted.includes(accountId)).map(({ name }) => name)
    await note(tx, actor, { ...found.value, operation: 'mailing.invite', after: { organisers } })
    return accept(null)
  })
}

/** Asked again after having been taken off, they are told again if it changed meanwhile. */
const toInvitation = (
  { structureId, id, revision }: Pick<typeof mailings.$inferSelect, 'structureId' | 'id' | 'revision'>,
  accountId: string,
): OutboxEvent => ({
  structureId,
  topic: 'mailing.invited',
  key: `mailing.invited:${id}:${accountId}:${revision}`,
  payload: { mailingId: id, accountId },
})

type Noted = { id: string; subject: string; operation: string; after: Record<string, unknown> }

const note = (tx: LockedTx, actor: Staff, { id, subject, operation, after }: Noted) =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'mailing',
    subjectId: id,
    after: { subject, ...after },
  })

type Seen = DraftKey & { fileCount: number }

/** 'Je suis d’accord', of an organiser who read it as it stands; or no longer ([2.C9]). Twice is once. */
export function agree(actor: Staff, seen: Seen, agrees: boolean): Promise<Outcome<null, DraftRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<null, DraftRefusal>> => {
    const isTheirs = and(eq(mailings.id, seen.id), eq(mailings.structureId, actor.structureId))
    const [draft] = await tx.select().from(mailings).where(isTheirs).for('update')
    if (!draft) return refuse('not_found')
    const isMe = and(eq(mailingAuthors.mailingId, draft.id), eq(mailingAuthors.accountId, actor.accountId))
    const [mine] = await tx.select().from(mailingAuthors).where(isMe)
    const { length: fileCount } = await listDraftFiles(draft.id, tx)
    const verdict = checkAgreement({ ...draft, fileCount, isInvited: mine !== undefined }, seen)
    if (!verdict.ok) return verdict
    if ((mine?.agreedAt !== null) === agrees) return accept(null)
    await tx
      .update(mailingAuthors)
      .set({ agreedAt: agrees ? now : null })
      .where(isMe)
    await note(tx, actor, { ...draft, operation: agrees ? 'mailing.agree' : 'mailing.disagree', after: {} })
    return accept(null)
  })
}
