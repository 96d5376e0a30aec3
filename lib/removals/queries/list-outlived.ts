import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { structures } from '@/db/schema/structures'
import { clock } from '@/lib/core/clock'
import { noPassword } from '@/lib/core/passwords'
import { dayOf } from '@/lib/core/time'
import { computeRetentionLimit } from '../rules'
import { type Outlived, type RetentionCategory, retentionCategories } from '../types'

/** At most so many at a time: the next run goes on. */
const batch = 500

type Before = { structureId: string; limit: SQL }

/** The rows of each category that are older than its limit. */
const outlived: Record<RetentionCategory, (before: Before) => SQL> = {
  messages: ({ structureId, limit }) =>
    sql`select id from messages where structure_id = ${structureId} and created_at < ${limit} and state <> 'queued' and text <> ''`,
  contactRequests: ({ structureId, limit }) =>
    sql`select id from contact_requests where structure_id = ${structureId} and created_at < ${limit}`,
  sessions: ({ limit }) =>
    sql`select id from account_sessions where coalesce(ended_at, expires_at) < ${limit} and (user_agent <> '' or ip_address <> '')`,
  providerEvents: ({ limit }) =>
    sql`select id from stripe_events where handled_at < ${limit} and payload <> '{}'::jsonb`,
  importLines: ({ structureId, limit }) =>
    sql`select l.id from import_lines l join imports i on i.id = l.import_id
      where i.structure_id = ${structureId} and i.created_at < ${limit} and l.cells <> '{}'::jsonb`,
  // Whom the office invited isn't a sign-up; nor is whoever left something in their file.
  waitingAccounts: ({ structureId, limit }) =>
    sql`select a.id from accounts a join client_files f on f.account_id = a.id where f.structure_id = ${structureId} and f.origin = 'holder'
      and a.status = 'pending' and a.password_hash <> ${noPassword} and a.created_at < ${limit}
      and not exists (select from client_files other where other.account_id = a.id and other.id <> f.id)
      and not exists (select from staff_members s where s.account_id = a.id)
      and not exists (select from orders o where o.client_file_id = f.id) and not exists (select from passes p where p.client_file_id = f.id)
      and not exists (select from memberships m where m.client_file_id = f.id)`,
}

/** What has been kept long enough, by structure and category ([6.L1]). */
export async function listOutlived(): Promise<Outlived[]> {
  const [all, now] = await Promise.all([
    db().select({ id: structures.id, timeZone: structures.timeZone }).from(structures),
    clock(),
  ])
  const found: Outlived[] = []
  for (const { id: structureId, timeZone } of all) {
    for (const category of retentionCategories) {
      const limit = sql`${computeRetentionLimit(category, dayOf(now, timeZone))}::date`
      const rows = await db().execute<{ id: string }>(
        sql`${outlived[category]({ structureId, limit })} order by 1 limit ${batch}`,
      )
      if (rows.length > 0) found.push({ category, structureId, ids: [...rows].map(({ id }) => id) })
    }
  }
  return found
}
