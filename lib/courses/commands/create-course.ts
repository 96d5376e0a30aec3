import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { courses } from '@/db/schema/courses'
import { rooms, teachers } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import { loadPlan } from '../queries/load-plan'
import { checkCapacity, checkPattern, fingerprintOf } from '../rules'
import type { CourseRefusal, NewCourse } from '../types'
import { writeOffers } from './set-offers'
import { writeSessions } from './write-sessions'

type Created = { courseId: string; sessions: number }
type CreateOutcome = Outcome<Created, CourseRefusal | 'not_found' | Busy>

/**
 * Creates a course with the sessions that its preview showed ([1.H1]). `fingerprint` is that preview's: a lesson booked or
 * a closure added since then changes the plan, and `dates_changed` has the preview shown again.
 * Refuses `not_found` to a teacher for somebody else's course.
 */
export async function createCourse(actor: Staff, wanted: NewCourse, fingerprint: string): Promise<CreateOutcome> {
  if (!isWithinReach(await findReach(actor), wanted.teacherId)) return refuse('not_found')
  return withLocks(
    [`teacher:${wanted.teacherId}`, `room:${wanted.roomId}`],
    async (tx, now): Promise<CreateOutcome> => {
      // A day of UTC is near enough to two years.
      const pattern = checkPattern(wanted, dayOf(now, 'UTC'))
      if (!pattern.ok) return pattern
      const fits = await checkPlace(tx, actor.structureId, wanted)
      if (!fits.ok) return fits
      const dates = await loadPlan({ ...wanted, structureId: actor.structureId, courseId: null }, tx)
      if (fingerprintOf(dates) !== fingerprint) return refuse('dates_changed')
      if (!dates.some(({ state }) => state === 'kept')) return refuse('course_without_session')
      const courseId = await writeCourse(tx, actor, wanted)
      const offered = await writeOffers(tx, { structureId: actor.structureId, courseId }, wanted.offerIds)
      if (!offered.ok) return offered
      const sessions = await writeSessions(tx, { ...holderOf(wanted), structureId: actor.structureId, courseId }, dates)
      return accept({ courseId, sessions })
    },
  )
}

const holderOf = ({ teacherId, roomId, capacity }: NewCourse) => ({ teacherId, roomId, capacity })

/** A teacher and a room of the structure, with the places that the course wants. */
async function checkPlace(executor: Executor, structureId: string, wanted: NewCourse): Promise<Verdict<CourseRefusal>> {
  const [teacher] = await executor
    .select({ id: teachers.id })
    .from(teachers)
    .where(and(eq(teachers.structureId, structureId), eq(teachers.id, wanted.teacherId), isNull(teachers.leftAt)))
  if (!teacher) return refuse('course_teacher_unknown')
  const [room] = await executor
    .select({ capacity: rooms.capacity })
    .from(rooms)
    .where(and(eq(rooms.structureId, structureId), eq(rooms.id, wanted.roomId)))
  if (!room) return refuse('course_room_unknown')
  return checkCapacity(wanted.capacity, { taken: 0, roomCapacity: room.capacity })
}

async function writeCourse(tx: LockedTx, actor: Staff, { offerIds, ...course }: NewCourse): Promise<string> {
  const { structureId } = actor
  const [written] = await tx
    .insert(courses)
    .values({ ...course, structureId })
    .returning({ id: courses.id })
  const courseId = written!.id
  const after = { ...course, offerIds }
  await recordAudit(tx, actor, {
    structureId,
    operation: 'course.create',
    subjectKind: 'course',
    subjectId: courseId,
    after,
  })
  return courseId
}
