import 'server-only'
import { and, eq, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import { isId } from '@/lib/core/ids'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { computeState, decideSend, holdsSecret } from '../rules'

export type Sendable = typeof messages.$inferSelect & { senderName: string; senderEmail: string }

/** What must be sent now; null when it has left already, or waited so long that only a person may decide ([6.R12]). */
export function beginDelivery(messageId: string): Promise<Outcome<Sendable | null, Busy>> {
  return withLocks([], async (tx) => {
    const [row] = await tx
      .select({ message: messages, structure: structures, realNow: sql<string>`now()` })
      .from(messages)
      .innerJoin(structures, eq(structures.id, messages.structureId))
      .where(eq(messages.id, messageId))
      .for('update', { of: messages })
    if (!row) return accept(null)
    const { message, structure } = row
    const verdict = decideSend(message, new Date(row.realNow))
    if (verdict === 'skip') return accept(null)
    if (verdict === 'to_check') {
      await tx.update(messages).set({ state: 'to_check' }).where(eq(messages.id, messageId))
      return accept(null)
    }
    await tx
      .update(messages)
      .set({
        attempts: message.attempts + 1,
        firstAttemptAt: sql`coalesce(${messages.firstAttemptAt}, now())` as never,
      })
      .where(eq(messages.id, messageId))
    return accept({ ...message, senderName: structure.name, senderEmail: structure.settings.email })
  })
}

const emptied = { html: '', text: '', attachments: [] }

/** The provider took it. An event may have said so before: the state never goes back. */
export async function noteSent(message: Pick<Sendable, 'id' | 'template'>, providerId: string): Promise<void> {
  await db()
    .update(messages)
    .set({
      providerId,
      lastError: null,
      sentAt: sql`coalesce(${messages.sentAt}, app_now())` as never,
      state: sql`case when ${messages.state} in ('queued', 'to_check') then 'sent' else ${messages.state} end` as never,
      ...(holdsSecret(message.template) ? emptied : {}),
    })
    .where(eq(messages.id, message.id))
}

/** Why an attempt came to nothing; `isFinal`: the provider will never take it, and a person looks at it. */
export async function noteFailure(messageId: string, error: string, isFinal: boolean): Promise<void> {
  await db()
    .update(messages)
    .set({ lastError: error.slice(0, 500), ...(isFinal ? { state: 'failed' as const } : {}) })
    .where(and(eq(messages.id, messageId), eq(messages.state, 'queued')))
}

/** Delivered, bounced, complained: what the provider tells later, in any order, twice or more. False: not a mail of ours. */
export function recordMailEvent(event: {
  type: string
  providerId: string
  messageId: string | null
}): Promise<Outcome<boolean, Busy>> {
  return withLocks([], async (tx) => {
    const byId = isId(event.messageId) ? eq(messages.id, event.messageId) : undefined
    const [message] = await tx
      .select({ id: messages.id, state: messages.state, template: messages.template })
      .from(messages)
      .where(or(byId, eq(messages.providerId, event.providerId)))
      .for('update')
    if (!message) return accept(false)
    const state = computeState(message.state, event.type)
    if (!state) return accept(true)
    await tx
      .update(messages)
      .set({ state, providerId: event.providerId, ...(holdsSecret(message.template) ? emptied : {}) })
      .where(eq(messages.id, message.id))
    return accept(true)
  })
}
