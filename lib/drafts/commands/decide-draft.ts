import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailings } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { release } from '@/lib/mailings/commands/confirm'
import { weighMailing } from '@/lib/mailings/queries/find-plan'
import { listWantedFiles } from '@/lib/mailings/queries/list-wanted'
import { checkReach } from '@/lib/mailings/rules'
import type { MailingRefusal } from '@/lib/mailings/types'
import { hasRight } from '@/lib/staff/rules'
import { checkDecision } from '../rules'
import type { DraftRefusal } from '../types'
import type { DraftKey } from './save-draft'

type Row = typeof mailings.$inferSelect
type Decided = Outcome<null, DraftRefusal | MailingRefusal>

const isOwn = (actor: Staff, id: string) => and(eq(mailings.id, id), eq(mailings.structureId, actor.structureId))

/** A message that waits for an admin, held as the admin read it. */
async function lockWaiting(tx: LockedTx, actor: Staff, key: DraftKey): Promise<Outcome<Row, DraftRefusal>> {
  const [mailing] = await tx.select().from(mailings).where(isOwn(actor, key.id)).for('update')
  if (!mailing || !hasRight(actor.role, 'messages.approve')) return refuse('not_found')
  const verdict = checkDecision(mailing, key.revision)
  return verdict.ok ? accept(mailing) : verdict
}

async function note(tx: LockedTx, actor: Staff, mailing: Row, decision: 'approved' | 'declined', reason?: string) {
  const { structureId, id, subject, revision } = mailing
  const entry = {
    structureId,
    subjectKind: 'mailing',
    subjectId: id,
    after: { subject },
    ...(reason ? { reason } : {}),
  }
  await recordAudit(tx, actor, { ...entry, operation: decision === 'approved' ? 'mailing.approve' : 'mailing.decline' })
  const key = `mailing.decided:${id}:${revision}`
  await tell(tx, { structureId, topic: 'mailing.decided', key, payload: { mailingId: id, decision } })
}

/** 'Approuver et envoyer': what waited for an admin leaves, to those who may still receive it ([2.C9] [2.C10]). */
export async function approveDraft(actor: Staff, key: DraftKey): Promise<Decided> {
  const [known] = await db().select().from(mailings).where(isOwn(actor, key.id))
  if (!known) return refuse('not_found')
  const wanted = await listWantedFiles(known, actor.role)
  if (!wanted) return refuse('not_found')
  return withLocks([`account:${known.authorId}`], async (tx, now): Promise<Decided> => {
    const found = await lockWaiting(tx, actor, key)
    if (!found.ok) return found
    const plan = await weighMailing(found.value, wanted, now, tx)
    const verdict = checkReach(found.value, plan)
    if (!verdict.ok) return verdict
    await release(tx, found.value, plan, { approvedBy: actor.accountId, approvedAt: now, confirmedAt: now })
    await note(tx, actor, found.value, 'approved')
    return accept(null)
  })
}

/** 'Refuser': back to its author, who reads why ([2.C10]). */
export function declineDraft(actor: Staff, key: DraftKey, reason: string): Promise<Decided> {
  return withLocks([], async (tx): Promise<Decided> => {
    const found = await lockWaiting(tx, actor, key)
    if (!found.ok) return found
    await tx
      .update(mailings)
      .set({ state: 'declined', declinedReason: reason, revision: key.revision + 1 })
      .where(eq(mailings.id, key.id))
    await note(tx, actor, found.value, 'declined', reason)
    return accept(null)
  })
}
