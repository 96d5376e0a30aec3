import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { teacherAbsences } from '@/db/schema/absences'
import { availabilityExceptions, availabilityRooms, teacherAvailabilities } from '@/db/schema/agenda'
import { locations } from '@/db/schema/structures'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { accept, refuse } from '@/lib/core/outcome'
import { listRoomPlaces } from '../queries/find-presence'
import { checkException, checkExceptionRemoval, checkHours, findPlace } from '../rules'
import type { GivenException, GivenHours } from '../types'
import { changeHours } from './change-hours'

/** Gives a teacher hours of every week, or changes those of `id` ([1.H2]). Refuses what `checkHours` refuses, and rooms of several places. */
export const saveHours = (actor: Actor, teacherId: string, { id, ...given }: GivenHours & { id?: string }) =>
  changeHours(actor, teacherId, id ? 'hours.changed' : 'hours.added', async (tx, { structureId, presence }) => {
    if (id && !presence.openings.some((one) => one.id === id)) return refuse('not_found')
    const locationId = findPlace(given.roomIds, await listRoomPlaces(structureId, tx))
    if (!locationId) return refuse('room_elsewhere')
    const verdict = checkHours({ ...given, id }, presence)
    if (!verdict.ok) return verdict
    const { roomIds, ...row } = given
    const savedId = await writeHours(tx, { ...row, locationId, structureId, teacherId }, id)
    await tx.delete(availabilityRooms).where(eq(availabilityRooms.availabilityId, savedId))
    await tx
      .insert(availabilityRooms)
      .values(roomIds.map((roomId, rank) => ({ availabilityId: savedId, roomId, rank })))
    return accept({ id: savedId, before: presence.openings.find((one) => one.id === id), after: given })
  })

async function writeHours(tx: LockedTx, row: typeof teacherAvailabilities.$inferInsert, id?: string): Promise<string> {
  if (!id) {
    const [added] = await tx.insert(teacherAvailabilities).values(row).returning({ id: teacherAvailabilities.id })
    return added!.id
  }
  await tx.update(teacherAvailabilities).set(row).where(eq(teacherAvailabilities.id, id))
  return id
}

/** Takes weekly hours away; lessons booked in them stay. */
export const removeHours = (actor: Actor, teacherId: string, id: string) =>
  changeHours(actor, teacherId, 'hours.removed', async (tx) => {
    const [gone] = await tx
      .delete(teacherAvailabilities)
      .where(and(eq(teacherAvailabilities.id, id), eq(teacherAvailabilities.teacherId, teacherId)))
      .returning()
    return gone ? accept({ id, before: gone }) : refuse('not_found')
  })

/** Notes days that differ ([1.H2]). Refuses what `checkException` refuses, and a place of another structure. */
export const addException = (actor: Actor, teacherId: string, given: GivenException) =>
  changeHours(actor, teacherId, 'exception.added', async (tx, { structureId, presence }) => {
    const verdict = checkException(given, presence)
    if (!verdict.ok) return verdict
    if (given.locationId && !(await isPlaceOf(tx, structureId, given.locationId))) return refuse('not_found')
    const [added] = await tx
      .insert(availabilityExceptions)
      .values({ ...given, structureId, teacherId })
      .returning({ id: availabilityExceptions.id })
    return accept({ id: added!.id, after: given })
  })

async function isPlaceOf(tx: LockedTx, structureId: string, locationId: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: locations.id })
    .from(locations)
    .where(and(eq(locations.id, locationId), eq(locations.structureId, structureId)))
  return row !== undefined
}

/** Takes days off, or hours opened for once, away. Refuses those of a declared absence. */
export const removeException = (actor: Actor, teacherId: string, id: string) =>
  changeHours(actor, teacherId, 'exception.removed', async (tx) => {
    const closes = and(eq(teacherAbsences.exceptionId, id), isNull(teacherAbsences.undoneAt))
    const verdict = checkExceptionRemoval((await tx.$count(teacherAbsences, closes)) > 0)
    if (!verdict.ok) return verdict
    const [gone] = await tx
      .delete(availabilityExceptions)
      .where(and(eq(availabilityExceptions.id, id), eq(availabilityExceptions.teacherId, teacherId)))
      .returning()
    return gone ? accept({ id, before: gone }) : refuse('not_found')
  })
