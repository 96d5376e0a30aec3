import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clock } from '@/lib/core/clock'
import { loadPackageFacts } from '@/lib/places/queries'
import { listChoices } from '@/lib/places/rules'
import type { StartDate } from '@/lib/places/types'
import { type CourseLabel, listCourseLabels } from './list-course-labels'

export type NextStarts = { course: CourseLabel; starts: StartDate[] }

/** The next start dates of a package with the places left, by course, as anybody may read them ([1.A2]). */
export async function listNextStarts(
  offer: { id: string; credits: number },
  noticeHours: number,
): Promise<NextStarts[]> {
  const rows = await db().execute<{ courseId: string }>(
    sql`select course_id as "courseId" from offer_courses where offer_id = ${offer.id}`,
  )
  const courseIds = rows.map(({ courseId }) => courseId)
  const wanted = [{ ...offer, courseIds, learnerId: null, firstSessionId: null }]
  const facts = await loadPackageFacts(db(), wanted, { now: await clock(), noticeHours, cartId: null })
  const choices = listChoices(wanted, offer.id, facts)
  const labels = await listCourseLabels(courseIds)
  return labels.map((course) => ({ course, starts: choices.find(({ courseId }) => courseId === course.id)!.starts }))
}
