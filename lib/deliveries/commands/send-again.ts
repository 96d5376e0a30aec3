import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { clientFiles, learners } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { readable } from '../queries/list-log'
import { checkResend, waitsForSomebody } from '../rules'
import type { DeliveryRefusal } from '../types'

type Message = typeof messages.$inferSelect

/** 'Renvoyer' ([2.C1]): the same mail once more, a reason of its own ([0.I7]), to where its reader is now. */
export function sendAgain(actor: Staff, messageId: string): Promise<Outcome<{ address: string }, DeliveryRefusal>> {
  return withLocks([], async (tx, now) => {
    const [message] = await tx
      .select()
      .from(messages)
      .where(and(readable(actor), eq(messages.id, messageId)))
      .for('update')
    return message ? queueAgain(tx, now, actor, message) : refuse('not_found')
  })
}

/** The same as part of a command that holds the message's row. */
export async function queueAgain(
  tx: LockedTx,
  now: Instant,
  actor: Staff,
  message: Message,
): Promise<Outcome<{ address: string }, DeliveryRefusal>> {
  const { structureId } = actor
  const before = await tx
    .select({ createdAt: messages.createdAt })
    .from(messages)
    .where(eq(messages.resendOfId, message.id))
    .orderBy(desc(messages.createdAt))
  const again = { ...message, lastAgainAt: before[0]?.createdAt ?? null, isEmpty: message.html === '' }
  const verdict = checkResend(again, now)
  if (!verdict.ok) return verdict
  const address = await findAddress(tx, message)
  if (!address) return refuse('no_address')
  const key = `again:${message.id}:${before.length + 1}`
  const queued = await insertCopy(tx, message, { key, recipient: address })
  await tell(tx, { structureId, topic: 'message.queued', key, payload: { messageId: queued } })
  if (waitsForSomebody(message.state)) {
    await tx.update(messages).set({ handledAt: now, handledBy: actor.accountId }).where(eq(messages.id, message.id))
  }
  await recordAudit(tx, actor, {
    structureId,
    operation: 'message.sent_again',
    subjectKind: 'message',
    subjectId: message.id,
    clientFileId: message.clientFileId ?? undefined,
    after: { subject: message.subject, email: address },
  })
  return accept({ address })
}

async function insertCopy(tx: LockedTx, message: Message, to: { key: string; recipient: string }): Promise<string> {
  const { structureId, clientFileId, learnerId, authorId, template, replyTo, subject, html, text } = message
  const { attachments, mailingId, unsubscribeUrl } = message
  const [row] = await tx
    .insert(messages)
    .values({
      ...{ structureId, clientFileId, learnerId, authorId, template, replyTo, subject, html, text, attachments },
      ...{ mailingId, unsubscribeUrl, resendOfId: message.id, ...to },
    })
    .returning({ id: messages.id })
  return row!.id
}

/** Where a client is written to now, or the second address of a learner; anybody else where they were ([1.B9]). */
async function findAddress(tx: LockedTx, { clientFileId, learnerId, recipient }: Message): Promise<string | null> {
  if (!clientFileId) return recipient
  const [copy] = learnerId
    ? await tx
        .select({ id: learners.id })
        .from(learners)
        .where(and(eq(learners.id, learnerId), sql`lower(${learners.copyEmail}) = lower(${recipient})`))
    : []
  if (copy) return recipient
  const [file] = await tx
    .select({
      email: sql<string | null>`coalesce(${clientFiles.email}, ${accounts.email})`,
      status: clientFiles.status,
    })
    .from(clientFiles)
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(eq(clientFiles.id, clientFileId))
  return file?.status === 'active' ? file.email : null
}
