import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailingRecipients, mailings } from '@/db/schema/mailings'
import type { PlanWarning } from '@/lib/announcements/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { hasRight } from '@/lib/staff/rules'
import { weighMailing } from '../queries/find-plan'
import { listWantedFiles } from '../queries/list-wanted'
import { checkConfirm, leavesAtOnce, needsApproval } from '../rules'
import type { Choice, MailingRefusal } from '../types'
import { tellDue } from './steer'

type Mailing = typeof mailings.$inferSelect
export type Confirmed = { state: 'to_send' | 'awaiting_approval'; recipients: number }

/** A statement holds so many values. */
const atOnce = 1_000

/**
 * Writes down who a mailing goes to, once and for all: those who get it wait, those who don't keep the reason ([2.C6]). A joint
 * announcement counts in nobody's quota ([2.C9]).
 */
async function freezeRecipients(tx: LockedTx, mailing: Mailing, { chosen, skipped }: Choice): Promise<void> {
  const senderId = mailing.kind === 'joint' ? null : mailing.authorId
  const rows = [...chosen, ...skipped.filter(({ isActive }) => isActive)].map(({ clientFileId, address }) => ({
    structureId: mailing.structureId,
    mailingId: mailing.id,
    clientFileId,
    address,
    senderId,
  }))
  for (let done = 0; done < rows.length; done += atOnce) {
    await tx
      .insert(mailingRecipients)
      .values(rows.slice(done, done + atOnce))
      .onConflictDoNothing()
  }
  for (const reason of new Set(skipped.map((candidate) => candidate.reason))) {
    const fileIds = skipped.filter((candidate) => candidate.reason === reason).map(({ clientFileId }) => clientFileId)
    await tx
      .update(mailingRecipients)
      .set({ state: 'skipped', skipReason: reason })
      .where(
        and(
          eq(mailingRecipients.mailingId, mailing.id),
          sql`${mailingRecipients.clientFileId} = any(${`{${fileIds.join(',')}}`}::uuid[])`,
        ),
      )
  }
}

/**
 * Gives a mailing to the background, its recipients written down: at its confirmation, or once an admin approved it ([2.C6]
 * [2.C10]). For commands that hold its row; `change` is what they note of it besides.
 */
export async function release(
  tx: LockedTx,
  mailing: Mailing,
  choice: Choice,
  change: Partial<typeof mailings.$inferInsert> = {},
): Promise<void> {
  await freezeRecipients(tx, mailing, choice)
  await tx
    .update(mailings)
    .set({ ...change, state: 'to_send', recipientCount: choice.chosen.length, revision: mailing.revision + 1 })
    .where(eq(mailings.id, mailing.id))
  if (leavesAtOnce(mailing.kind)) await tellDue(tx, { ...mailing, revision: mailing.revision + 1 })
}

const findOwn = async (actor: Staff, mailingId: string): Promise<Mailing | null> => {
  const [mailing] = await db()
    .select()
    .from(mailings)
    .where(
      and(
        eq(mailings.id, mailingId),
        eq(mailings.structureId, actor.structureId),
        eq(mailings.authorId, actor.accountId),
      ),
    )
  return mailing ?? null
}

/** Sends it, or lays it before an admin. */
async function settle(
  tx: LockedTx,
  now: Instant,
  { actor, mailing, plan }: { actor: Staff; mailing: Mailing; plan: Awaited<ReturnType<typeof weighMailing>> },
): Promise<Confirmed> {
  const isByAdmin = hasRight(actor.role, 'messages.approve')
  const waits = needsApproval({ kind: mailing.kind, isByAdmin }, plan.settings)
  const change = { confirmedAt: now, regions: plan.regions, needsApproval: waits, declinedReason: '' }
  const recipients = plan.chosen.length
  if (!waits) {
    await release(tx, mailing, plan, change)
    return { state: 'to_send', recipients }
  }
  await tx
    .update(mailings)
    .set({ ...change, state: 'awaiting_approval', recipientCount: recipients, revision: mailing.revision + 1 })
    .where(eq(mailings.id, mailing.id))
  return { state: 'awaiting_approval', recipients }
}

/**
 * 'Envoyer': its author sends what they wrote ([2.C5] [2.C6]). Refuses a text that can't be composed or has words in capitals,
 * too many recipients, a quota too short, and warnings of the plan that weren't ticked.
 */
export async function confirmMailing(
  actor: Staff,
  input: { mailingId: string; revision: number; ticked: readonly PlanWarning[] },
): Promise<Outcome<Confirmed, MailingRefusal>> {
  const known = await findOwn(actor, input.mailingId)
  if (!known) return refuse('not_found')
  const wanted = await listWantedFiles(known, actor.role)
  if (!wanted) return refuse('not_found')
  return withLocks([`account:${actor.accountId}`], async (tx, now) => {
    const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, known.id)).for('update')
    if (mailing?.revision !== input.revision) return refuse('mailing_changed')
    const plan = await weighMailing(mailing, wanted, now, tx)
    const verdict = checkConfirm(mailing, plan, input.ticked)
    if (!verdict.ok) return verdict
    const confirmed = await settle(tx, now, { actor, mailing, plan })
    await recordAudit(tx, actor, {
      structureId: actor.structureId,
      operation: 'mailing.confirmed',
      subjectKind: 'mailing',
      subjectId: mailing.id,
      after: { subject: mailing.subject, kind: mailing.kind, recipients: confirmed.recipients, state: confirmed.state },
      ...(mailing.reason ? { reason: mailing.reason } : {}),
    })
    return accept(confirmed)
  })
}
