import 'server-only'
import { and, eq, gte, lte, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { courseSessions, schoolHolidays } from '@/db/schema/courses'
import { closures, structures } from '@/db/schema/structures'
import { addDays, startOfDay } from '@/lib/core/time'
import { planDates } from '../rules'
import type { PlannedDate, WeeklyPattern } from '../types'
import { listEngagements } from './list-engagements'

/** The pattern of a course that exists, or of one to come, with its teacher and room. */
export type Planned = WeeklyPattern & {
  structureId: string
  courseId: string | null
  teacherId: string
  roomId: string
}

/** The dates to come of a pattern, each with its state: what the preview shows and the command writes ([1.H1]). */
export async function loadPlan(course: Planned, executor: Executor = db()): Promise<PlannedDate[]> {
  const { structureId, firstOn, lastOn, teacherId, roomId } = course
  const [place] = await executor
    .select({ zone: structures.timeZone, now: sql<string>`app_now()` })
    .from(structures)
    .where(eq(structures.id, structureId))
  const { zone, now } = place!
  const within = { from: startOfDay(firstOn, zone), until: startOfDay(addDays(lastOn, 2), zone) }
  const [holidays, closed, engagements, sessions] = await Promise.all([
    listHolidays(course, executor),
    listClosuresBetween(course, executor),
    listEngagements({ structureId, resourceIds: [teacherId, roomId], ...within }, executor),
    listPlannedDays(course.courseId, executor),
  ])
  return planDates(course, { zone, holidays, closures: closed, engagements, planned: sessions, now: new Date(now) })
}

async function listHolidays({ holidayZone, firstOn, lastOn }: Planned, executor: Executor) {
  if (!holidayZone) return []
  return executor
    .select({ startsOn: schoolHolidays.startsOn, endsOn: schoolHolidays.endsOn, label: schoolHolidays.label })
    .from(schoolHolidays)
    .where(
      and(
        eq(schoolHolidays.zone, holidayZone),
        lte(schoolHolidays.startsOn, lastOn),
        gte(schoolHolidays.endsOn, firstOn),
      ),
    )
}

async function listClosuresBetween({ structureId, firstOn, lastOn }: Planned, executor: Executor) {
  return executor
    .select({ startsOn: closures.startsOn, endsOn: closures.endsOn, label: closures.label })
    .from(closures)
    .where(and(eq(closures.structureId, structureId), lte(closures.startsOn, lastOn), gte(closures.endsOn, firstOn)))
}

async function listPlannedDays(courseId: string | null, executor: Executor): Promise<string[]> {
  if (!courseId) return []
  const rows = await executor
    .select({ day: courseSessions.plannedOn })
    .from(courseSessions)
    .where(eq(courseSessions.courseId, courseId))
  return rows.map(({ day }) => day)
}
