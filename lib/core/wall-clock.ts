import { addDays, addMinutes, type Day, findInstant, type Instant, startOfDay, type WallTime } from './time'

/** The minutes of a day on a wall clock: those of its real days are 23, 24 or 25 hours' ([6.R11]). */
export const dayMinutes = 24 * 60

export const minutesOf = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
export const wallTime = (minutes: number): WallTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export type ToInstant = (minutes: number) => Instant | null

/** Minutes of a day's wall clock to instants; null for a time that the day doesn't have. */
export function createDial(day: Day, zone: string): ToInstant {
  const midnight = startOfDay(day, zone)
  const next = startOfDay(addDays(day, 1), zone)
  const isPlain = next.getTime() - midnight.getTime() === dayMinutes * 60_000
  return (minutes) => {
    if (minutes >= dayMinutes) return next
    return isPlain ? addMinutes(midnight, minutes) : findInstant(day, wallTime(minutes), zone)
  }
}

/** Hours that begin or end in the hour that doesn't exist begin or end when the clocks have changed. */
export function boundOf(dial: ToInstant, time: WallTime): Instant {
  for (let minutes = minutesOf(time); ; minutes += 1) {
    const instant = dial(minutes)
    if (instant) return instant
  }
}
