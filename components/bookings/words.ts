import { formatInstant, formatTime, formatWeekdayShort } from '@/lib/core/formatting'
import { dayOf, type Instant, type Interval, wallTimeOf } from '@/lib/core/time'

/** « de 10 h à 11 h » takes these two. */
export const hoursOf = ({ startsAt, endsAt }: Interval, zone: string) => ({
  start: formatTime(wallTimeOf(startsAt, zone)),
  end: formatTime(wallTimeOf(endsAt, zone)),
})

/** « jeudi 26 novembre 2026 à 10 h » */
export const whenOf = (instant: Instant, zone: string) => formatInstant(instant, zone)

/** « sam. 21/11, 9 h 30 » */
export const shortWhenOf = (instant: Instant, zone: string) =>
  `${formatWeekdayShort(dayOf(instant, zone))}, ${formatTime(wallTimeOf(instant, zone))}`

/** A map that needs no account and follows nobody. */
export const routeTo = (address: string) => `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`
