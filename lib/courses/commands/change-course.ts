import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { courseSessions, courses } from '@/db/schema/courses'
import { rooms, teachers } from '@/db/schema/structures'
import { claimTimes, releaseTime } from '@/lib/agenda/commands'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import { loadCourseChange } from '../queries/load-course-change'
import { fingerprintChange } from '../rules'
import type { ChangedSession, CourseRefusal } from '../types'

export type ChangeCourse = {
  courseId: string
  name: string
  teacherId: string
  roomId: string
  reason: string
  /** Of the sessions that the preview said would change. */
  fingerprint: string
}
type Changed = Outcome<{ changed: number; kept: number }, CourseRefusal | 'not_found' | Busy>

/**
 * Changes the name of a course, who gives it and where, for itself and its sessions to come ([1.H1]): exactly those that the preview
 * showed. A session in whose way something stands keeps what it has. Each participant is told once, with the first session that changes.
 */
export async function changeCourse(actor: Staff, wanted: ChangeCourse): Promise<Changed> {
  const { courseId, teacherId, roomId } = wanted
  const reach = await findReach(actor)
  const seen = await readCourse(actor, courseId)
  if (!seen || !isWithinReach(reach, seen.teacherId)) return refuse('not_found')
  const keys = [
    `course:${courseId}`,
    ...[seen.teacherId, teacherId].map((id) => `teacher:${id}`),
    ...[seen.roomId, roomId].map((id) => `room:${id}`),
  ] as Parameters<typeof withLocks>[0]
  return withLocks(keys, async (tx): Promise<Changed> => {
    const course = (await readCourse(actor, courseId, tx))!
    if (course.teacherId !== seen.teacherId || course.roomId !== seen.roomId) return refuse('dates_changed')
    if (!isWithinReach(reach, teacherId) || !(await isTeacher(tx, actor, teacherId)))
      return refuse('course_teacher_unknown')
    if (!(await isRoom(tx, actor, roomId))) return refuse('course_room_unknown')
    const plan = await loadCourseChange(course, wanted, tx)
    if (fingerprintChange(plan) !== wanted.fingerprint) return refuse('dates_changed')
    await writeSessions(tx, course.structureId, plan.changed)
    await writeCourse(tx, actor, course, wanted)
    await tellParticipants(tx, course.structureId, plan.changed, wanted.reason)
    return accept({ changed: plan.changed.length, kept: plan.kept.length })
  })
}

async function readCourse({ structureId }: Staff, courseId: string, tx?: LockedTx) {
  const [course] = await (tx ?? db())
    .select({
      id: courses.id,
      structureId: courses.structureId,
      name: courses.name,
      teacherId: courses.teacherId,
      roomId: courses.roomId,
    })
    .from(courses)
    .where(and(eq(courses.structureId, structureId), eq(courses.id, courseId)))
  return course ?? null
}
type Course = NonNullable<Awaited<ReturnType<typeof readCourse>>>

async function isTeacher(tx: LockedTx, { structureId }: Staff, id: string): Promise<boolean> {
  const found = and(eq(teachers.structureId, structureId), eq(teachers.id, id), isNull(teachers.leftAt))
  return (await tx.select({ id: teachers.id }).from(teachers).where(found)).length > 0
}

async function isRoom(tx: LockedTx, { structureId }: Staff, id: string): Promise<boolean> {
  const found = and(eq(rooms.structureId, structureId), eq(rooms.id, id))
  return (await tx.select({ id: rooms.id }).from(rooms).where(found)).length > 0
}

async function writeCourse(
  tx: LockedTx,
  actor: Staff,
  course: Course,
  { name, teacherId, roomId, reason }: ChangeCourse,
) {
  const { id, structureId } = course
  await tx.update(courses).set({ name, teacherId, roomId }).where(eq(courses.id, id))
  await recordAudit(tx, actor, {
    ...{ structureId, reason, operation: 'course.changed', subjectKind: 'course', subjectId: id },
    before: { name: course.name, teacherId: course.teacherId, roomId: course.roomId },
    after: { name, teacherId, roomId },
  })
}

/** All the old time is freed before any of the new one is taken; an overlap is refused by the database ([0.I1]). */
async function writeSessions(tx: LockedTx, structureId: string, changed: readonly ChangedSession[]): Promise<void> {
  for (const { id, teacherId, roomId, revision } of changed) {
    await tx
      .update(courseSessions)
      .set({ teacherId, roomId, revision: revision + 1 })
      .where(eq(courseSessions.id, id))
    await tx
      .update(bookings)
      .set({ teacherId, roomId, revision: sql`${bookings.revision} + 1` })
      .where(and(eq(bookings.sessionId, id), eq(bookings.status, 'booked')))
    await releaseTime(tx, 'session', id)
  }
  await claimTimes(
    tx,
    changed.map(({ id, teacherId, roomId, startsAt, endsAt }) => ({
      structureId,
      ownerKind: 'session' as const,
      ownerId: id,
      during: { startsAt, endsAt },
      resources: [
        { kind: 'teacher' as const, id: teacherId },
        { kind: 'room' as const, id: roomId },
      ],
    })),
  )
}

/** One message a person: of the first session that changes for them. */
async function tellParticipants(tx: LockedTx, structureId: string, changed: readonly ChangedSession[], reason: string) {
  if (changed.length === 0) return
  const rows = await tx.execute<{ seatId: string; revision: number }>(sql`
    select distinct on (p.client_file_id, p.learner_id) p.id as "seatId", s.revision
    from seats p join course_sessions s on s.id = p.session_id
    where s.id = any (${`{${changed.map(({ id }) => id).join(',')}}`}::uuid[]) and p.state in ('confirmed', 'held')
    order by p.client_file_id, p.learner_id, s.starts_at`)
  await tell(
    tx,
    rows.map(({ seatId, revision }) => ({
      structureId,
      topic: 'course.changed',
      key: `course.changed:${seatId}:${revision}`,
      payload: { seatId, reason },
    })),
  )
}
