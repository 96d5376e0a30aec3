import ical, { type ICalCalendar, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Instant, Interval } from './time'

/** Something dated in a calendar. */
export type FeedEntry = Interval & {
  /** The same for the whole life of the thing; a program replaces an entry by its uid and its higher sequence. */
  uid: string
  sequence: number
  isCancelled: boolean
  summary: string
  description: string
  location: string
  url: string
  /** When this version was made. */
  stampedAt: Instant
}

/** The same as an invitation by mail. */
export type CalendarEntry = FeedEntry & {
  zone: string
  organizer: { name: string; email: string }
  attendee: { name: string; email: string }
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

const prodId = { company: 'Diapason', product: 'Diapason', language: 'FR' }

/** The library leaves the other signs of control as they are, and a reader takes some for the end of a line. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]+/gu, ' ')
const oneLine = (text: string): string => plain(text).replaceAll('\n', ' ')

/** What an entry says, but for who is invited, on the wall clock of `zone`: a plain Date would be written in the server's. */
const describeEntry = (entry: FeedEntry, zone: string): ICalEventData => ({
  id: entry.uid,
  sequence: entry.sequence,
  status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  start: zoned(entry.startsAt, zone),
  end: zoned(entry.endsAt, zone),
  timezone: zone,
  stamp: zoned(entry.stampedAt, 'UTC'),
  summary: oneLine(entry.summary),
  description: plain(entry.description),
  location: oneLine(entry.location),
  url: entry.url,
})

/** The library writes stamps without their zone in a calendar that has one; the norm wants UTC. */
const toText = (calendar: ICalCalendar): string => calendar.toString().replace(/^(DTSTAMP:\d{8}T\d{6})\r?$/gm, '$1Z\r')

/**
 * One entry as a .ics for an invitation by mail: METHOD:REQUEST adds or replaces it in the reader's calendar, METHOD:CANCEL
 * takes it away. Times are the zone's wall clock, with the zone described ([6.R11]).
 */
export function writeCalendar(entry: CalendarEntry): string {
  const calendar = ical({
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId,
    timezone: { name: entry.zone, generator: () => describeZone(entry.zone, entry.startsAt) },
  })
  calendar.createEvent({
    ...describeEntry(entry, entry.zone),
    organizer: entry.organizer,
    attendees: [{ ...entry.attendee, rsvp: false }],
  })
  return toText(calendar)
}

/** Seconds after which a program should read the address again. */
const feedLifetime = 60 * 60

/**
 * A calendar that programs subscribe to ([1.F6]): nobody is invited, nothing is asked. Times are in UTC, which every reader
 * understands alike; some guess a zone from its description, and guess wrong. The same entries give the same text to the byte.
 */
export function writeFeed(name: string, entries: readonly FeedEntry[]): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId, name: oneLine(name), ttl: feedLifetime })
  for (const entry of entries) calendar.createEvent(describeEntry(entry, 'UTC'))
  return toText(calendar)
}
