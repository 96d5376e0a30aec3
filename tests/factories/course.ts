import type { Executor } from '@/db/client'
import { agendaClaims } from '@/db/schema/agenda'
import { courseSessions, courses, offerCourses } from '@/db/schema/courses'
import { addDays, addMinutes, type Day, findInstant, weekdayOf } from '@/lib/core/time'
import { makeOffer, type TestOffer } from './offer'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'
import { makeTeacherWithAvailability } from './teacher'

export type TestCourse = {
  id: string
  teacherId: string
  roomId: string
  /** In order of time. */
  sessions: (typeof courseSessions.$inferSelect)[]
}

type Given = {
  firstOn: Day
  name?: string
  startsAt?: string
  count?: number
  capacity?: number
  lessonMinutes?: number
  roomId?: string
  teacherId?: string
}

/** A weekly course of 12 sessions of 90 minutes at 19:30 for 10 people, each occupying its teacher and its room, unless told otherwise. */
export async function makeCourse(executor: Executor, structure: TestStructure, given: Given): Promise<TestCourse> {
  const { firstOn, startsAt = '19:30', count = 12, capacity = 10, lessonMinutes = 90 } = given
  const teacherId = given.teacherId ?? (await makeTeacherWithAvailability(executor, structure)).id
  const roomId = given.roomId ?? structure.roomIds[0]!
  const whose = { structureId: structure.id, teacherId, roomId, capacity }
  const days = Array.from({ length: count }, (_, week) => addDays(firstOn, week * 7))
  const [course] = await executor
    .insert(courses)
    .values({
      ...whose,
      name: given.name ?? `Chant collectif ${nextNumber()}`,
      weekday: weekdayOf(firstOn),
      startsAt,
      lessonMinutes,
      firstOn,
      lastOn: days.at(-1)!,
    })
    .returning({ id: courses.id })
  const times = days.map((plannedOn) => ({
    plannedOn,
    startsAt: findInstant(plannedOn, startsAt, structure.timeZone)!,
  }))
  const sessions = await executor
    .insert(courseSessions)
    .values(
      times.map((time) => ({
        ...whose,
        ...time,
        courseId: course!.id,
        endsAt: addMinutes(time.startsAt, lessonMinutes),
      })),
    )
    .returning()
  await executor.insert(agendaClaims).values(sessions.flatMap((session) => claimsOf(session)))
  const inOrder = [...sessions].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return { id: course!.id, teacherId, roomId, sessions: inOrder }
}

const claimsOf = ({ structureId, id, startsAt, endsAt, teacherId, roomId }: typeof courseSessions.$inferSelect) =>
  [
    { resourceKind: 'teacher' as const, resourceId: teacherId },
    { resourceKind: 'room' as const, resourceId: roomId },
  ].map((resource) => ({
    ...resource,
    structureId,
    during: `[${startsAt.toISOString()},${endsAt.toISOString()})`,
    ownerKind: 'session' as const,
    ownerId: id,
  }))

/** A package of 4 sessions of these courses at 100,00 €, two postponements, without membership, unless told otherwise. */
export async function makeGroupOffer(
  executor: Executor,
  structure: TestStructure,
  courseIds: readonly string[],
  given: Parameters<typeof makeOffer>[2] = {},
): Promise<TestOffer> {
  const offer = await makeOffer(executor, structure, {
    kind: 'group',
    name: `Forfait collectif (${nextNumber()})`,
    credits: 4,
    lessonMinutes: 90,
    validityMonths: null,
    postponements: 2,
    requiresMembership: false,
    priceCents: 10_000,
    ...given,
  })
  if (courseIds.length > 0)
    await executor.insert(offerCourses).values(courseIds.map((courseId) => ({ offerId: offer.id, courseId })))
  return offer
}
