import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Quota } from '../types'

/**
 * What somebody wrote within 24 hours and what they confirmed that still waits, but for `exceptMailingId`; of the messages that
 * count in their quota ([2.C6]).
 */
export async function findQuota(
  structureId: string,
  accountId: string,
  { exceptMailingId = null, executor = db() }: { exceptMailingId?: string | null; executor?: Executor } = {},
): Promise<Quota> {
  const [row] = await executor.execute<{ max: number; zone: string; sentAt: string[]; reserved: number }>(sql`
    select (s.settings->'messaging'->>'quotaPer24Hours')::int as max, s.time_zone as zone,
      coalesce((select json_agg(r.written_at order by r.written_at) from mailing_recipients r
        where r.structure_id = s.id and r.sender_id = ${accountId} and r.state = 'written'
          and r.written_at > app_now() - interval '24 hours'), '[]') as "sentAt",
      (select count(*)::int from mailings m join mailing_recipients r on r.mailing_id = m.id and r.state = 'waiting'
        where m.structure_id = s.id and m.author_id = ${accountId} and m.state in ('to_send', 'sending', 'paused')
          and r.sender_id = ${accountId} and m.id is distinct from ${exceptMailingId}::uuid) as reserved
    from structures s where s.id = ${structureId}`)
  if (!row) throw new Error('no such structure')
  return { ...row, sentAt: row.sentAt.map((at) => new Date(at)) }
}
