import type { PlaceChoice } from '@/lib/availability/queries/load-hours-page'
import type { WeekItem } from '@/lib/availability/types'
import type { HoursValues } from './hours-fields'

/** A day of the calendar, as the server says it: days in words, so that the browser needs no calendar of its own. */
export type CalendarDay = {
  weekday: number
  /** « mardi 24 novembre », '24/11/2026', « mar. 24/11 » */
  name: string
  numeric: string
  short: string
  isToday: boolean
  closure: string | null
  items: WeekItem[]
}

/** Whose week it is, and what its forms need. */
export type CalendarOf = {
  slug: string
  teacherId: string
  today: string
  places: readonly PlaceChoice[]
  days: readonly CalendarDay[]
  /** The weekly hours of the week, by id. */
  hours: Readonly<Record<string, HoursValues>>
  /** Rooms that new hours start with: those of the last ones. */
  usualRooms: readonly string[]
}
