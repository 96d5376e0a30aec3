import { Temporal } from 'temporal-polyfill'

/** An instant is a Date (UTC, from `timestamptz`). A day is 'YYYY-MM-DD' in the structure's zone, never a midnight. */
export type Instant = Date
export type Day = string
/** A wall-clock time 'HH:MM' in the structure's zone. */
export type WallTime = string
/** Half-open: the end doesn't belong to it. */
export type Interval = { startsAt: Instant; endsAt: Instant }

export const overlaps = (one: Interval, other: Interval): boolean =>
  one.startsAt.getTime() < other.endsAt.getTime() && other.startsAt.getTime() < one.endsAt.getTime()

export const covers = (whole: Interval, part: Interval): boolean =>
  whole.startsAt.getTime() <= part.startsAt.getTime() && part.endsAt.getTime() <= whole.endsAt.getTime()

const minuteMs = 60_000

export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** The instant of a wall-clock time; null for the hour that doesn't exist on the day the clocks go forward ([6.R11]). */
export function findInstant(day: Day, time: WallTime, zone: string): Instant | null {
  const wall = Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time))
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : null
}

/** Where days begin, by zone and day: the same answer for ever, and every grid and booking asks for it. */
const starts = new Map<string, number>()
const maxStarts = 5_000

/** The first instant of a day in a zone. */
export function startOfDay(day: Day, zone: string): Instant {
  const key = `${zone} ${day}`
  const known = starts.get(key)
  if (known !== undefined) return new Date(known)
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds
  if (starts.size >= maxStarts) starts.clear()
  starts.set(key, start)
  return new Date(start)
}

/** The day of an instant in a zone: that of UTC, or the one before or after it. */
export function dayOf(instant: Instant, zone: string): Day {
  const day = instant.toISOString().slice(0, 10)
  if (instant.getTime() < startOfDay(day, zone).getTime()) return addDays(day, -1)
  const next = addDays(day, 1)
  return instant.getTime() < startOfDay(next, zone).getTime() ? day : next
}

export function wallTimeOf(instant: Instant, zone: string): WallTime {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

function zoned(instant: Instant, zone: string) {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
}

export const addMinutes = (instant: Instant, minutes: number): Instant =>
  new Date(instant.getTime() + minutes * minuteMs)
export const addHours = (instant: Instant, hours: number): Instant => addMinutes(instant, hours * 60)
/** Days are counted on the calendar of UTC, which has no change of clocks: twenty times quicker than by Temporal. */
const utcOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)
export function addDays(day: Day, days: number): Day {
  const date = utcOf(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
/** A month from the 31st ends on the last day of the next month. */
export const addMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString()
/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => utcOf(day).getUTCDay() || 7
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))
export const daysOfWeek = (monday: Day): Day[] => Array.from({ length: 7 }, (_, index) => addDays(monday, index))

/** Whole years lived on a day. */
export function ageOn(birthOn: Day, day: Day): number {
  return Temporal.PlainDate.from(birthOn).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years
}

/**
 * The last day, inclusive, of a year that begins on a day ([1.E1]): 16/08/2018 → 15/08/2019.
 * Begun on 29 February it ends on the next 28 February; begun on 1 March, on the last day of February.
 */
export function endOfYearFrom(day: Day): Day {
  const begins = Temporal.PlainDate.from(day)
  const next = begins.add({ years: 1 })
  return (begins.month === 2 && begins.day === 29 ? next : next.subtract({ days: 1 })).toString()
}

/** A day read back from a French form field 'jj/mm/aaaa'; null when no such day exists. */
export function parseFrenchDay(text: string): Day | null {
  const match = /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/.exec(text)
  if (!match) return null
  const day = `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** How many days from one to another: 0 for the same, 1 for the next. */
export const daysBetween = (from: Day, until: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).days

/** The first and last day of a month written '2026-11'. */
export function daysOfMonth(month: string): { from: Day; until: Day } {
  const from = `${month}-01`
  return { from, until: addDays(addMonths(from, 1), -1) }
}
