import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { holdsSecret, withoutSignature } from '../rules'
import type { MessageState } from '../types'
import { withoutMoney } from './about-money'

export type FileMessage = {
  id: string
  subject: string
  /** Empty when it holds a one-time link, left or not: the office reads none. */
  text: string
  recipient: string
  state: MessageState
  at: Instant
  error: string | null
}

/**
 * The mails that went to a client, the latest first, with how many there are in all ([2.A2] [2.C1]). Those about money are for
 * who handles it.
 */
export async function listMessagesOfFile(
  { structureId, role }: Staff,
  clientFileId: string,
  most: number,
): Promise<{ rows: FileMessage[]; found: number }> {
  const rows = await db()
    .select({
      id: messages.id,
      template: messages.template,
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
    .where(and(eq(messages.structureId, structureId), eq(messages.clientFileId, clientFileId), withoutMoney(role)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(most)
  return {
    rows: rows.map(({ template, createdAt, sentAt, found: _found, ...row }) => ({
      ...row,
      text: holdsSecret(template) ? '' : withoutSignature(row.text),
      at: sentAt ?? createdAt,
    })),
    found: rows[0]?.found ?? 0,
  }
}
