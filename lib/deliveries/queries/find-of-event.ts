import 'server-only'
import { eq, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { idsOfAddress } from '@/lib/client-files/queries/ids-of-address'
import { isId } from '@/lib/core/ids'
import type { MailEvent } from '@/lib/core/mail-event'

/**
 * Which message an event of the provider is about, and the files of whom it was written to: those of that address, and of a mass
 * message its reader's, whose address may have changed since. Null: not a mail of ours.
 */
export async function findOfEvent({ messageId, providerId }: Pick<MailEvent, 'messageId' | 'providerId'>) {
  const byId = isId(messageId) ? eq(messages.id, messageId) : undefined
  const byProvider = providerId ? eq(messages.providerId, providerId) : undefined
  if (!byId && !byProvider) return null
  const { id, structureId, recipient, clientFileId, mailingId } = messages
  const [message] = await db()
    .select({ id, structureId, recipient, clientFileId, mailingId })
    .from(messages)
    .where(or(byId, byProvider))
    .limit(1)
  if (!message) return null
  const reader = message.mailingId ? message.clientFileId : null
  const files = await db()
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(sql`${clientFiles.id} in ${idsOfAddress(message.structureId, message.recipient, reader)}`)
  return { id: message.id, fileIds: files.map((file) => file.id) }
}
