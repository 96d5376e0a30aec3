import { Temporal } from 'temporal-polyfill'
import { formatTime } from './hours'
import { type Day, dayOf, type Instant, wallTimeOf } from './time'

export { formatMinutes, formatTime } from './hours'

const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' })
  return (day: Day) => {
    const words = format.format(Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds)
    return words.replace(/\b1 (?=\p{Letter})/u, '1er ')
  }
}

/** lundi 27 août 2018, samedi 1er septembre 2018 */
export const formatLongDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
/** 27 août 2018 */
export const formatDay = dayFormat({ day: 'numeric', month: 'long', year: 'numeric' })
/** févr. */
export const formatMonthShort = dayFormat({ month: 'short' })
/** août 2018 */
export const formatMonth = dayFormat({ month: 'long', year: 'numeric' })
/** 27/08/2018 */
export const formatNumericDay = dayFormat({ day: '2-digit', month: '2-digit', year: 'numeric' })
/** 27/08 */
export const formatShortDay = dayFormat({ day: '2-digit', month: '2-digit' })
/** lun. 27/08 */
const shortWeekday = dayFormat({ weekday: 'short' })
export const formatWeekdayShort = (day: Day) => `${shortWeekday(day)} ${formatShortDay(day)}`
/** lun. */
export const formatWeekday = shortWeekday
/** lundi 27 août */
export const formatWeekdayLong = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })

/** « lundi 27 août 2018 à 19 h 30 » */
export function formatInstant(instant: Instant, zone: string): string {
  return `${formatLongDay(dayOf(instant, zone))} à ${formatTime(wallTimeOf(instant, zone))}`
}

/** « 350 ko », « 1,2 Mo » */
export function formatBytes(bytes: number): string {
  const isLarge = bytes >= 1_000_000
  const figure = isLarge ? Math.round(bytes / 100_000) / 10 : Math.max(1, Math.round(bytes / 1_000))
  return `${new Intl.NumberFormat('fr-FR').format(figure)}\u00a0${isLarge ? 'Mo' : 'ko'}`
}
