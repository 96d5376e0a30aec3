import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { locations, rooms, teachers } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'

/** What a course is made of: teachers within reach, rooms with their capacity, and the group offers that may be sold on it. */
export async function listCourseChoices(actor: Staff) {
  const { structureId } = actor
  const [reach, teaching, places, group] = await Promise.all([
    findReach(actor),
    db()
      .select({ id: teachers.id, firstName: teachers.firstName, lastName: teachers.lastName })
      .from(teachers)
      .where(and(eq(teachers.structureId, structureId), isNull(teachers.leftAt)))
      .orderBy(asc(teachers.position)),
    db()
      .select({ id: rooms.id, name: rooms.name, capacity: rooms.capacity, location: locations.name })
      .from(rooms)
      .innerJoin(locations, eq(locations.id, rooms.locationId))
      .where(eq(rooms.structureId, structureId))
      .orderBy(asc(locations.position), asc(rooms.position)),
    db()
      .select({
        id: offers.id,
        name: offers.name,
        lessonMinutes: offers.lessonMinutes,
        isPublished: offers.isPublished,
      })
      .from(offers)
      .where(and(eq(offers.structureId, structureId), eq(offers.kind, 'group'), isNull(offers.archivedAt)))
      .orderBy(asc(offers.position)),
  ])
  return {
    teachers: teaching
      .filter(({ id }) => isWithinReach(reach, id))
      .map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })),
    rooms: places,
    offers: group,
  }
}

export type CourseChoices = Awaited<ReturnType<typeof listCourseChoices>>
