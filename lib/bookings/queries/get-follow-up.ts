import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Day } from '@/lib/core/time'
import {
  type PassRow,
  type PassScope,
  type PassSummary,
  passesJson,
  postponementsLeft,
  toPass,
} from '@/lib/passes/queries'
import { alertsJson, type ShownAlert } from '@/lib/waiting-lists/queries/find-alert'
import { type EntryRow, entriesJson, type ShownEntry, toEntry } from '@/lib/waiting-lists/queries/list-entries'
import type { Attendance, BookingStatus, LateAllowance } from '../types'
import { awayQuestionId, lateJson } from './find-lesson-for-change'

/** A lesson as its learner's household reads it. */
export type Lesson = {
  /** Its teacher is away and its pupil was asked what becomes of it, by this question ([1.H6]). */
  isTeacherAway: boolean
  awayQuestionId: string | null
  id: string
  startsAt: Date
  endsAt: Date
  status: BookingStatus
  attendance: Attendance | null
  cancelledAt: Date | null
  isRefunded: boolean
  /** SEQUENCE of its .ics. */
  revision: number
  cancellationNoticeHours: number
  late: LateAllowance
  /** Of a group course; null: an individual lesson. */
  sessionId: string | null
  /** Of its pass: sessions that it may still give up for later ones ([1.G5]). */
  postponementsLeft: number
  /** When the session starts for which this one was given up ([1.G5]). */
  postponedTo: Date | null
  passId: string
  passName: string
  learnerId: string
  learnerFirstName: string
  teacherId: string
  teacherName: string
  teacherPhone: string
  teacherEmail: string
  roomName: string
  locationName: string
  locationAddress: string
  locationDirections: string
}

export type LessonRow = Omit<Lesson, 'startsAt' | 'endsAt' | 'cancelledAt' | 'postponedTo'> & {
  postponedTo: number | null
  startsAt: number
  endsAt: number
  cancelledAt: number | null
}

export const toLesson = (row: LessonRow): Lesson => ({
  ...row,
  startsAt: new Date(row.startsAt),
  endsAt: new Date(row.endsAt),
  cancelledAt: row.cancelledAt === null ? null : new Date(row.cancelledAt),
  postponedTo: row.postponedTo === null ? null : new Date(row.postponedTo),
})

/** Cancelled by a refund of its purchase: its credit came back and was revoked in the same transaction ([1.D10]). */
export const isRefunded = sql<boolean>`exists (select from pass_entries back join pass_entries taken
  on taken.pass_id = back.pass_id and taken.created_at = back.created_at and taken.kind = 'revoke'
  where back.pass_id = b.pass_id and back.booking_id = b.id and back.kind = 'release')`

/** Columns of a lesson as one JSON object, from `b` (bookings) and the tables that `lessonTables` joins to it. */
export const lessonJson = sql`json_build_object('id', b.id, 'startsAt', extract(epoch from b.starts_at) * 1000, 'endsAt', extract(epoch from b.ends_at) * 1000,
  'status', b.status, 'attendance', b.attendance, 'cancelledAt', extract(epoch from b.cancelled_at) * 1000, 'revision', b.revision,
  'isRefunded', b.status = 'cancelled' and ${isRefunded},
  'cancellationNoticeHours', p.cancellation_notice_hours, 'late', ${lateJson}, 'isTeacherAway', ${awayQuestionId} is not null, 'awayQuestionId', ${awayQuestionId}, 'sessionId', b.session_id, 'postponementsLeft', ${postponementsLeft},
  'postponedTo', (select extract(epoch from later.starts_at) * 1000 from bookings later where later.postponed_from_id = b.id), 'passId', p.id, 'passName', p.name, 'learnerId', l.id, 'learnerFirstName', l.first_name,
  'teacherId', t.id, 'teacherName', t.first_name || ' ' || t.last_name, 'teacherPhone', t.phone, 'teacherEmail', t.email, 'roomName', r.name,
  'locationName', place.name, 'locationAddress', place.address, 'locationDirections', place.directions)`

