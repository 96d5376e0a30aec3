import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Instant } from '@/lib/core/time'
import { findQuotaTime } from '../rules'
import type { Outcome, Progress, RecipientRow } from '../types'
import { findQuota } from './find-quota'

/** What became of a recipient, in one word: why they got nothing, else where their message is. */
const outcome = sql`case when r.state = 'skipped' then r.skip_reason when r.state = 'waiting' then 'waiting' else coalesce(m.state, 'gone') end`
const tables = sql`mailing_recipients r left join messages m on m.id = r.message_id`

type Sent = { id: string; structureId: string; authorId: string; state: string }

/** When the next message may leave, where the sender's 24 hours are what holds the mailing. */
async function findWait({ id, structureId, authorId }: Sent): Promise<Progress['quota']> {
  const [waiting] = await db().execute<{ senderId: string | null }>(
    sql`select sender_id as "senderId" from mailing_recipients where mailing_id = ${id} and state = 'waiting' limit 1`,
  )
  if (!waiting?.senderId) return null
  const quota = await findQuota(structureId, authorId, { exceptMailingId: id })
  const frees: Instant | null = findQuotaTime({ ...quota, reserved: 0 }, 1)
  return frees ? { max: quota.max, frees } : null
}

/** How far a mailing is, and what its messages have become ([2.C6]). */
export async function findProgress(mailing: Sent): Promise<Progress> {
  const rows = await db().execute<{ outcome: Outcome; people: number }>(sql`
    select ${outcome} as outcome, count(*)::int as people from ${tables} where r.mailing_id = ${mailing.id} group by 1`)
  const isUnderWay = mailing.state === 'to_send' || mailing.state === 'sending'
  const counts = Object.fromEntries(rows.map((row) => [row.outcome, row.people])) as Progress['counts']
  return { counts, quota: isUnderWay ? await findWait(mailing) : null }
}

/** Those whom a mailing was for, with what became of each; narrowed to one outcome. */
export async function listRecipientRows(
  mailing: { id: string; structureId: string },
  { outcome: wanted, page, perPage }: { outcome: Outcome | null; page: number; perPage: number },
): Promise<{ rows: RecipientRow[]; total: number }> {
  const found = await db().execute<RecipientRow & { total: number }>(sql`
    select r.id, f.number, f.first_name as "firstName", f.last_name as "lastName", coalesce(m.recipient, r.address::text) as address,
      ${outcome} as outcome, m.id as "messageId", m.last_error as "lastError", count(*) over ()::int as total
    from ${tables} left join client_files f on f.id = r.client_file_id
    where r.mailing_id = ${mailing.id} and r.structure_id = ${mailing.structureId} and (${wanted}::text is null or ${outcome} = ${wanted})
    order by search_key(f.last_name), search_key(f.first_name), f.number, r.id limit ${perPage} offset ${(page - 1) * perPage}`)
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 }
}
