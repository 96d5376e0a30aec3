import type { Busy } from '@/lib/core/outcome'
import type { Portrait } from '@/lib/structures/types'

/** What the office writes of somebody who teaches; all but the address and the number is public. */
export type TeacherTerms = {
  firstName: string
  lastName: string
  email: string
  phone: string
  discipline: string
  biography: string
  /** Shown before booking: agree the time with me first ([1.F3]). */
  asksToAgreeFirst: boolean
}

/** A teacher as the office sees them: those who left included, with what holds them. */
export type DeskTeacher = TeacherTerms & {
  id: string
  slug: string
  leftAt: Date | null
  portrait: Portrait | null
  /** Lessons and sessions to come. */
  planned: number
  /** Offers on sale that nobody else gives. */
  soleOffers: string[]
  /** Whose office access is theirs, by its account; null: they have none. */
  accountId: string | null
}

export type PlaceTerms = { name: string; address: string; directions: string }

export type RoomTerms = {
  name: string
  description: string
  /** Persons. */
  capacity: number
  areaSquareMetres: number | null
  isRentable: boolean
}

/** `isUsed`: courses, sessions, lessons or hours of teachers are there, or were. */
export type DeskRoom = RoomTerms & {
  id: string
  isUsed: boolean
  /** The places of the largest session to come. */
  largest: number
}

/** Where lessons are given, with its rooms. `isUsed`: hours of teachers are there. */
export type DeskPlace = PlaceTerms & { id: string; isUsed: boolean; rooms: DeskRoom[] }

export type SchoolRefusal =
  | 'teacher_planned'
  | 'teacher_of_offer'
  | 'place_with_rooms'
  | 'place_used'
  | 'room_used'
  | 'room_too_small'
  | 'changed_meanwhile'
  | 'nothing_moved'
  | Busy
