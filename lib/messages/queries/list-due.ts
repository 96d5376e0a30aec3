import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { awayQuestionId } from '@/lib/bookings/queries/find-lesson-for-change'
import type { Instant } from '@/lib/core/time'
import { type EndingPass, type RecallableLesson, warningDays } from '../rules'

type Row = Record<'id' | 'structureId', string> & Record<'notice' | 'hours' | 'start' | 'arranged' | 'now', number>

const milliseconds = (instant: ReturnType<typeof sql>) => sql`(extract(epoch from ${instant}) * 1000)::float8`

/** When the learner's time was taken: a lesson or session that was moved takes it anew. */
const arrangedAt = sql`coalesce((select max(c.created_at) from agenda_claims c
  where c.owner_kind = 'booking' and c.owner_id = b.id and c.is_active), b.created_at)`

/**
 * Lessons and sessions of the next fifteen days that their members want to be reminded of, and weren't yet ([1.G9]); not one
 * whose teacher is away, while its pupil hasn't said what becomes of it ([1.H6]).
 */
export async function listRecallable(): Promise<{ now: Instant; lessons: RecallableLesson[] }> {
  const rows = await db().execute<Row>(sql`
    select b.id, b.structure_id as "structureId", p.cancellation_notice_hours as notice,
      (s.settings->>'reminderHours')::int as hours, ${milliseconds(sql`b.starts_at`)} as start,
      ${milliseconds(arrangedAt)} as arranged, ${milliseconds(sql`app_now()`)} as now
    from bookings b join passes p on p.id = b.pass_id join client_files f on f.id = b.client_file_id
      join structures s on s.id = b.structure_id
    where b.status = 'booked' and b.starts_at > app_now() and b.starts_at < app_now() + interval '15 days'
      and f.wants_reminders and ${awayQuestionId} is null and not exists (select from outbox_events o
        where o.key = 'booking.reminder_due:' || b.id || ':' || (extract(epoch from b.starts_at) * 1000)::bigint)`)
  const lessons = rows.map(({ id, structureId, notice, hours, start, arranged }) => ({
    id,
    structureId,
    startsAt: new Date(start),
    arrangedAt: new Date(arranged),
    cancellationNoticeHours: notice,
    reminderHours: hours,
  }))
  return { now: new Date(rows[0]?.now ?? 0), lessons }
}

/** Passes with lessons left whose end is near, where it is nine in the morning at least ([1.G6]). */
export async function listEndingPasses(): Promise<EndingPass[]> {
  return db().execute<EndingPass>(sql`
    select p.id, p.structure_id as "structureId", p.valid_from as "validFrom", p.valid_until as "validUntil",
      sum(e.amount)::int as remaining, local.today::date::text as today
    from passes p join pass_entries e on e.pass_id = p.id join structures s on s.id = p.structure_id
      cross join lateral (select app_now() at time zone s.time_zone as today) local
    where p.valid_until between local.today::date and local.today::date + ${Math.max(...warningDays)}::int
      and local.today::time >= '09:00'
    group by p.id, local.today having sum(e.amount) > 0`)
}
