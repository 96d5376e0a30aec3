import ICAL from 'ical.js'
import { addDays, type Day, dayOf, type Interval } from '@/lib/core/time'
import { dayOfTime, isUtc, toLocalEnd } from './calendar-times'

/** A time as a file writes it: on the clock of a zone, of UTC, or of none. */
export type Dated = { time: ICAL.Time; tzid: string | undefined }

/** What an event says, before its times become instants. */
export type ReadEvent = {
  uid: string
  /** The repetition that it replaces. */
  original: Dated | null
  starts: Dated[]
  /** Repetitions left out. */
  left: Dated[]
  start: Dated | null
  end: Dated | null
  durationSeconds: number | null
}

/** More than is kept of a whole file. */
const maxStarts = 5_001
/** Nothing lasts longer, in days. */
const maxLength = 3_660

const textOf = (event: ICAL.Component, name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase()

/** Whether it takes its time: neither cancelled nor shown as free, and not one of our own that came back by mail. */
const isBusy = (event: ICAL.Component): boolean =>
  textOf(event, 'status') !== 'CANCELLED' &&
  textOf(event, 'transp') !== 'TRANSPARENT' &&
  textOf(event, 'x-microsoft-cdo-busystatus') !== 'FREE' &&
  !textOf(event, 'uid').endsWith('.DIAPASON')

function datesOf(event: ICAL.Component, name: string): Dated[] {
  return event.getAllProperties(name).flatMap((property) => {
    const tzid = property.getParameter('tzid')
    return property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value
      return time instanceof ICAL.Time ? [{ time, tzid: typeof tzid === 'string' ? tzid : undefined }] : []
    })
  })
}

type Days = { first: Day; last: Day }

/** The days on which something of a length may begin to be within what is wanted, whatever its zone. */
const daysWithin = ({ startsAt, endsAt }: Interval, seconds: number): Days => ({
  first: addDays(dayOf(startsAt, 'UTC'), -Math.min(Math.ceil(seconds / 86_400), maxLength) - 2),
  last: addDays(dayOf(endsAt, 'UTC'), 1),
})

const isWithin = ({ first, last }: Days, { time }: Dated): boolean => {
  const day = dayOfTime(time)
  return first <= day && day <= last
}

/** The times at which an event may be within some days, repetitions included. */
function* listStarts(event: ICAL.Component, start: Dated, days: Days, zone: string): Generator<Dated> {
  const rules = event.getAllProperties('rrule').map((property) => property.getFirstValue() as ICAL.Recur)
  if (rules.length === 0 && isWithin(days, start)) yield start
  for (const rule of rules) {
    if (rule.until && isUtc(rule.until) && !isUtc(start.time)) rule.until = toLocalEnd(rule.until, start.tzid, zone)
    const iterator = rule.iterator(start.time)
    for (let time = iterator.next(); time; time = iterator.next()) {
      const day = dayOfTime(time)
      if (day > days.last) break
      if (day >= days.first) yield { time: time.clone(), tzid: start.tzid }
    }
  }
  yield* datesOf(event, 'rdate').filter((one) => isWithin(days, one))
}

function takeStarts(starts: Generator<Dated>): Dated[] {
  const taken: Dated[] = []
  for (const start of starts) {
    taken.push(start)
    if (taken.length === maxStarts) break
  }
  return taken
}

/** When an event is, as it says it itself; it throws for what can't be read, and may have no end: run it bounded. */
export function readEvent(lines: readonly string[], zone: string, wanted: Interval): ReadEvent {
  const event = new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')))
  const [original = null] = datesOf(event, 'recurrence-id')
  const [start = null] = datesOf(event, 'dtstart')
  const [end = null] = datesOf(event, 'dtend')
  const given = event.getFirstPropertyValue('duration')
  const durationSeconds = given instanceof ICAL.Duration ? given.toSeconds() : null
  const read = { uid: textOf(event, 'uid'), original, start, end, durationSeconds }
  if (!start) throw new Error('an event without a beginning')
  if (!isBusy(event)) return { ...read, starts: [], left: [] }
  const seconds = end ? end.time.subtractDate(start.time).toSeconds() : (durationSeconds ?? 0)
  const days = daysWithin(wanted, seconds)
  // Times of other days would only cost their conversion, and a hostile file has thousands.
  const left = datesOf(event, 'exdate').filter((one) => isWithin(days, one))
  return { ...read, starts: takeStarts(listStarts(event, start, days, zone)), left: left.slice(0, maxStarts) }
}
