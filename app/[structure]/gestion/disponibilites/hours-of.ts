import type { PlaceChoice, TeacherOfPage } from '@/lib/availability/queries/load-hours-page'
import type { Presence } from '@/lib/availability/types'
import type { Day } from '@/lib/core/time'

/** What every part of the page is about. */
export type HoursOf = {
  slug: string
  path: string
  teacher: TeacherOfPage
  today: Day
  places: readonly PlaceChoice[]
  presence: Presence
}

export const placeName = (places: readonly PlaceChoice[], id: string | null): string =>
  places.find((place) => place.id === id)?.name ?? ''
