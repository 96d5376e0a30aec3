import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import type { Instant, Interval } from '@/lib/core/time'
import { findReach, staffNameOf } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import type { AbsenceChoice } from '@/lib/structures/types'

/** An absence as its list and its page show it. */
export type AbsenceRow = Interval & {
  id: string
  teacherId: string
  teacher: string
  reason: string
  choices: AbsenceChoice[]
  substituteId: string | null
  substitute: string | null
  exceptionId: string | null
  declaredBy: string
  createdAt: Instant
  undoneAt: Instant | null
  asked: number
  /** Nobody answered yet, and the lesson is to come. */
  open: number
  isOver: boolean
}

type Dated = 'startsAt' | 'endsAt' | 'createdAt' | 'undoneAt'
type Row = Omit<AbsenceRow, Dated> & { startsAt: string; endsAt: string; createdAt: string; undoneAt: string | null }

async function read(structureId: string, id: string | null, executor: Executor): Promise<AbsenceRow[]> {
  const rows = await executor.execute<Row>(sql`
    select a.id, a.teacher_id as "teacherId", t.first_name || ' ' || t.last_name as teacher, a.reason, a.choices, a.starts_at as "startsAt", a.ends_at as "endsAt",
      a.substitute_id as "substituteId", s.first_name || ' ' || s.last_name as substitute, a.exception_id as "exceptionId",
      ${staffNameOf(sql`a.structure_id`, sql`a.declared_by`)} as "declaredBy",
      a.created_at as "createdAt", a.undone_at as "undoneAt", a.ends_at <= app_now() as "isOver",
      count(q.id)::int as asked, count(q.id) filter (where q.choice is null and b.status = 'booked' and b.attendance is null and b.starts_at > app_now()
        and b.teacher_id = a.teacher_id and b.starts_at = (q.before->>'startsAt')::timestamptz)::int as open
    from teacher_absences a join teachers t on t.id = a.teacher_id left join teachers s on s.id = a.substitute_id
      left join absence_answers q on q.absence_id = a.id left join bookings b on b.id = q.booking_id
    where a.structure_id = ${structureId} ${id ? sql`and a.id = ${id}` : sql`and a.ends_at > app_now() - interval '60 days'`}
    group by a.id, t.id, s.id
    order by a.ends_at <= app_now(), a.starts_at, a.id`)
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: new Date(row.endsAt),
    createdAt: new Date(row.createdAt),
    undoneAt: row.undoneAt === null ? null : new Date(row.undoneAt),
  }))
}

/** The absences to come, then those of the last two months: a teacher's own, or everybody's ([1.H6]). */
export async function listAbsences(actor: Staff): Promise<AbsenceRow[]> {
  const [reach, rows] = await Promise.all([findReach(actor), read(actor.structureId, null, db())])
  return rows.filter(({ teacherId }) => isWithinReach(reach, teacherId))
}

/** An absence that somebody of the office looks after; null for an unknown one, or another teacher's. */
export async function findAbsence(actor: Staff, id: string, executor: Executor = db()): Promise<AbsenceRow | null> {
  const [row] = await read(actor.structureId, id, executor)
  return row && isWithinReach(await findReach(actor, executor), row.teacherId) ? row : null
}

/** A session that somebody else gives because of an absence. */
export type SubstitutedSession = Interval & {
  id: string
  courseId: string
  course: string
  /** Who gives it now. */
  teacher: string
  teacherId: string
  substituteId: string | null
  isAhead: boolean
}

/** The sessions of an absence that were given to somebody else. */
export async function listSubstitutedSessions(
  absenceId: string,
  executor: Executor = db(),
): Promise<SubstitutedSession[]> {
  const rows = await executor.execute<
    Omit<SubstitutedSession, keyof Interval> & { startsAt: string; endsAt: string }
  >(sql`
    select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt", s.course_id as "courseId", c.name as course, s.teacher_id as "teacherId",
      t.first_name || ' ' || t.last_name as teacher, k.substitute_id as "substituteId", s.status = 'planned' and s.starts_at > app_now() as "isAhead"
    from absence_sessions k join course_sessions s on s.id = k.session_id join courses c on c.id = s.course_id join teachers t on t.id = s.teacher_id
    where k.absence_id = ${absenceId} and k.outcome = 'substitute'
    order by s.starts_at, s.id`)
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }))
}
