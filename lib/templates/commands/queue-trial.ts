import 'server-only'
import { and, count, eq, sql } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type TemplateRefusal, trialTemplate } from '../types'

type Trial = { subject: string; html: string; text: string; replyTo?: string }

/** A text sent to whoever is writing it, alone, as often as they ask ([2.C3] [2.C11]). Refuses 'address_missing'. */
export function queueTrial(
  actor: Staff,
  about: string,
  letter: Trial,
): Promise<Outcome<{ address: string }, TemplateRefusal>> {
  const { structureId, accountId } = actor
  return withLocks([`account:${accountId}`], async (tx) => {
    const [writer] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
    if (!writer?.email) return refuse('address_missing')
    const reason = `template.tried:${accountId}:${about}`
    const [before] = await tx
      .select({ times: count() })
      .from(messages)
      .where(and(eq(messages.structureId, structureId), sql`starts_with(${messages.key}, ${reason})`))
    const key = `${reason}:${before!.times + 1}`
    const row = { ...letter, structureId, authorId: accountId, key, template: trialTemplate, recipient: writer.email }
    const [queued] = await tx.insert(messages).values(row).returning({ id: messages.id })
    await tell(tx, { structureId, topic: 'message.queued', key, payload: { messageId: queued!.id } })
    return accept({ address: writer.email })
  })
}
