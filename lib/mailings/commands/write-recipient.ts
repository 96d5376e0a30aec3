import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailingRecipients, mailings, mailSenders } from '@/db/schema/mailings'
import { messages } from '@/db/schema/messages'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import { messageKey } from '@/lib/messages/rules'
import { findQuota } from '../queries/find-quota'
import { listCandidates } from '../queries/list-candidates'
import { computeQuotaLeft, decideWrite, mailingKey } from '../rules'
import { type MailingRefusal, type SkipReason, writtenTemplate } from '../types'

/** A message as its reader gets it, composed before the transaction. */
export type Letter = { subject: string; html: string; text: string; unsubscribeUrl: string | null }

/** waiting: the sender's 24 hours are full; stopped: the mailing was paused or cancelled, or somebody else wrote it. */
export type WrittenRecipient =
  | { kind: 'written'; messageId: string }
  | { kind: 'skipped'; reason: SkipReason }
  | { kind: 'waiting' }
  | { kind: 'stopped' }

type Recipient = typeof mailingRecipients.$inferSelect
type Mailing = typeof mailings.$inferSelect

const skip = (tx: LockedTx, recipient: Recipient, reason: SkipReason) =>
  tx
    .update(mailingRecipients)
    .set({ state: 'skipped', skipReason: reason })
    .where(eq(mailingRecipients.id, recipient.id))

/** The quota of a sender, theirs alone until the end of the transaction, as the database's own guard holds it. */
async function lockQuota(tx: LockedTx, { structureId, senderId, mailingId }: Recipient): Promise<number> {
  if (!senderId) return Number.POSITIVE_INFINITY
  await tx.insert(mailSenders).values({ structureId, accountId: senderId }).onConflictDoNothing()
  await tx
    .select()
    .from(mailSenders)
    .where(and(eq(mailSenders.structureId, structureId), eq(mailSenders.accountId, senderId)))
    .for('update')
  const quota = await findQuota(structureId, senderId, { exceptMailingId: mailingId, executor: tx })
  return computeQuotaLeft({ ...quota, reserved: 0 })
}

async function queueMessage(
  tx: LockedTx,
  { mailing, recipient, address }: { mailing: Mailing; recipient: Recipient; address: string },
  letter: Letter,
): Promise<string> {
  const key = messageKey(mailingKey(mailing.id), writtenTemplate, address)
  const row = {
    ...letter,
    structureId: mailing.structureId,
    clientFileId: recipient.clientFileId,
    authorId: mailing.authorId,
    mailingId: mailing.id,
    key,
    template: writtenTemplate,
    recipient: address,
    replyTo: mailing.replyTo,
  }
  const [written] = await tx.insert(messages).values(row).onConflictDoNothing({ target: messages.key }).returning()
  if (written) return written.id
  // Two files came to one address meanwhile: it is written to once.
  const [known] = await tx.select({ id: messages.id }).from(messages).where(eq(messages.key, key))
  return known!.id
}

/** A recipient and its mailing, held: pausing or cancelling waits for this one, and nothing is written after it ([2.C6]). */
async function lockRecipient(tx: LockedTx, recipientId: string, mailingId: string) {
  const [mailing] = await tx.select().from(mailings).where(eq(mailings.id, mailingId)).for('share')
  const [recipient] = await tx
    .select()
    .from(mailingRecipients)
    .where(eq(mailingRecipients.id, recipientId))
    .for('update')
  return mailing && recipient ? { mailing, recipient } : null
}

async function writeLocked(
  tx: LockedTx,
  now: Date,
  { mailing, recipient }: { mailing: Mailing; recipient: Recipient },
  letter: Letter,
): Promise<WrittenRecipient> {
  const { clientFileId } = recipient
  if (recipient.state !== 'waiting' || !clientFileId) return { kind: 'stopped' }
  const [candidate] = await listCandidates(mailing, [clientFileId], tx)
  const quotaLeft = await lockQuota(tx, recipient)
  const facts = { mailing: mailing.state, recipient: recipient.state, audience: mailing.audience, quotaLeft }
  const verdict = decideWrite(facts, candidate!)
  if (verdict.kind === 'stop') return { kind: 'stopped' }
  if (verdict.kind === 'wait') return { kind: 'waiting' }
  if (verdict.kind === 'skip') {
    await skip(tx, recipient, verdict.reason)
    return { kind: 'skipped', reason: verdict.reason }
  }
  const messageId = await queueMessage(tx, { mailing, recipient, address: candidate!.address! }, letter)
  await tx
    .update(mailingRecipients)
    .set({ state: 'written', messageId, writtenAt: now })
    .where(eq(mailingRecipients.id, recipient.id))
  return { kind: 'written', messageId }
}

/**
 * Queues the message of one recipient, in one transaction: whoever unsubscribes, leaves or pauses waits for it or is obeyed,
 * and two rounds write it once ([2.C6] [6.R13]). The database's guards refuse with 'quota_reached' and 'no_consent'.
 */
export async function writeRecipient(
  recipientId: string,
  letter: Letter,
): Promise<Outcome<WrittenRecipient, MailingRefusal>> {
  const [known] = await db()
    .select({ clientFileId: mailingRecipients.clientFileId, mailingId: mailingRecipients.mailingId })
    .from(mailingRecipients)
    .where(eq(mailingRecipients.id, recipientId))
  if (!known?.clientFileId) return accept({ kind: 'stopped' })
  return withLocks([`client-file:${known.clientFileId}`], async (tx, now) => {
    const held = await lockRecipient(tx, recipientId, known.mailingId)
    return accept(held ? await writeLocked(tx, now, held, letter) : { kind: 'stopped' as const })
  })
}

/** Nobody reads a message that the text could not be composed for: they left between the list and their turn ([6.R13]). */
export async function skipLeft(recipientId: string): Promise<void> {
  await db()
    .update(mailingRecipients)
    .set({ state: 'skipped', skipReason: 'left' })
    .where(and(eq(mailingRecipients.id, recipientId), sql`${mailingRecipients.state} = 'waiting'`))
}
