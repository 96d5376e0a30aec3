import { eq } from 'drizzle-orm'
import { agendaClaims } from '@/db/schema/agenda'
import { courseSessions, courses, offerCourses, schoolHolidays } from '@/db/schema/courses'
import { addDays, type Day, type Interval, startOfDay } from '@/lib/core/time'
import { planDates } from '@/lib/courses/rules'
import type { DaysOff, WeeklyPattern } from '@/lib/courses/types'
import { offerId } from './catalogue'
import { atelierCourses, type SeedCourse } from './content/courses'
import type { SeedContext } from './context'
import { listClosures } from './days'
import { insertAll } from './insert'
import { idOf } from './random'
import { atelierSettings, roomId } from './structure'
import { teacherId } from './teachers'

export const courseId = (key: SeedCourse['key']) => idOf(`course:${key}`)

/** A dated session; `learners` are those who have a seat in it, in the order in which they took it. */
export type SeedSession = Interval & { id: string; day: Day; learners: string[] }
export type PlannedCourse = SeedCourse & { id: string; pattern: WeeklyPattern; sessions: SeedSession[] }

/** Two years behind today, and ten months ahead. */
const reach = { past: 730, coming: 300 }
const never = new Date(0)

function planCourse(course: SeedCourse, { today, zone }: SeedContext, holidays: readonly DaysOff[]): PlannedCourse {
  const { weekday, startsAt, lessonMinutes } = course
  const [firstOn, lastOn] = [addDays(today, -reach.past), addDays(today, reach.coming)]
  const pattern = { weekday, startsAt, lessonMinutes, firstOn, lastOn, holidayZone: atelierSettings.holidayZone }
  const facts = { zone, holidays, closures: listClosures(today), engagements: [], planned: [], now: never }
  const sessions = planDates(pattern, facts).flatMap(({ day, state, during }) =>
    state === 'kept' && during
      ? [{ id: idOf(`session:${course.key}:${day}`, during.startsAt), day, ...during, learners: [] }]
      : [],
  )
  return { ...course, id: courseId(course.key), pattern, sessions }
}

/** The group courses with their sessions, of which their teachers and the room are busy from the start ([1.H1]). */
export async function insertCourses(context: SeedContext): Promise<PlannedCourse[]> {
  const { tx, structureId, today, zone } = context
  const holidays = await tx
    .select({ startsOn: schoolHolidays.startsOn, endsOn: schoolHolidays.endsOn, label: schoolHolidays.label })
    .from(schoolHolidays)
    .where(eq(schoolHolidays.zone, atelierSettings.holidayZone!))
  const planned = atelierCourses.map((course) => planCourse(course, context, holidays))
  const createdAt = startOfDay(addDays(today, -reach.past - 30), zone)
  await insertAll(
    tx,
    courses,
    planned.map(({ id, name, capacity, pattern, ...course }) => ({
      ...{ id, structureId, name, capacity, ...pattern, createdAt },
      teacherId: teacherId(course.teacher),
      roomId: roomId(course.room),
    })),
  )
  await insertAll(
    tx,
    courseSessions,
    planned.flatMap((course) => sessionRows(course, structureId, createdAt)),
  )
  await insertAll(
    tx,
    agendaClaims,
    planned.flatMap((course) => claimRows(course, structureId, createdAt)),
  )
  await insertAll(
    tx,
    offerCourses,
    planned.flatMap(({ id, offers }) => offers.map((slug) => ({ offerId: offerId(slug), courseId: id }))),
  )
  return planned
}

const sessionRows = (
  { id: course, teacher, room, capacity, sessions }: PlannedCourse,
  structureId: string,
  createdAt: Date,
) =>
  sessions.map(({ id, day, startsAt, endsAt }) => ({
    ...{ id, structureId, courseId: course, plannedOn: day, startsAt, endsAt, capacity, createdAt },
    teacherId: teacherId(teacher),
    roomId: roomId(room),
  }))

const claimRows = ({ teacher, room, sessions }: PlannedCourse, structureId: string, createdAt: Date) =>
  sessions.flatMap(({ id, startsAt, endsAt }) =>
    [
      { resourceKind: 'teacher' as const, resourceId: teacherId(teacher) },
      { resourceKind: 'room' as const, resourceId: roomId(room) },
    ].map((resource) => ({
      ...resource,
      structureId,
      during: `[${startsAt.toISOString()},${endsAt.toISOString()})`,
      ownerKind: 'session' as const,
      ownerId: id,
      createdAt,
    })),
  )
