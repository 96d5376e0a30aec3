import 'server-only'
import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { availabilityExceptions, availabilityRooms, teacherAvailabilities } from '@/db/schema/agenda'
import { rooms } from '@/db/schema/structures'
import type { Day } from '@/lib/core/time'
import type { DatedException, Presence, WeeklyHours } from '../types'

const hourOf = (time: string): string => time.slice(0, 5)

/** A teacher's weekly hours and differing days that aren't over on a day, by weekday and by date. */
export async function findPresence(
  { teacherId, zone }: { teacherId: string; zone: string },
  from: Day,
  executor: Executor = db(),
): Promise<Presence> {
  const hours = await listHoursOf(executor, teacherId, from)
  const exceptions = await listExceptionsOf(executor, teacherId, from)
  return { zone, openings: hours, exceptions }
}

async function listHoursOf(executor: Executor, teacherId: string, from: Day): Promise<WeeklyHours[]> {
  const rows = await executor
    .select()
    .from(teacherAvailabilities)
    .where(
      and(
        eq(teacherAvailabilities.teacherId, teacherId),
        or(isNull(teacherAvailabilities.validUntil), gte(teacherAvailabilities.validUntil, from)),
      ),
    )
    .orderBy(asc(teacherAvailabilities.weekday), asc(teacherAvailabilities.startsAt), asc(teacherAvailabilities.id))
  const ids = rows.map(({ id }) => id)
  const tied = await executor
    .select()
    .from(availabilityRooms)
    .where(inArray(availabilityRooms.availabilityId, ids))
    .orderBy(asc(availabilityRooms.rank))
  return rows.map(({ structureId: _structure, teacherId: _teacher, ...row }) => ({
    ...row,
    startsAt: hourOf(row.startsAt),
    endsAt: hourOf(row.endsAt),
    roomIds: tied.filter(({ availabilityId }) => availabilityId === row.id).map(({ roomId }) => roomId),
  }))
}

async function listExceptionsOf(executor: Executor, teacherId: string, from: Day): Promise<DatedException[]> {
  const rows = await executor
    .select()
    .from(availabilityExceptions)
    .where(and(eq(availabilityExceptions.teacherId, teacherId), gte(availabilityExceptions.endsOn, from)))
    .orderBy(asc(availabilityExceptions.startsOn), asc(availabilityExceptions.id))
  return rows.map(({ structureId: _structure, teacherId: _teacher, ...row }) => ({
    ...row,
    startsAt: row.startsAt && hourOf(row.startsAt),
    endsAt: row.endsAt && hourOf(row.endsAt),
    roomIds: [],
  }))
}

/** The rooms of a structure and their places, to check hours against. */
export const listRoomPlaces = (structureId: string, executor: Executor = db()) =>
  executor.select({ id: rooms.id, locationId: rooms.locationId }).from(rooms).where(eq(rooms.structureId, structureId))
