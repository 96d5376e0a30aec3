import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { addDays, type Day, type Instant, isDay, startOfDay } from '@/lib/core/time'
import { runBounded } from './bounded-run'
import { maxZoneLines } from './calendar-events'

/** How wall-clock times of a file become instants: its own zones are used for names that nobody else knows. */
export type Clock = { zone: string; zones: Map<string, ICAL.Timezone> }

const knownZones = new Map<string, string | null>()

/** The zone of the world that a file means: by its name, or the last two parts of a path such as '/x.org/Europe/Paris'. */
function findZone(tzid: string): string | null {
  const known = knownZones.get(tzid)
  if (known !== undefined) return known
  const names = [tzid, tzid.split('/').slice(-2).join('/')]
  const found = names.find((name) => {
    try {
      return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      return false
    }
  })
  if (knownZones.size > 1_000) knownZones.clear()
  knownZones.set(tzid, found ?? null)
  return found ?? null
}

/** A date that doesn't exist throws; the 60th second of a leap one is the 59th. */
const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time): Temporal.PlainDateTime =>
  Temporal.PlainDateTime.from(
    { year, month, day, hour, minute, second: second === 60 ? 59 : second },
    { overflow: 'reject' },
  )

export const isUtc = (time: ICAL.Time): boolean => time.zone?.tzid === 'UTC'

const two = (figure: number): string => String(figure).padStart(2, '0')
/** The day of a time of a file on its own clock. */
export const dayOfTime = ({ year, month, day }: ICAL.Time): Day =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

const dayMs = 24 * 60 * 60 * 1000

/** A wall-clock time in a zone: on a plain day midnight and what follows it, which is known of every day once looked up. */
function placeIn(time: ICAL.Time, zone: string): Instant {
  const day = dayOfTime(time)
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`)
  const midnight = startOfDay(day, zone)
  if (time.isDate) return midnight
  const isPlain = startOfDay(addDays(day, 1), zone).getTime() - midnight.getTime() === dayMs
  if (!isPlain) return new Date(wallOf(time).toZonedDateTime(zone).epochMilliseconds)
  return new Date(midnight.getTime() + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000)
}

const maxMsOfZone = 150

/** Where the days of a zone that a file describes begin: from then on a time of a plain day costs nothing. */
const midnights = new WeakMap<ICAL.Timezone, Map<Day, number>>()

function inOwn(time: ICAL.Time, own: ICAL.Timezone): number {
  const placed = time.clone()
  placed.zone = own
  return runBounded(maxMsOfZone, () => placed.toUnixTime()) * 1000
}

function midnightOf(own: ICAL.Timezone, day: Day): number {
  const known = midnights.get(own) ?? new Map<Day, number>()
  midnights.set(own, known)
  const midnight = known.get(day) ?? inOwn(ICAL.Time.fromDateTimeString(`${day}T00:00:00`), own)
  known.set(day, midnight)
  return midnight
}

/** By a zone that the file describes; one whose rules have no end isn't asked again. */
function placeByOwn(time: ICAL.Time, tzid: string, own: ICAL.Timezone, { zones, zone }: Clock): Instant {
  const day = dayOfTime(time)
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`)
  try {
    const midnight = midnightOf(own, day)
    const isPlain = midnightOf(own, addDays(day, 1)) - midnight === dayMs
    const seconds = (time.hour * 60 + time.minute) * 60 + time.second
    return new Date(isPlain ? midnight + seconds * 1000 : inOwn(time, own))
  } catch {
    zones.delete(tzid)
    return placeIn(time, zone)
  }
}

/**
 * The instant of a time of a file: in UTC when it says so, else in its zone, else, as whole days and floating times are, in
 * the structure's. An hour that doesn't exist is the one after it.
 */
export function toInstant(time: ICAL.Time, tzid: string | undefined, clock: Clock): Instant {
  if (isUtc(time)) return placeIn(time, 'UTC')
  if (!tzid || time.isDate) return placeIn(time, clock.zone)
  const name = findZone(tzid)
  const own = name ? undefined : clock.zones.get(tzid)
  return own ? placeByOwn(time, tzid, own, clock) : placeIn(time, name ?? clock.zone)
}

/** The last repetition, which files write in UTC, on the clock of the rule's own zone: rules run without one. */
export function toLocalEnd(until: ICAL.Time, tzid: string | undefined, zone: string): ICAL.Time {
  const local = wallOf(until)
    .toZonedDateTime('UTC')
    .withTimeZone((tzid && findZone(tzid)) || zone)
  return ICAL.Time.fromString(local.toPlainDateTime().toString({ smallestUnit: 'second' }), undefined as never)
}

const isYearly = (rule: string): boolean => /FREQ=YEARLY/i.test(rule) && !/(UNTIL|COUNT|INTERVAL)=/i.test(rule)

/**
 * Rules of every year begin anew in 2000: programs let them begin in 1601, and four centuries of changes of the clocks cost more
 * time than a zone may take.
 */
function sinceLately(lines: readonly string[]): string[] {
  const lately = [...lines]
  let [begin, recurs] = [-1, false]
  for (const [rank, line] of lines.entries()) {
    const name = /^[A-Z]+/i.exec(line)?.[0].toUpperCase()
    if (name === 'BEGIN') [begin, recurs] = [-1, false]
    if (name === 'DTSTART') begin = rank
    if (name === 'RRULE') recurs = isYearly(line)
    if (name === 'END' && recurs && begin >= 0) lately[begin] = lines[begin]!.replace(/:1\d{3}/, ':2000')
  }
  return lately
}

/** The zones that a file describes, by name; one that can't be read is left out. */
export function readZones(blocks: readonly { tzid: string; lines: readonly string[] }[]): Map<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>()
  for (const { tzid, lines } of blocks) {
    if (!tzid || lines.length > maxZoneLines || findZone(tzid) || zones.size >= 20) continue
    try {
      zones.set(tzid, new ICAL.Timezone(new ICAL.Component(ICAL.parse(sinceLately(lines).join('\r\n')))))
    } catch {
      // Its events are then read in the structure's zone.
    }
  }
  return zones
}
