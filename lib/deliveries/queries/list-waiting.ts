import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'

const batchSize = 500

/**
 * Messages whose next attempt is due ([2.C1]), and those that no job takes care of any more: never tried though written two
 * minutes ago, or left by a server that died while it sent them. The hours of attempts are real time, as the provider's are.
 * `attempt` names the attempt and its hour: handed over twice in that hour, it is one event.
 */
export function listForgottenMessages(): Promise<{ id: string; attempt: string }[]> {
  const { firstAttemptAt, nextAttemptAt, createdAt, attempts } = messages
  return db()
    .select({ id: messages.id, attempt: sql<string>`${attempts} || to_char(now(), ' YYYYMMDDHH24')` })
    .from(messages)
    .where(
      and(
        eq(messages.state, 'queued'),
        sql`case when ${nextAttemptAt} is not null then ${nextAttemptAt} <= now()
          when ${firstAttemptAt} is null then ${createdAt} < app_now() - interval '2 minutes'
          else ${firstAttemptAt} < now() - interval '10 minutes' end`,
      ),
    )
    .orderBy(asc(createdAt))
    .limit(batchSize)
}
