/** Hours and lengths in words, for browsers too: without Temporal, which stays on the server. */

import type { Locale } from './locale'

const nbsp = '\u00a0'

/** « 10 h » and « 19 h 30 », « 19:30 » in English, for sentences; grids use the wall time '08:00' itself. */
export function formatTime(time: string, locale: Locale = 'fr-FR'): string {
  const [hours, minutes] = time.split(':')
  if (locale === 'en') return `${hours!.padStart(2, '0')}:${minutes}`
  return `${Number(hours)}${nbsp}h${minutes === '00' ? '' : `${nbsp}${minutes}`}`
}

/** « 1 h », « 1 h 30 », « 45 min »; « 1 h 30 min » in English */
export function formatMinutes(minutes: number, locale: Locale = 'fr-FR'): string {
  if (minutes < 60) return `${minutes}${nbsp}min`
  const over = minutes % 60
  if (locale === 'en') return `${Math.floor(minutes / 60)}${nbsp}h${over ? `${nbsp}${over}${nbsp}min` : ''}`
  return formatTime(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
}
