import { fill } from '@/lib/core/elision'
import { formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import { placeMailTexts } from '@/messages/fr/place-mails'

/** The dates that a package of a group course has, in one line; '' of anything else ([1.C6]). */
export function describeSessions(sessions: readonly Instant[], zone: string): string {
  const dates = sessions.map((at) => `${formatWeekdayShort(dayOf(at, zone))} à ${formatTime(wallTimeOf(at, zone))}`)
  return dates.length > 0 ? fill(placeMailTexts.sessions, { dates: dates.join(', ') }) : ''
}
