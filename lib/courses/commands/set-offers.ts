import 'server-only'
import { and, eq, inArray, isNotNull, notInArray } from 'drizzle-orm'
import { offers } from '@/db/schema/catalogue'
import { courses, offerCourses } from '@/db/schema/courses'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, allow, type Busy, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import type { CourseRefusal } from '../types'

/** Says which offers are sold on a course: group offers whose sessions last as long as its own ([1.H1], [1.C6]). */
export async function setOffers(
  actor: Staff,
  courseId: string,
  offerIds: readonly string[],
): Promise<Outcome<null, CourseRefusal | 'not_found' | Busy>> {
  const { structureId } = actor
  const reach = await findReach(actor)
  return withLocks([`course:${courseId}`], async (tx) => {
    const [course] = await tx
      .select({ teacherId: courses.teacherId })
      .from(courses)
      .where(and(eq(courses.structureId, structureId), eq(courses.id, courseId)))
    if (!course || !isWithinReach(reach, course.teacherId)) return refuse('not_found')
    const written = await writeOffers(tx, { structureId, courseId }, offerIds)
    if (!written.ok) return written
    const after = { offerIds }
    await recordAudit(tx, actor, {
      structureId,
      operation: 'course.offers',
      subjectKind: 'course',
      subjectId: courseId,
      after,
    })
    return accept(null)
  })
}

type Of = { structureId: string; courseId: string }

/** The offers of a course, whatever they were before; those in the archives aren't on the form, and keep their courses. */
export async function writeOffers(tx: LockedTx, of: Of, offerIds: readonly string[]): Promise<Verdict<CourseRefusal>> {
  const { structureId, courseId } = of
  const ids = [...new Set(offerIds)]
  const fitting = await tx
    .select({ id: offers.id })
    .from(offers)
    .innerJoin(courses, and(eq(courses.id, courseId), eq(courses.lessonMinutes, offers.lessonMinutes)))
    .where(and(eq(offers.structureId, structureId), eq(offers.kind, 'group'), inArray(offers.id, ids)))
  if (fitting.length !== ids.length) return refuse('course_offer_unfit')
  const archived = tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.structureId, structureId), isNotNull(offers.archivedAt)))
  const gone = ids.length > 0 ? notInArray(offerCourses.offerId, ids) : undefined
  await tx
    .delete(offerCourses)
    .where(and(eq(offerCourses.courseId, courseId), gone, notInArray(offerCourses.offerId, archived)))
  if (ids.length > 0)
    await tx
      .insert(offerCourses)
      .values(ids.map((offerId) => ({ offerId, courseId })))
      .onConflictDoNothing()
  return allow
}
