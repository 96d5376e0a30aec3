import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import type { Viewer } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { withoutSignature } from '../rules'
import type { MessageState } from '../types'

export type LearnerMessage = {
  id: string
  subject: string
  text: string
  recipient: string
  state: MessageState
  sentAt: Instant
}

const shown = 20

/** The latest mails about a learner that went to this file, or to the learner's second address for it ([1.B8]). */
export async function listLearnerMessages(
  { structureId, clientFileId }: Viewer,
  learnerId: string,
): Promise<LearnerMessage[]> {
  const rows = await db()
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.structureId, structureId),
        eq(messages.clientFileId, clientFileId),
        eq(messages.learnerId, learnerId),
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(shown)
  return rows.map(({ id, subject, text, recipient, state, createdAt, sentAt }) => ({
    id,
    subject,
    text: withoutSignature(text),
    recipient,
    state,
    sentAt: sentAt ?? createdAt,
  }))
}