export const lessonTables = sql`join passes p on p.id = b.pass_id join learners l on l.id = b.learner_id join teachers t on t.id = b.teacher_id
  join rooms r on r.id = b.room_id join locations place on place.id = r.location_id`

export type FollowUp = {
  now: Date
  passes: PassSummary[]
  /** The next one first. */
  upcoming: Lesson[]
  /** Ended or cancelled, the latest first; at most `pastLimit`. */
  past: Lesson[]
  pastCount: number
  /** What the file waits for, whoever of its learners it is for ([1.G10] [1.F2]). */
  entries: ShownEntry[]
  alerts: ShownAlert[]
}

/** 'Mon suivi' of a learner, or of all the learners that the file sees, in one round trip ([1.G2], [1.G3], [6.P2]). */
export async function getFollowUp(scope: PassScope, zone: string, pastLimit: number): Promise<FollowUp> {
  const lessons = sql`
    from guardianships g join passes p on p.learner_id = g.learner_id join bookings b on b.pass_id = p.id`
  const mine = sql`g.client_file_id = ${scope.clientFileId} and g.sees and b.structure_id = ${scope.structureId}
    and g.learner_id = coalesce(${scope.learnerId ?? null}::uuid, g.learner_id)`
  const isPast = sql`(b.status = 'cancelled' or b.ends_at <= app_now())`
  const [row] = await db().execute<{
    now: string
    passes: PassRow[] | null
    upcoming: LessonRow[] | null
    past: LessonRow[] | null
    past_count: number
    entries: EntryRow[] | null
    alerts: ShownAlert[] | null
  }>(sql`
    with ids as materialized (select b.id, b.starts_at, ${isPast} as is_past ${lessons} where ${mine}),
      shown as (select b.*, ids.is_past from bookings b join (
        (select id, is_past from ids where not is_past)
        union all (select id, is_past from ids where is_past order by starts_at desc limit ${pastLimit})) ids on ids.id = b.id)
    select app_now() as now, ${passesJson(scope)} as passes, ${entriesJson(scope)} as entries, ${alertsJson(scope)} as alerts, (select count(*)::int from ids where is_past) as past_count,
      (select json_agg(${lessonJson} order by b.starts_at, b.id) from shown b ${lessonTables} where not b.is_past) as upcoming,
      (select json_agg(${lessonJson} order by b.starts_at desc, b.id) from shown b ${lessonTables} where b.is_past) as past`)
  const now = new Date(row!.now)
  return {
    now,
    passes: (row!.passes ?? []).map((pass) => toPass(pass, now, zone)),
    upcoming: (row!.upcoming ?? []).map(toLesson),
    past: (row!.past ?? []).map(toLesson),
    pastCount: row!.past_count,
    entries: (row!.entries ?? []).map(toEntry),
    alerts: row!.alerts ?? [],
  }
}

export type LessonOfPass = {
  lesson: Lesson
  now: Date
  pass: { remaining: number; validUntil: Day }
  /** The file may book and cancel for this learner, not only see. */
  mayBook: boolean
}

/** A lesson of a learner that the file sees (null: any of the structure, for its office), with the time and its pass ([0.I9]). */
export async function findLesson(
  structureId: string,
  clientFileId: string | null,
  bookingId: string,
): Promise<LessonOfPass | null> {
  const seen = sql`join guardianships g on g.learner_id = b.learner_id and g.client_file_id = ${clientFileId} and g.sees`
  const [row] = await db().execute<Omit<LessonOfPass, 'lesson' | 'now'> & { lesson: LessonRow; now: string }>(sql`
    select ${lessonJson} as lesson, app_now() as now, ${clientFileId === null ? sql`true` : sql`g.books`} as "mayBook", json_build_object('validUntil', p.valid_until,
      'remaining', (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id)) as pass
    from bookings b ${lessonTables} ${clientFileId === null ? sql.empty() : seen}
    where b.id = ${bookingId} and b.structure_id = ${structureId}`)
  return row ? { ...row, lesson: toLesson(row.lesson), now: new Date(row.now) } : null
}
