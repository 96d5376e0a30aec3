import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Instant, Interval } from './time'

export type CalendarEntry = Interval & {
  /** The same for the whole life of the thing; a program replaces an entry by its uid and its higher sequence. */
  uid: string
  sequence: number
  isCancelled: boolean
  zone: string
  summary: string
  description: string
  location: string
  url: string
  organizer: { name: string; email: string }
  attendee: { name: string; email: string }
  /** When this version was made. */
  stampedAt: Instant
}

const zoned = (instant: Instant, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)

const lineEnd = '\r\n'

const offsetText = (ns: number): string => {
  const minutes = Math.abs(Math.trunc(ns / 60e9))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${ns < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

const compact = (time: Temporal.PlainDateTime): string => time.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')

/** The stretch of a zone's own time that begins at a change of offset; `at` null is the beginning of time. */
function observance(zone: string, at: Temporal.ZonedDateTime | null, from: Temporal.ZonedDateTime): string[] {
  const before = at ? at.subtract({ nanoseconds: 1 }).offsetNanoseconds : from.offsetNanoseconds
  const after = at ? at.offsetNanoseconds : from.offsetNanoseconds
  // The wall clock as it was at the change, before it moved.
  const wall = at
    ? at.toInstant().toZonedDateTimeISO('UTC').toPlainDateTime().add({ nanoseconds: before })
    : Temporal.PlainDateTime.from('1970-01-01T00:00')
  const name = after > before ? 'DAYLIGHT' : 'STANDARD'
  return [
    `BEGIN:${name}`,
    `DTSTART:${compact(wall)}`,
    `TZOFFSETFROM:${offsetText(before)}`,
    `TZOFFSETTO:${offsetText(after)}`,
    `TZNAME:${zone}`,
    `END:${name}`,
  ]
}

/** VTIMEZONE with the changes of offset around the entry: enough for this file, right whatever rule comes later. */
function describeZone(zone: string, around: Instant): string {
  const start = zoned(around, zone)
  const changes: (Temporal.ZonedDateTime | null)[] = [start.getTimeZoneTransition('previous')]
  for (
    let next = start.getTimeZoneTransition('next');
    next && changes.length < 4;
    next = next.getTimeZoneTransition('next')
  )
    changes.push(next)
  const parts = changes.flatMap((at) => observance(zone, at, start))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, 'END:VTIMEZONE'].join(lineEnd)
}

/**
 * One entry as a .ics for an invitation by mail: METHOD:REQUEST adds or replaces it in the reader's calendar, METHOD:CANCEL
 * takes it away. Times are the zone's wall clock, with the zone described ([6.R11]).
 */
export function writeCalendar(entry: CalendarEntry): string {
  const calendar = ical({
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Diapason', product: 'Diapason', language: 'FR' },
    timezone: { name: entry.zone, generator: () => describeZone(entry.zone, entry.startsAt) },
  })
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    // A plain Date would be written in the server's own zone.
    start: zoned(entry.startsAt, entry.zone),
    end: zoned(entry.endsAt, entry.zone),
    timezone: entry.zone,
    stamp: zoned(entry.stampedAt, 'UTC'),
    summary: entry.summary,
    description: entry.description,
    location: entry.location,
    url: entry.url,
    organizer: entry.organizer,
    attendees: [{ ...entry.attendee, rsvp: false }],
  })
  // The library writes the stamp without its zone in a calendar that has one; the norm wants UTC.
  return calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})\r?$/m, '$1Z\r')
}
