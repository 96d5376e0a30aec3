import 'server-only'
import { eq } from 'drizzle-orm'
import { messageEvents, messages } from '@/db/schema/messages'
import { writeConsents } from '@/lib/client-files/commands/say-consents'
import { listConsents } from '@/lib/client-files/queries/list-consents'
import { listNewWords, readChoices } from '@/lib/client-files/rules'
import type { Provider } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import type { MailEvent } from '@/lib/core/mail-event'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { isKept } from '@/lib/messages/rules'
import type { FailureKind } from '@/lib/messages/types'
import { findOfEvent } from '../queries/find-of-event'
import { classifyFailure, computeState, mailEvents } from '../rules'
import { closeFailure, openFailure } from './keep-failures'

type Message = typeof messages.$inferSelect
const provider: Provider = { kind: 'provider', name: 'resend' }

/**
 * Delivered, bounced, complained: what the provider tells later, in any order, twice or more; each telling is kept once, in its
 * own words ([2.C1] [6.R3]). False: not a mail of ours.
 */
export async function recordMailEvent(event: MailEvent): Promise<Outcome<boolean, Busy>> {
  const seen = await findOfEvent(event)
  if (!seen) return accept(false)
  return withLocks(
    seen.fileIds.map((id) => `client-file:${id}` as const),
    async (tx, now) => {
      const [message] = await tx.select().from(messages).where(eq(messages.id, seen.id)).for('update')
      if (!message) return accept(false)
      if (!(await keepEvent(tx, message.id, event))) return accept(true)
      const failure = classifyFailure(event)
      await follow(tx, message, event, failure)
      if (failure === 'address') await openFailure(tx, message, event.detail)
      if (event.event === mailEvents.delivered) await closeFailure(tx, message, event.happenedAt)
      if (event.event === mailEvents.complained) {
        for (const fileId of seen.fileIds) await withdrawConsents(tx, now, message.structureId, fileId)
      }
      return accept(true)
    },
  )
}

async function keepEvent(tx: LockedTx, messageId: string, { key, event, detail, happenedAt }: MailEvent) {
  const kept = await tx
    .insert(messageEvents)
    .values({ messageId, eventKey: key, event, detail, happenedAt })
    .onConflictDoNothing({ target: messageEvents.eventKey })
    .returning({ id: messageEvents.id })
  return kept.length > 0
}

const emptied = { html: '', text: '', attachments: [] }

/** The message's state after an event, which never goes back. */
async function follow(tx: LockedTx, message: Message, event: MailEvent, failureKind: FailureKind | null) {
  const state = computeState(message.state, event.event)
  if (!state) return
  await tx
    .update(messages)
    .set({
      state,
      providerId: event.providerId,
      nextAttemptAt: null,
      ...(failureKind ? { failureKind, lastError: event.detail || event.event } : { lastError: null }),
      ...(isKept(message.template) ? {} : emptied),
    })
    .where(eq(messages.id, message.id))
}

/** Whoever calls a mail unwanted gets no more of those that need an agreement ([6.R13]); nobody says it for them but the provider. */
async function withdrawConsents(tx: LockedTx, now: Instant, structureId: string, clientFileId: string): Promise<void> {
  const known = readChoices(await listConsents(structureId, clientFileId, tx))
  const words = listNewWords(known, { ...known, email: false, newsletter: false })
  if (words.length === 0) return
  await writeConsents(tx, now, { structureId, clientFileId }, words, 'complaint')
  await recordAudit(tx, provider, {
    structureId,
    operation: 'consents_said',
    subjectKind: 'client_file',
    subjectId: clientFileId,
    clientFileId,
    before: Object.fromEntries(words.map(({ channel }) => [channel, known[channel]])),
    after: Object.fromEntries(words.map(({ channel, isGranted }) => [channel, isGranted])),
  })
}
