import type { Slot, SlotState, WeekDay } from '@/lib/agenda/types'
import type { WallTime } from '@/lib/core/time'

/** Rows of a day's column that say the same: a free slot is alone, what can't be booked is said once for all its rows. */
export type Run = { state: SlotState; from: WallTime; rows: number; first: Slot | null; last: Slot | null }

export function listRuns(day: WeekDay, times: readonly WallTime[]): Run[] {
  const runs: Run[] = []
  for (const time of times) {
    const slot = day.slots[time] ?? null
    const state = slot?.state ?? 'none'
    const previous = runs.at(-1)
    if (previous && previous.state === state && state !== 'free') {
      previous.rows += 1
      previous.last = slot
    } else runs.push({ state, from: time, rows: 1, first: slot, last: slot })
  }
  return runs
}
