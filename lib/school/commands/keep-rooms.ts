import 'server-only'
import { and, eq } from 'drizzle-orm'
import { writePositions } from '@/db/positions'
import { bookings } from '@/db/schema/bookings'
import { rooms } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { type Move, moveIn } from '@/lib/core/ordering'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { checkRoom, checkRoomRemoval, fingerprintTerms, termsOfRoom } from '../rules'
import type { DeskPlace, RoomTerms, SchoolRefusal } from '../types'
import { withPlace } from './keep-places'

type Done = Outcome<{ roomId: string }, SchoolRefusal | 'not_found'>
type Which = { placeId: string; roomId: string }

const roomOf = (place: DeskPlace, roomId: string) => place.rooms.find(({ id }) => id === roomId) ?? null

/** A room of a place, its last one ([2.F3]). */
export const addRoom = (actor: Staff, placeId: string, terms: RoomTerms) =>
  withPlace(actor, placeId, async (tx, place): Promise<Done> => {
    const { structureId } = actor
    const values = { ...terms, structureId, locationId: placeId, position: place.rooms.length + 1 }
    const [added] = await tx.insert(rooms).values(values).returning({ id: rooms.id })
    await note(tx, actor, { operation: 'room.added', roomId: added!.id, after: terms })
    return accept({ roomId: added!.id })
  })

/** What is said of a room, as its page showed it: what is planned there still holds in it. */
export const changeRoom = (
  actor: Staff,
  { placeId, roomId, seen, terms }: Which & { seen: string; terms: RoomTerms },
) =>
  withPlace(actor, placeId, async (tx, place): Promise<Done> => {
    const room = roomOf(place, roomId)
    if (!room) return refuse('not_found')
    const before = termsOfRoom(room)
    if (fingerprintTerms(before) !== seen) return refuse('changed_meanwhile')
    const verdict = checkRoom(terms, room.largest)
    if (!verdict.ok) return verdict
    await tx.update(rooms).set(terms).where(eq(rooms.id, roomId))
    await note(tx, actor, { operation: 'room.changed', roomId, before, after: terms })
    return accept({ roomId })
  })

/** Removes a room where nothing took place, or is meant to; a booking that is being made there is waited for. */
export const removeRoom = (actor: Staff, { placeId, roomId }: Which) =>
  withPlace(
    actor,
    placeId,
    async (tx, place): Promise<Done> => {
      const room = roomOf(place, roomId)
      if (!room) return refuse('not_found')
      const verdict = checkRoomRemoval({ isUsed: room.isUsed || (await hadLessons(tx, actor, roomId)) })
      if (!verdict.ok) return verdict
      await tx.delete(rooms).where(eq(rooms.id, roomId))
      await note(tx, actor, { operation: 'room.removed', roomId, before: termsOfRoom(room) })
      return accept({ roomId })
    },
    [`room:${roomId}`],
  )

/** A room's rank in its place. */
export const moveRoom = (actor: Staff, { placeId, roomId, move }: Which & { move: Move }) =>
  withPlace(actor, placeId, async (tx, place): Promise<Done> => {
    if (!roomOf(place, roomId)) return refuse('not_found')
    const moved = moveIn(place.rooms, roomId, move)
    if (!moved) return refuse('nothing_moved')
    await writePositions(tx, rooms, actor.structureId, moved)
    await note(tx, actor, { operation: 'room.moved', roomId })
    return accept({ roomId })
  })

/** Cancelled lessons too: their papers say where they were to be. Read only before a removal: no index serves it. */
async function hadLessons(tx: LockedTx, { structureId }: Staff, roomId: string): Promise<boolean> {
  const own = and(eq(bookings.structureId, structureId), eq(bookings.roomId, roomId))
  return (await tx.select({ id: bookings.id }).from(bookings).where(own).limit(1)).length > 0
}

type Note = { operation: string; roomId: string; before?: RoomTerms; after?: RoomTerms }

const note = (tx: LockedTx, actor: Staff, { roomId, ...entry }: Note): Promise<void> =>
  recordAudit(tx, actor, { ...entry, structureId: actor.structureId, subjectKind: 'room', subjectId: roomId })
