import 'server-only'
import { and, eq, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { isId } from '@/lib/core/ids'
import type { MailEvent } from '@/lib/core/mail-event'

/** Which message an event of the provider is about, and the files of whom it was written to; null: not a mail of ours. */
export async function findOfEvent({ messageId, providerId }: Pick<MailEvent, 'messageId' | 'providerId'>) {
  const byId = isId(messageId) ? eq(messages.id, messageId) : undefined
  const byProvider = providerId ? eq(messages.providerId, providerId) : undefined
  if (!byId && !byProvider) return null
  const { id, structureId, recipient } = messages
  const [message] = await db()
    .select({ id, structureId, recipient })
    .from(messages)
    .where(or(byId, byProvider))
    .limit(1)
  if (!message) return null
  const files = await db()
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, message.structureId), eq(clientFiles.email, message.recipient)))
  return { ...message, fileIds: files.map((file) => file.id) }
}
