import ical, { type ICalCalendar, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { Instant, Interval } from './time'

/** Something dated in a calendar. */
export type FeedEntry = Interval & {
  /** The same for the whole life of the thing; a program replaces an entry by its uid and its higher sequence. */
  uid: string
  sequence: number
  isCancelled: boolean
  zone: string
  summary: string
  description: string
  location: string
  url: string
  /** When this version was made. */
  stampedAt: Instant
}

/** The same as an invitation by mail. */
export type CalendarEntry = FeedEntry & {
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

/** VTIMEZONE with the changes of offset around a stretch of time: enough for this file, right whatever rule comes later. */
function describeZone(zone: string, { startsAt, endsAt }: Interval): string {
  const start = zoned(startsAt, zone)
  const changes: (Temporal.ZonedDateTime | null)[] = [start.getTimeZoneTransition('previous')]
  for (
    let next = start.getTimeZoneTransition('next');
    next && (changes.length < 4 || changes.at(-1)!.epochMilliseconds < endsAt.getTime());
    next = next.getTimeZoneTransition('next')
  )
    changes.push(next)
  const parts = changes.flatMap((at) => observance(zone, at, start))
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, 'END:VTIMEZONE'].join(lineEnd)
}

const prodId = { company: 'Diapason', product: 'Diapason', language: 'FR' }

/** What an entry says, but for who is invited. Its times are the zone's wall clock: a plain Date would be written in the server's. */
const describeEntry = (entry: FeedEntry): ICalEventData => ({
  id: entry.uid,
  sequence: entry.sequence,
  status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  start: zoned(entry.startsAt, entry.zone),
  end: zoned(entry.endsAt, entry.zone),
  timezone: entry.zone,
  stamp: zoned(entry.stampedAt, 'UTC'),
  summary: entry.summary,
  description: entry.description,
  location: entry.location,
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
    timezone: { name: entry.zone, generator: () => describeZone(entry.zone, entry) },
  })
  calendar.createEvent({
    ...describeEntry(entry),
    organizer: entry.organizer,
    attendees: [{ ...entry.attendee, rsvp: false }],
  })
  return toText(calendar)
}

/** Seconds after which a program should read the address again. */
const feedLifetime = 60 * 60

/**
 * A calendar that programs subscribe to ([1.F6]): nobody is invited, nothing is asked. Given the same entries it is the same
 * text to the byte. Entries without any: a calendar that is empty.
 */
export function writeFeed({
  name,
  zone,
  entries,
}: {
  name: string
  zone: string
  entries: readonly FeedEntry[]
}): string {
  const times = entries.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])
  const around =
    times.length > 0 ? { startsAt: new Date(Math.min(...times)), endsAt: new Date(Math.max(...times)) } : null
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId,
    name,
    ttl: feedLifetime,
    timezone: { name: zone, generator: () => (around ? describeZone(zone, around) : null) },
  })
  for (const entry of entries) calendar.createEvent(describeEntry(entry))
  return toText(calendar)
}
