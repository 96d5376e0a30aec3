import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { mailingRecipients, mailings } from '@/db/schema/mailings'
import { messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { listRoles } from '@/lib/staff/queries'
import { hasRight } from '@/lib/staff/rules'
import { checkMove, mayWrite } from '../rules'
import type { MailingRefusal, MailingState, Steering } from '../types'

type Mailing = typeof mailings.$inferSelect

const stateAfter: Record<Steering, MailingState> = { pause: 'paused', resume: 'to_send', cancel: 'cancelled' }

/** Held alone: it waits for the recipient that is being written, and none is written after it until the end. */
async function lockMailing(tx: LockedTx, mailingId: string): Promise<Mailing | null> {
  const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, mailingId)).for('update')
  return mailing ?? null
}

/** Tells the background that a mailing has something to send now, rather than at its next round. */
export const tellDue = (
  tx: LockedTx,
  { structureId, id, revision }: Pick<Mailing, 'structureId' | 'id' | 'revision'>,
) => tell(tx, { structureId, topic: 'mailing.due', key: `mailing.due:${id}:${revision}`, payload: { mailingId: id } })

/** Those who wait get nothing, nor do those whose message hasn't been tried: what left has left. */
async function giveUp(tx: LockedTx, { id }: Mailing): Promise<void> {
  await tx
    .update(mailingRecipients)
    .set({ state: 'skipped', skipReason: 'cancelled' })
    .where(and(eq(mailingRecipients.mailingId, id), eq(mailingRecipients.state, 'waiting')))
  await tx
    .update(messages)
    .set({ state: 'withheld' })
    .where(and(eq(messages.mailingId, id), eq(messages.state, 'queued'), isNull(messages.firstAttemptAt)))
}

const operations = { pause: 'mailing.paused', resume: 'mailing.resumed', cancel: 'mailing.cancelled' } as const

/**
 * Pauses a mailing, sends the rest of it, or gives the rest up ([2.C6]): its author's, and an admin's. Done already: done. Its author may
 * always stop it, and send more of it only while they may still write to so many ([2.F1]).
 */
export function steerMailing(actor: Staff, mailingId: string, move: Steering): Promise<Outcome<null, MailingRefusal>> {
  return withLocks([], async (tx, now) => {
    const mailing = await lockMailing(tx, mailingId)
    const isTheirs = mailing?.authorId === actor.accountId || hasRight(actor.role, 'messages.approve')
    if (mailing?.structureId !== actor.structureId || !isTheirs) return refuse('not_found')
    const state = stateAfter[move]
    if (mailing.state === state) return accept(null)
    const verdict = checkMove(move, mailing.state)
    if (!verdict.ok) return verdict
    if (move === 'resume' && !mayWrite(await listRoles(actor, tx), mailing.kind)) return refuse('right_withdrawn')
    const revision = mailing.revision + 1
    const finishedAt = move === 'cancel' ? now : null
    await tx.update(mailings).set({ state, revision, finishedAt }).where(eq(mailings.id, mailing.id))
    if (move === 'cancel') await giveUp(tx, mailing)
    if (move === 'resume') await tellDue(tx, { ...mailing, revision })
    await recordAudit(tx, actor, {
      structureId: mailing.structureId,
      operation: operations[move],
      subjectKind: 'mailing',
      subjectId: mailing.id,
      before: { state: mailing.state },
      after: { subject: mailing.subject, state },
    })
    return accept(null)
  })
}

/** Whether a mailing may be sent now: from its first round on it is being sent. */
export function beginSending(mailingId: string): Promise<Outcome<boolean, Busy>> {
  return withLocks([], async (tx, now) => {
    const mailing = await lockMailing(tx, mailingId)
    if (!mailing || !checkMove('start', mailing.state).ok) return accept(false)
    if (mailing.state === 'to_send') {
      const startedAt = mailing.startedAt ?? now
      await tx.update(mailings).set({ state: 'sending', startedAt }).where(eq(mailings.id, mailing.id))
    }
    return accept(true)
  })
}

/** A mailing of which nobody waits any more is done; @returns whether it is. */
export function finishSending(mailingId: string): Promise<Outcome<boolean, Busy>> {
  return withLocks([], async (tx, now) => {
    const mailing = await lockMailing(tx, mailingId)
    if (!mailing || !checkMove('finish', mailing.state).ok) return accept(false)
    const [waiting] = await tx
      .select({ id: mailingRecipients.id })
      .from(mailingRecipients)
      .where(and(eq(mailingRecipients.mailingId, mailingId), eq(mailingRecipients.state, 'waiting')))
      .limit(1)
    if (waiting) return accept(false)
    await tx.update(mailings).set({ state: 'done', finishedAt: now }).where(eq(mailings.id, mailingId))
    return accept(true)
  })
}
