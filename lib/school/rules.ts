/*
 * The school is who teaches there and where ([2.F3]).
 * - What the public reads of a teacher, a place or a room is what the office wrote last, and nobody overwrites unseen what
 *   somebody else changed.
 * - A teacher leaves once nothing of theirs is planned and no offer on sale is left without anybody; what they taught stays.
 * - A place or a room that served, or serves, stays: what took place there says where.
 * - A room never gets smaller than a session that is sold in it.
 */
import { createHash } from 'node:crypto'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { DeskPlace, DeskRoom, DeskTeacher, PlaceTerms, RoomTerms, SchoolRefusal, TeacherTerms } from './types'

/** Whoever leaves leaves nothing behind: nothing planned, no offer on sale that only they give. */
export function checkLeaving({
  planned,
  soleOffers: [offer],
}: Pick<DeskTeacher, 'planned' | 'soleOffers'>): Verdict<SchoolRefusal> {
  if (planned > 0) return refuse('teacher_planned', { count: planned })
  return offer === undefined ? allow : refuse('teacher_of_offer', { offer })
}

/** A place is removed once it has no room, and no hours are there. */
export function checkPlaceRemoval({
  rooms,
  isUsed,
}: Pick<DeskPlace, 'isUsed'> & { rooms: readonly unknown[] }): Verdict<SchoolRefusal> {
  if (rooms.length > 0) return refuse('place_with_rooms', { count: rooms.length })
  return isUsed ? refuse('place_used') : allow
}

/** A room is removed as long as nothing took place there, or is meant to. */
export const checkRoomRemoval = ({ isUsed }: Pick<DeskRoom, 'isUsed'>): Verdict<SchoolRefusal> =>
  isUsed ? refuse('room_used') : allow

/** A room holds the sessions that are planned in it. */
export const checkRoom = ({ capacity }: Pick<RoomTerms, 'capacity'>, largest: number): Verdict<SchoolRefusal> =>
  capacity < largest ? refuse('room_too_small', { count: largest }) : allow

/** What a form was rendered from: something else by now, and what somebody changed meanwhile isn't overwritten. */
export function fingerprintTerms(terms: TeacherTerms | PlaceTerms | RoomTerms): string {
  const values = Object.entries(terms).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16)
}

/** What the office writes of a teacher, without what holds them. */
export const termsOfTeacher = (teacher: TeacherTerms): TeacherTerms => ({
  firstName: teacher.firstName,
  lastName: teacher.lastName,
  email: teacher.email,
  phone: teacher.phone,
  discipline: teacher.discipline,
  biography: teacher.biography,
  asksToAgreeFirst: teacher.asksToAgreeFirst,
})

/** The same of a place. */
export const termsOfPlace = ({ name, address, directions }: PlaceTerms): PlaceTerms => ({ name, address, directions })

/** The same of a room. */
export const termsOfRoom = (room: RoomTerms): RoomTerms => ({
  name: room.name,
  description: room.description,
  capacity: room.capacity,
  areaSquareMetres: room.areaSquareMetres,
  isRentable: room.isRentable,
})
