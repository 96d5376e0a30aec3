/** Hours of a weekday, in minutes from its midnight: 0 to 1440, the end of the day. */
export type Stretch = { weekday: number; from: number; to: number }

/** Hours begin and end on quarters, and last half an hour at least: a slot needs as much. */
export const stepMinutes = 15
const shortest = 30
const wholeDay = 1440

export const minutesOf = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** '24:00' is the end of a day. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const toStep = (minutes: number): number => Math.round(minutes / stepMinutes) * stepMinutes

const within = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))

/** The same length elsewhere in the week; it stops at the ends of the day and of the week. */
export function shift({ weekday, from, to }: Stretch, { days, minutes }: { days: number; minutes: number }): Stretch {
  const length = to - from
  const start = within(0, from + minutes, wholeDay - length)
  return { weekday: within(1, weekday + days, 7), from: start, to: start + length }
}

/** Ends earlier or later; never before it is long enough. */
export const stretch = ({ weekday, from, to }: Stretch, minutes: number): Stretch => ({
  weekday,
  from,
  to: within(from + shortest, to + minutes, wholeDay),
})

/** What is drawn between two points of a day, whichever comes first. */
export function draw(weekday: number, anchor: number, at: number): Stretch {
  const from = within(0, Math.min(anchor, at), wholeDay - shortest)
  return { weekday, from, to: within(from + shortest, Math.max(anchor, at), wholeDay) }
}

export const isSame = (one: Stretch, other: Stretch): boolean =>
  one.weekday === other.weekday && one.from === other.from && one.to === other.to

/** 3 rem an hour. */
export const pixelsPerHour = 48
/** The first and the last hour that the calendar shows. */
export type Bounds = { first: number; last: number }

/** Where a stretch stands in its column, in pixels. */
export const placeOf = (from: number, to: number, { first, last }: Bounds): { top: number; height: number } => {
  const top = Math.max(0, from - first * 60)
  const bottom = Math.min((last - first) * 60, to - first * 60)
  return { top: (top / 60) * pixelsPerHour, height: Math.max(0, ((bottom - top) / 60) * pixelsPerHour) }
}
