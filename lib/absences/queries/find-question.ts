import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { readSignedId } from '@/lib/core/signed-ids'
import type { Instant, Interval } from '@/lib/core/time'
import { questionPurpose } from '../rules'
import type { AnsweredBy, Question } from '../types'

/** A pupil's lesson whose teacher is away, what they were asked, and what they said. */
export type AskedLesson = Question &
  Interval & {
    answerId: string
    absenceId: string
    structureId: string
    reason: string
    bookingId: string
    passId: string
    offerId: string
    clientFileId: string
    /** Null: the reader is the learner. */
    learner: string
    payer: string
    firstName: string
    phone: string | null
    email: string | null
    lesson: string
    room: string
    /** Who is away. */
    teacherId: string
    teacher: string
    substitute: string | null
    answeredAt: Instant | null
    answeredBy: AnsweredBy | null
    /** As the lesson is now: cancelled, or when and with whom. */
    isCancelled: boolean
    nowAt: Instant
    nowTeacher: string
    zone: string
    now: Instant
  }

type Dated = 'startsAt' | 'endsAt' | 'answeredAt' | 'nowAt' | 'now'
type Row = Omit<AskedLesson, Dated> & Record<Exclude<Dated, 'answeredAt'>, string> & { answeredAt: string | null }

const dated = (row: Row): AskedLesson => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
  answeredAt: row.answeredAt === null ? null : new Date(row.answeredAt),
  nowAt: new Date(row.nowAt),
  now: new Date(row.now),
})

async function listQuestions(which: SQL, executor: Executor): Promise<AskedLesson[]> {
  const rows = await executor.execute<Row>(sql`
    select q.id as "answerId", q.absence_id as "absenceId", q.structure_id as "structureId", a.reason, a.choices, a.substitute_id as "substituteId",
      a.undone_at is not null as "isUndone", q.choice, q.answered_at as "answeredAt", q.answered_by as "answeredBy",
      (q.before->>'startsAt')::timestamptz as "startsAt", (q.before->>'endsAt')::timestamptz as "endsAt",
      b.status = 'booked' and b.attendance is null and b.teacher_id = a.teacher_id and b.starts_at = (q.before->>'startsAt')::timestamptz as "isUnchanged",
      b.status = 'cancelled' as "isCancelled", b.starts_at as "nowAt", given.first_name || ' ' || given.last_name as "nowTeacher",
      b.id as "bookingId", b.pass_id as "passId", p.offer_id as "offerId", b.client_file_id as "clientFileId",
      l.first_name || ' ' || l.last_name as learner, f.first_name || ' ' || f.last_name as payer, f.first_name as "firstName",
      f.phone, coalesce(f.email, account.email) as email, p.name as lesson, r.name as room,
      a.teacher_id as "teacherId", t.first_name || ' ' || t.last_name as teacher, sub.first_name || ' ' || sub.last_name as substitute,
      s.time_zone as zone, app_now() as now
    from absence_answers q join teacher_absences a on a.id = q.absence_id join bookings b on b.id = q.booking_id join passes p on p.id = b.pass_id
      join learners l on l.id = b.learner_id join client_files f on f.id = b.client_file_id left join accounts account on account.id = f.account_id
      join rooms r on r.id = b.room_id join teachers t on t.id = a.teacher_id join teachers given on given.id = b.teacher_id
      left join teachers sub on sub.id = a.substitute_id join structures s on s.id = q.structure_id
    where ${which}
    order by (q.before->>'startsAt')::timestamptz, q.id`)
  return rows.map(dated)
}

/** One question; null for one of another structure. */
export async function findQuestion(
  structureId: string,
  answerId: string,
  executor: Executor = db(),
): Promise<AskedLesson | null> {
  const found = await listQuestions(sql`q.id = ${answerId} and q.structure_id = ${structureId}`, executor)
  return found[0] ?? null
}

/** The question of a mail's link; null for any other text. */
export async function findQuestionByLink(structureId: string, token: string): Promise<AskedLesson | null> {
  const answerId = readSignedId(questionPurpose, token)
  return answerId ? findQuestion(structureId, answerId) : null
}

/** What the pupils of an absence were asked, by the time of their lessons. */
export const listQuestionsOf = (absenceId: string, executor: Executor = db()): Promise<AskedLesson[]> =>
  listQuestions(sql`q.absence_id = ${absenceId}`, executor)

/** Questions whose lesson began without an answer; a week back, so that an engine that slept catches up. */
export const listOverdueQuestions = (): Promise<AskedLesson[]> =>
  listQuestions(
    sql`q.choice is null and a.undone_at is null and b.status = 'booked' and b.attendance is null
      and a.ends_at > app_now() - interval '7 days' and b.starts_at <= app_now()`,
    db(),
  )
