import 'server-only'
import type { Agenda } from '@/lib/agenda/queries/find-agenda'
import { listAgendas } from '@/lib/agenda/queries/list-agendas'
import type { Slot } from '@/lib/agenda/types'
import { addDays, type Day, type Instant, weekdayOf } from '@/lib/core/time'
import { listSoonestFree } from '../rules'

/** How far free slots are looked for. */
export const searchDays = 28

/** The days that are looked at first nearly always have enough: two of them, or a weekend with the day after it ([6.P3]). */
export const firstDays = (from: Day): number => (weekdayOf(from) === 6 ? 3 : 2)

/** How many days are looked at in turn, the first of them above. */
const windowsFrom = (from: Day): number[] => {
  const first = firstDays(from)
  return [first, 7 - first, searchDays - 7]
}

type Wanted = {
  /** First and last day on which a lesson may be. */
  days: { from: Day; until: Day }
  count: number
  /** Of somebody's own only. */
  isShown: (teacherId: string) => boolean
}

/**
 * The soonest free slots with any of the teachers of a pass, within four weeks, one a day for each of them ([1.F6]
 * [6.P3]); null when fewer than two teach: there is nothing to compare.
 */
export async function listSoonest(
  scope: Parameters<typeof listAgendas>[0],
  { days, count, isShown }: Wanted,
  now: Instant,
): Promise<{ agenda: Agenda; slot: Slot }[] | null> {
  const found: { agenda: Agenda; slot: Slot }[] = []
  let from = days.from
  for (const length of windowsFrom(days.from)) {
    const until = [addDays(from, length - 1), days.until].sort()[0]!
    const agendas = (await listAgendas(scope, from, until)).filter(({ teacher }) => isShown(teacher.id))
    if (agendas.length < 2) return null
    found.push(...listSoonestFree(agendas, { from, until }, count - found.length, now))
    if (found.length >= count || until >= days.until) break
    from = addDays(until, 1)
  }
  return found
}
