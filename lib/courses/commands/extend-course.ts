import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { courses } from '@/db/schema/courses'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, dayOf } from '@/lib/core/time'
import { prolongPasses } from '@/lib/passes/commands'
import { offerFreedSeats } from '@/lib/places/commands/offer-seats'
import { findCourse } from '../queries/list-courses'
import { loadPlan } from '../queries/load-plan'
import { checkPattern, fingerprintOf, isExtension } from '../rules'
import type { CourseRefusal } from '../types'
import { writeSessions } from './write-sessions'

type ExtendOutcome = Outcome<{ sessions: number }, CourseRefusal | 'not_found' | Busy>

/**
 * Adds the sessions of a course that are still missing up to a last day, which may be later than its present one: weeks
 * beyond it, and those that were taken or closed when it was created and no longer are ([1.H1]). What is left of the passes
 * sold on it can be placed in them.
 */
export async function extendCourse(
  actor: Staff,
  given: { courseId: string; lastOn: Day; fingerprint: string },
): Promise<ExtendOutcome> {
  const course = await findCourse(actor, given.courseId)
  if (!course) return refuse('not_found')
  const { id: courseId, teacherId, roomId, capacity } = course
  const keys = [`course:${courseId}`, `teacher:${teacherId}`, `room:${roomId}`] as const
  return withLocks(keys, async (tx, now): Promise<ExtendOutcome> => {
    const { structureId } = actor
    const longer = { ...course, lastOn: given.lastOn, structureId, courseId }
    const verdict = isExtension(course, given.lastOn)
      ? checkPattern(longer, dayOf(now, 'UTC'))
      : refuse('course_dates_wrong')
    if (!verdict.ok) return verdict
    const dates = await loadPlan(longer, tx)
    if (fingerprintOf(dates) !== given.fingerprint) return refuse('dates_changed')
    const sessions = await writeSessions(tx, { structureId, courseId, teacherId, roomId, capacity }, dates)
    if (sessions === 0) return refuse('course_without_session')
    await prolongPasses(tx, await listPassesOnCourse(tx, courseId), given.lastOn)
    await offerFreedSeats(tx, courseId, now)
    await tx
      .update(courses)
      .set({ lastOn: given.lastOn })
      .where(and(eq(courses.structureId, structureId), eq(courses.id, courseId)))
    const [before, after] = [{ lastOn: course.lastOn }, { lastOn: given.lastOn, sessions }]
    const entry = { operation: 'course.extend', subjectKind: 'course', subjectId: courseId, before, after }
    await recordAudit(tx, actor, { structureId, ...entry })
    return accept({ sessions })
  })
}

/** The passes of packages that started on the course, or came for it from another program. */
async function listPassesOnCourse(tx: LockedTx, courseId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select p.id from passes p left join order_lines l on l.id = p.order_line_id left join course_sessions s on s.id = l.first_session_id
    where coalesce(s.course_id, p.course_id) = ${courseId}`)
  return rows.map(({ id }) => id)
}
