import { fill } from '@/lib/core/elision'
import { formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, type Instant, wallTimeOf } from '@/lib/core/time'
import type { Sender } from '@/lib/messages/types'
import { wordsOf } from '../words'

/** The dates that a package of a group course has, in one line; '' of anything else ([1.C6]). */
export function describeSessions(sender: Sender, sessions: readonly Instant[]): string {
  const { timeZone, locale } = sender
  const { weekdayAt, place } = wordsOf(sender)
  const dates = sessions.map((at) =>
    fill(weekdayAt, {
      jour: formatWeekdayShort(dayOf(at, timeZone), locale),
      heure: formatTime(wallTimeOf(at, timeZone), locale),
    }),
  )
  return dates.length > 0 ? fill(place.sessions, { dates: dates.join(', ') }) : ''
}
