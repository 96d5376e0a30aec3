import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'

const batchSize = 200

/**
 * Messages that no job takes care of any more: never tried though written two minutes ago, or tried for so long that
 * its job's own retries have ended (about ten hours).
 */
export async function listForgottenMessages(): Promise<string[]> {
  const rows = await db()
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.state, 'queued'),
        sql`(${messages.firstAttemptAt} is null and ${messages.createdAt} < app_now() - interval '2 minutes'
          or ${messages.firstAttemptAt} < now() - interval '11 hours')`,
      ),
    )
    .orderBy(asc(messages.createdAt))
    .limit(batchSize)
  return rows.map((row) => row.id)
}
