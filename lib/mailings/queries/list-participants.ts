import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Instant } from '@/lib/core/time'

/** A client who pays for somebody of a course: who they are, where they are written to, for whom they have a place, and since when. */
export type ParticipantFile = {
  id: string
  number: number
  name: string
  email: string | null
  /** The learners, without the client themself. */
  learners: string[]
  since: Instant
}

/** A course, or one of its sessions. */
export type Roster = { structureId: string; courseId: string; sessionId: string | null }

/**
 * The seats of those whom a message to a roster may reach ([2.C5] [2.C10]): who has a place in a session; in a course, who has one
 * in what is still to come of it or, once it is over, in its last session.
 */
export function seatsOf({ structureId, courseId, sessionId }: Roster): SQL {
  const sessions = sessionId
    ? sql`s.id = ${sessionId}`
    : sql`s.ends_at >= least(app_now(), (select max(last.ends_at) from course_sessions last
        where last.course_id = s.course_id and last.status = 'planned'))`
  return sql`select seat.client_file_id, seat.learner_id, seat.created_at
    from seats seat join course_sessions s on s.id = seat.session_id
    where s.structure_id = ${structureId} and s.course_id = ${courseId} and seat.state = 'confirmed' and ${sessions}`
}

/** Whom a message to a roster may reach, by name ([2.C5] [2.C10]). */
export async function listParticipantFiles(roster: Roster, executor: Executor = db()): Promise<ParticipantFile[]> {
  const rows = await executor.execute<Omit<ParticipantFile, 'since'> & { since: string }>(sql`
    select f.id, f.number, f.first_name || ' ' || f.last_name as name, coalesce(f.email, a.email)::text as email,
      coalesce(array_agg(distinct l.first_name || ' ' || l.last_name)
        filter (where l.first_name || ' ' || l.last_name <> f.first_name || ' ' || f.last_name), '{}') as learners,
      min(seat.created_at) as since
    from (${seatsOf(roster)}) seat join learners l on l.id = seat.learner_id
      join client_files f on f.id = seat.client_file_id left join accounts a on a.id = f.account_id
    where f.status = 'active'
    group by f.id, a.email order by f.last_name, f.first_name, f.number`)
  return rows.map((row) => ({ ...row, since: new Date(row.since) }))
}
