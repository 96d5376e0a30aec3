/** Hours and lengths in words, for browsers too: without Temporal, which stays on the server. */

const nbsp = '\u00a0'

/** « 10 h » and « 19 h 30 », for sentences; grids use the wall time '08:00' itself. */
export function formatTime(time: string): string {
  const [hours, minutes] = time.split(':')
  return `${Number(hours)}${nbsp}h${minutes === '00' ? '' : `${nbsp}${minutes}`}`
}

/** « 1 h », « 1 h 30 », « 45 min » */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes}${nbsp}min`
  return formatTime(`${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`)
}
