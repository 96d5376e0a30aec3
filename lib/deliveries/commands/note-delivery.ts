import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { isKept } from '@/lib/messages/rules'
import { findLastLook } from '../queries/find-last-look'
import { classifyRefusal, computeRetry, decideSend, isWithheld } from '../rules'
import { openFailure } from './keep-failures'

export type Sendable = typeof messages.$inferSelect & { senderName: string; senderEmail: string }

/**
 * What must be sent now; null when it has left already, waits for its hour, is kept back at the last moment ([6.R13]), or waited
 * so long that only a person may decide ([6.R12]).
 */
export function beginDelivery(messageId: string): Promise<Outcome<Sendable | null, Busy>> {
  return withLocks([], async (tx) => {
    const found = await lockMessage(tx, messageId)
    if (!found) return accept(null)
    const { message, structure, realNow } = found
    const verdict = decideSend(message, realNow)
    if (verdict === 'skip' || verdict === 'later') return accept(null)
    if (verdict === 'to_check') return closeAs(tx, messageId, 'to_check')
    const look = message.mailingId ? await findLastLook(tx, message) : null
    if (look && isWithheld(look)) return closeAs(tx, messageId, 'withheld')
    await tx
      .update(messages)
      .set({
        attempts: message.attempts + 1,
        firstAttemptAt: message.firstAttemptAt ?? realNow,
        ambiguousSince: message.ambiguousSince ?? realNow,
        nextAttemptAt: null,
      })
      .where(eq(messages.id, messageId))
    return accept({ ...message, senderName: structure.name, senderEmail: structure.settings.email })
  })
}

async function lockMessage(tx: LockedTx, messageId: string) {
  const [row] = await tx
    .select({ message: messages, structure: structures, realNow: sql<string>`now()` })
    .from(messages)
    .innerJoin(structures, eq(structures.id, messages.structureId))
    .where(eq(messages.id, messageId))
    .for('update', { of: messages })
  return row && { ...row, realNow: new Date(row.realNow) }
}

async function closeAs(tx: LockedTx, messageId: string, state: 'to_check' | 'withheld') {
  await tx.update(messages).set({ state, nextAttemptAt: null }).where(eq(messages.id, messageId))
  return accept(null)
}

const emptied = { html: '', text: '', attachments: [] }

/** The provider took it. An event may have said so before: the state never goes back. Kept back while it left, it has left. */
export async function noteSent(message: Pick<Sendable, 'id' | 'template'>, providerId: string): Promise<void> {
  await db()
    .update(messages)
    .set({
      providerId,
      lastError: null,
      nextAttemptAt: null,
      sentAt: sql`coalesce(${messages.sentAt}, app_now())` as never,
      state:
        sql`case when ${messages.state} in ('queued', 'to_check', 'withheld') then 'sent' else ${messages.state} end` as never,
      ...(isKept(message.template) ? {} : emptied),
    })
    .where(eq(messages.id, message.id))
}

/** The provider will never take it: a person looks at it, with its own words; a wrong address is on its list ([2.C2]). */
export function noteRefused(message: Sendable, error: string): Promise<void> {
  const failureKind = classifyRefusal(error)
  return withLocks([], async (tx) => {
    await tx
      .update(messages)
      .set({ state: 'failed', lastError: error, failureKind, nextAttemptAt: null })
      .where(and(eq(messages.id, message.id), eq(messages.state, 'queued')))
    if (failureKind === 'address') await openFailure(tx, message, error)
  })
}

type Missed = { error: string; askedSeconds: number | null; isTaken: 'no' | 'unknown' }

/**
 * An attempt came to nothing: when the next one is, or after 24 h the end of it ([2.C1]). What surely wasn't taken leaves no
 * doubt behind; `before`: the message as it was before this attempt. @returns in how many milliseconds it is tried again
 */
export function noteMissed(before: Sendable, { error, askedSeconds, isTaken }: Missed): Promise<number | null> {
  return withLocks([], async (tx) => {
    const found = await lockMessage(tx, before.id)
    if (found?.message.state !== 'queued') return null
    const { message, realNow } = found
    const ambiguousSince = isTaken === 'no' ? before.ambiguousSince : message.ambiguousSince
    const tried = { firstAttemptAt: message.firstAttemptAt ?? realNow, attempts: message.attempts }
    const nextAttemptAt = computeRetry(tried, realNow, askedSeconds)
    const ending = ambiguousSince ? ('to_check' as const) : ('failed' as const)
    await tx
      .update(messages)
      .set({
        lastError: error,
        ambiguousSince,
        nextAttemptAt,
        ...(nextAttemptAt ? {} : { state: ending, failureKind: 'unreachable' as const }),
      })
      .where(eq(messages.id, before.id))
    return nextAttemptAt && nextAttemptAt.getTime() - realNow.getTime()
  })
}
