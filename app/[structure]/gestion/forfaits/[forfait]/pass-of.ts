import type { PassForChange } from '@/lib/bookings/queries/find-changed-pass'
import type { Day } from '@/lib/core/time'

/** What every part of the page is about: the pass, and the change that the address asks to look at. */
export type PassOf = {
  slug: string
  path: string
  pass: PassForChange
  today: Day
  asked: { jusqu?: string; du?: string; au?: string; raison?: string }
}
