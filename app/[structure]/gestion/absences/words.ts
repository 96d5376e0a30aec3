import { formatDay, formatInstant, formatTime } from '@/lib/core/formatting'
import { addHours, dayOf, type Interval, wallTimeOf } from '@/lib/core/time'

/** When somebody is away: a day, some of its hours, or days, as a sentence says it. */
export function periodOf({ startsAt, endsAt }: Interval, zone: string): string {
  const [first, last] = [dayOf(startsAt, zone), dayOf(addHours(endsAt, -0.01), zone)]
  const [from, to] = [wallTimeOf(startsAt, zone), wallTimeOf(endsAt, zone)]
  if (from === '00:00' && to === '00:00')
    return first === last ? formatDay(first) : `${formatDay(first)} – ${formatDay(last)}`
  return `${formatInstant(startsAt, zone)} – ${formatTime(to)}`
}
