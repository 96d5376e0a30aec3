/*
 * A teacher says when they are there: hours of every week at a place with its rooms, and days that differ ([1.H2]).
 * - Nobody is at two places at once: hours of the same days never overlap, those opened for once included.
 * - Hours are wall-clock times; '24:00' is the end of a day.
 * - Days closed by a declared absence open again when it is taken back, and not otherwise ([1.H6]).
 * - Changing them moves no lesson: those that are left outside are listed, for somebody to decide.
 */
import { listHours } from '@/lib/agenda/rules'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, type Day, dayOf, type Interval, type WallTime, wallTimeOf, weekdayOf } from '@/lib/core/time'
import type {
  AvailabilityRefusal,
  DatedException,
  GivenException,
  GivenHours,
  PlannedLesson,
  Presence,
  Taken,
  WeekItem,
  WeeklyHours,
} from './types'

const lastDay: Day = '9999-12-31'

const daysMeet = (from: Day, until: Day | null, other: { from: Day; until: Day | null }): boolean =>
  from <= (other.until ?? lastDay) && other.from <= (until ?? lastDay)

type Times = { startsAt: WallTime | null; endsAt: WallTime | null }
const timesMeet = (one: Times, other: Times): boolean =>
  (one.startsAt ?? '00:00') < (other.endsAt ?? '24:00') && (other.startsAt ?? '00:00') < (one.endsAt ?? '24:00')

/** Whether a stretch of days has a weekday in common with weekly hours in force on it. */
function recursWithin({ weekday, validFrom, validUntil }: GivenHours, startsOn: Day, endsOn: Day): boolean {
  for (let day = startsOn, seen = 0; day <= endsOn && seen < 366; day = addDays(day, 1), seen += 1) {
    if (weekdayOf(day) === weekday && validFrom <= day && day <= (validUntil ?? lastDay)) return true
  }
  return false
}

/** Weekly hours are refused where the teacher is there already: the same weekday, days in common, times that overlap. */
export function checkHours(
  wanted: GivenHours & { id?: string },
  others: Pick<Presence, 'openings' | 'exceptions'>,
): Verdict<AvailabilityRefusal> {
  const isTaken = others.openings.some(
    (one) =>
      one.id !== wanted.id &&
      one.weekday === wanted.weekday &&
      daysMeet(wanted.validFrom, wanted.validUntil, { from: one.validFrom, until: one.validUntil }) &&
      timesMeet(wanted, one),
  )
  const meetsExtra = others.exceptions.some(
    (one) => one.kind === 'available' && timesMeet(wanted, one) && recursWithin(wanted, one.startsOn, one.endsOn),
  )
  return isTaken || meetsExtra ? refuse('hours_overlap') : allow
}

/** Days that differ are taken away, unless an absence that was declared closed them ([1.H6]). */
export const checkExceptionRemoval = (isOfAbsence: boolean): Verdict<AvailabilityRefusal> =>
  isOfAbsence ? refuse('exception_of_absence') : allow

/** Extra hours are refused where the teacher is there already; an absence may cover anything. */
export function checkException(
  wanted: GivenException,
  others: Pick<Presence, 'openings' | 'exceptions'>,
): Verdict<AvailabilityRefusal> {
  if (wanted.kind === 'unavailable') return allow
  const meetsHours = others.openings.some(
    (one) => timesMeet(wanted, one) && recursWithin(one, wanted.startsOn, wanted.endsOn),
  )
  const meetsExtra = others.exceptions.some(
    (one) =>
      one.kind === 'available' &&
      daysMeet(wanted.startsOn, wanted.endsOn, { from: one.startsOn, until: one.endsOn }) &&
      timesMeet(wanted, one),
  )
  return meetsHours || meetsExtra ? refuse('hours_overlap') : allow
}

/** The one place that the rooms of hours are of; null when they are of several, or one isn't of the structure. */
export function findPlace(
  roomIds: readonly string[],
  rooms: readonly { id: string; locationId: string }[],
): string | null {
  const places = new Set(roomIds.map((id) => rooms.find((room) => room.id === id)?.locationId ?? null))
  return places.size === 1 ? [...places][0]! : null
}

/** On the wall clock of the day it begins on; what ends on another day ends at '24:00' of it. */
function wallOf({ startsAt, endsAt }: Interval, zone: string) {
  const day = dayOf(startsAt, zone)
  const end = wallTimeOf(endsAt, zone)
  return { day, from: wallTimeOf(startsAt, zone), to: dayOf(endsAt, zone) === day ? end : '24:00' }
}

/** A lesson to come is outside when no hours of its place hold it whole, or the teacher is away for a part of it. */
export function isOutside(lesson: PlannedLesson, presence: Presence): boolean {
  const { day, from, to } = wallOf(lesson, presence.zone)
  const isHeld = listHours(presence, day).some(
    (one) => one.locationId === lesson.locationId && one.from <= from && to <= one.to,
  )
  const isAway = presence.exceptions.some(
    (one) =>
      one.kind === 'unavailable' &&
      one.startsOn <= day &&
      day <= one.endsOn &&
      timesMeet({ startsAt: from, endsAt: to }, one),
  )
  return !isHeld || isAway
}

const places = { hours: 0, extra: 1, absence: 2, session: 3, lesson: 4, elsewhere: 5 } as const

/** What a day of a teacher's week holds, by time: when they are there, unless they are away for all of it, and what is planned. */
export function listDay(
  day: Day,
  presence: Presence,
  taken: readonly Taken[],
  nameOf: (placeId: string) => string,
): WeekItem[] {
  const weekly = presence.openings.filter((one) => recursWithin(one, day, day)).map(toItem(nameOf))
  const differing = presence.exceptions
    .filter((one) => one.startsOn <= day && day <= one.endsOn)
    .map(toDifference(nameOf))
  const planned = taken
    .map((one) => ({ ...wallOf(one, presence.zone), kind: one.kind, text: one.text }))
    .filter((one) => one.day === day)
    .map(({ kind, from, to, text }) => ({ id: null, kind, from, to, text }))
  const away = differing.filter(({ kind }) => kind === 'absence')
  const isThere = (item: WeekItem) =>
    (item.kind !== 'hours' && item.kind !== 'extra') || !away.some(({ from, to }) => from <= item.from && item.to <= to)
  return [...weekly, ...differing, ...planned]
    .filter(isThere)
    .sort((a, b) => a.from.localeCompare(b.from) || places[a.kind] - places[b.kind])
}

const toItem =
  (nameOf: (placeId: string) => string) =>
  ({ id, startsAt, endsAt, locationId }: WeeklyHours): WeekItem => ({
    id,
    kind: 'hours',
    from: startsAt,
    to: endsAt,
    text: nameOf(locationId),
  })

const toDifference =
  (nameOf: (placeId: string) => string) =>
  ({ id, kind, startsAt, endsAt, label, locationId }: DatedException): WeekItem => ({
    id,
    kind: kind === 'available' ? 'extra' : 'absence',
    from: startsAt ?? '00:00',
    to: endsAt ?? '24:00',
    text: kind === 'available' && locationId ? [nameOf(locationId), label].filter(Boolean).join(' · ') : label,
  })
