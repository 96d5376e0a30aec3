import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { withoutSignature } from '../rules'
import type { MessageState } from '../types'

export type FileMessage = {
  id: string
  subject: string
  /** Empty when it held a one-time link, which no log keeps. */
  text: string
  recipient: string
  state: MessageState
  at: Instant
  error: string | null
}

/** The mails that went to a client, the latest first, with how many there are in all ([2.A2] [2.C1]). */
export async function listMessagesOfFile(
  { structureId }: Staff,
  clientFileId: string,
  most: number,
): Promise<{ rows: FileMessage[]; found: number }> {
  const rows = await db()
    .select({
      id: messages.id,
      subject: messages.subject,
      text: messages.text,
      recipient: messages.recipient,
      state: messages.state,
      createdAt: messages.createdAt,
      sentAt: messages.sentAt,
      error: messages.lastError,
      found: sql<number>`(count(*) over ())::int`,
    })
    .from(messages)
    .where(and(eq(messages.structureId, structureId), eq(messages.clientFileId, clientFileId)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(most)
  return {
    rows: rows.map(({ createdAt, sentAt, found: _found, ...row }) => ({
      ...row,
      text: withoutSignature(row.text),
      at: sentAt ?? createdAt,
    })),
    found: rows[0]?.found ?? 0,
  }
}
