import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Day, Instant } from '@/lib/core/time'
import { frozenJson } from '@/lib/passes/queries'
import type { ChangedPass, Freeze, PassChange } from '@/lib/passes/types'
import { staffNameOf } from '@/lib/staff/queries'

/** A pass whose days the office changes, with what was changed before ([1.H9]). */
export type PassForChange = ChangedPass & {
  id: string
  structureId: string
  clientFileId: string
  /** The number of its file, which is the address of its page. */
  fileNumber: number
  name: string
  learner: string
  validFrom: Day
  zone: string
  /** Of the lessons booked that are to come. */
  lastLessonOn: Day | null
  /** The latest first. */
  changes: PassChange[]
}

type Row = Omit<PassForChange, 'changes'> & { changes: (Omit<PassChange, 'at'> & { at: string })[] }

/** One pass of the structure; null for any other ([0.I9]). */
export async function findPassForChange(
  structureId: string,
  passId: string,
  executor: Executor = db(),
): Promise<PassForChange | null> {
  const [row] = await executor.execute<Row>(sql`
    select p.id, p.structure_id as "structureId", p.client_file_id as "clientFileId", f.number as "fileNumber", p.name, l.first_name || ' ' || l.last_name as learner,
      p.valid_from as "validFrom", p.valid_until as "validUntil", ${frozenJson} as frozen, o.kind = 'group' as "isGroup", s.time_zone as zone,
      (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id) as remaining,
      (select max((b.starts_at at time zone s.time_zone)::date) from bookings b
        where b.pass_id = p.id and b.status = 'booked' and b.starts_at > app_now()) as "lastLessonOn",
      coalesce((select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'validUntilBefore', c.valid_until_before,
          'validUntilAfter', c.valid_until_after, 'reason', c.reason, 'at', c.created_at,
          'frozen', case when c.frozen_from is null then null else json_build_object('from', c.frozen_from, 'until', c.frozen_until) end,
          'by', ${staffNameOf(sql`c.structure_id`, sql`c.made_by`)}) order by c.created_at desc, c.id desc)
        from pass_changes c
        where c.pass_id = p.id), '[]') as changes
    from passes p join structures s on s.id = p.structure_id join offers o on o.id = p.offer_id join learners l on l.id = p.learner_id
      join client_files f on f.id = p.client_file_id
    where p.id = ${passId} and p.structure_id = ${structureId}`)
  return row ? { ...row, changes: row.changes.map((change) => ({ ...change, at: new Date(change.at) })) } : null
}

export type FrozenLesson = {
  id: string
  startsAt: Instant
  teacher: string
  teacherId: string
  learnerId: string
  roomId: string
  passId: string
}

/** The lessons to come of a pass on some days, both included: what a freeze of these days would meet. */
export async function listLessonsOn(
  { id, zone }: Pick<PassForChange, 'id' | 'zone'>,
  { from, until }: Freeze,
  executor: Executor = db(),
): Promise<FrozenLesson[]> {
  const rows = await executor.execute<Omit<FrozenLesson, 'startsAt'> & { startsAt: string }>(sql`
    select b.id, b.starts_at as "startsAt", t.first_name || ' ' || t.last_name as teacher, b.teacher_id as "teacherId",
      b.learner_id as "learnerId", b.room_id as "roomId", b.pass_id as "passId"
    from bookings b join teachers t on t.id = b.teacher_id
    where b.pass_id = ${id} and b.status = 'booked' and b.session_id is null and b.starts_at > app_now()
      and (b.starts_at at time zone ${zone})::date between ${from}::date and ${until}::date
    order by b.starts_at, b.id`)
  return [...rows].map((row) => ({ ...row, startsAt: new Date(row.startsAt) }))
}
