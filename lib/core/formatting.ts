import { Temporal } from 'temporal-polyfill'
import { formatTime } from './hours'
import type { Locale } from './locale'
import { type Day, dayOf, type Instant, wallTimeOf } from './time'

export { formatMinutes, formatTime } from './hours'

/** How a language of the mails writes its days and its money. */
const tags: Record<Locale, string> = { 'fr-FR': 'fr-FR', 'fr-CA': 'fr-CA', en: 'en-GB' }

const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const formats: Partial<Record<Locale, Intl.DateTimeFormat>> = {}
  return (day: Day, locale: Locale = 'fr-FR') => {
    formats[locale] ??= new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'UTC' })
    const words = formats[locale].format(Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds)
    return locale === 'en' ? words : words.replace(/\b1 (?=\p{Letter})/u, '1er ')
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
const shortWeekday = dayFormat({ weekday: 'short' })
const shortWeekdayInWords = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' })
/** lun. 27/08; where a day in figures would be read as a month, « Mon, 27 Aug » and « lun. 27 août ». */
export const formatWeekdayShort = (day: Day, locale: Locale = 'fr-FR') =>
  locale === 'fr-FR' ? `${shortWeekday(day)} ${formatShortDay(day)}` : shortWeekdayInWords(day, locale)
/** lun. */
export const formatWeekday = shortWeekday
/** lundi 27 août */
export const formatWeekdayLong = dayFormat({ weekday: 'long', day: 'numeric', month: 'long' })

/** « lundi 27 août 2018 à 19 h 30 », « Monday 27 August 2018 at 19:30 » */
export function formatInstant(instant: Instant, zone: string, locale: Locale = 'fr-FR'): string {
  const at = locale === 'en' ? 'at' : 'à'
  return `${formatLongDay(dayOf(instant, zone), locale)} ${at} ${formatTime(wallTimeOf(instant, zone), locale)}`
}

/** « 350 ko », « 1,2 Mo » */
export function formatBytes(bytes: number): string {
  const isLarge = bytes >= 1_000_000
  const figure = isLarge ? Math.round(bytes / 100_000) / 10 : Math.max(1, Math.round(bytes / 1_000))
  return `${new Intl.NumberFormat('fr-FR').format(figure)}\u00a0${isLarge ? 'Mo' : 'ko'}`
}
