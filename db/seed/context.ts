import type { Tx } from '@/db/client'
import type { Day, Instant } from '@/lib/core/time'

/** What every part of the seed is given: where to write, and the day that all dates are relative to. */
export type SeedContext = {
  tx: Tx
  structureId: string
  zone: string
  today: Day
  now: Instant
}
