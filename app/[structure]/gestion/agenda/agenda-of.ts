import type { Staff } from '@/lib/core/actor'
import type { Day, Instant } from '@/lib/core/time'
import type { Structure } from '@/lib/structures/queries'
import type { AgendaSearch } from '@/lib/teaching/schema'
import type { AgendaFilter } from '@/lib/teaching/types'

/** What every part of the agenda's page is given. */
export type AgendaOf = {
  slug: string
  structure: Structure
  actor: Staff
  search: AgendaSearch
  day: Day
  today: Day
  now: Instant
  /** Several people teach: each lesson says who gives it. */
  hasColleagues: boolean
}

export const filterOf = ({ professeur, lieu, salle }: AgendaSearch): AgendaFilter => ({
  teacherId: professeur,
  locationId: lieu,
  roomId: salle,
})
