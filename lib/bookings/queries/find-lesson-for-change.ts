import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Attendance, CancellableLesson } from '../types'

/** Late cancellations of pass `p`: allowed, used, and until when ([1.G8]). */
export const lateJson = sql`json_build_object('granted', p.late_exceptions,
  'used', (select count(*)::int from bookings one where one.pass_id = p.id and one.is_late_exception),
  'untilHours', (select (settings->'lateExceptions'->>'untilHours')::int from structures where id = p.structure_id))`

/** The question about booking `b` whose teacher won't be there, while its pupil hasn't chosen what becomes of it ([1.H6]). */
export const awayQuestionId = sql<
  string | null
>`(select asked.id from absence_answers asked join teacher_absences away on away.id = asked.absence_id
  where asked.booking_id = b.id and asked.choice is null and away.undone_at is null and away.teacher_id = b.teacher_id
    and b.starts_at < away.ends_at and b.ends_at > away.starts_at limit 1)`

/** What a change of a lesson needs: its ids, its state, and how often its credit moved. */
export type LessonForChange = CancellableLesson & {
  structureId: string
  clientFileId: string
  passId: string
  learnerId: string
  teacherId: string
  roomId: string
  attendance: Attendance | null
  /** Of a group course; null: an individual lesson. */
  sessionId: string | null
  revision: number
  creditMoves: number
}

/** A booking of the structure; of a learner for whom the file may book when `clientFileId` is given. */
export async function findLessonForChange(
  structureId: string,
  bookingId: string,
  clientFileId: string | null,
  executor: Executor = db(),
): Promise<LessonForChange | null> {
  const [row] = await executor.execute<Omit<LessonForChange, 'startsAt'> & { startsAt: string }>(sql`
    select b.structure_id as "structureId", b.client_file_id as "clientFileId", b.pass_id as "passId", b.learner_id as "learnerId",
      b.teacher_id as "teacherId", b.room_id as "roomId", b.starts_at as "startsAt", b.status, b.attendance,
      b.session_id as "sessionId", b.revision, p.cancellation_notice_hours as "cancellationNoticeHours", ${lateJson} as late, ${awayQuestionId} is not null as "isTeacherAway",
      (select count(*)::int from pass_entries e where e.booking_id = b.id) as "creditMoves"
    from bookings b join passes p on p.id = b.pass_id
    where b.id = ${bookingId} and b.structure_id = ${structureId} and (${clientFileId}::uuid is null or exists (
      select from guardianships g where g.learner_id = b.learner_id and g.client_file_id = ${clientFileId} and g.books))`)
  return row ? { ...row, startsAt: new Date(row.startsAt) } : null
}
