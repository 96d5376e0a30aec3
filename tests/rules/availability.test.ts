import { describe, expect, test } from 'vitest'
import {
  checkException,
  checkExceptionRemoval,
  checkHours,
  findPlace,
  isOutside,
  listDay,
} from '@/lib/availability/rules'
import { exceptionSchema, hoursSchema } from '@/lib/availability/schema'
import type { DatedException, GivenException, PlannedLesson, Presence, WeeklyHours } from '@/lib/availability/types'
import { findInstant } from '@/lib/core/time'

const zone = 'Europe/Paris'
/** A Thursday morning at one place, since 2020. */
const thursday: WeeklyHours = {
  id: 'h1',
  weekday: 4,
  startsAt: '09:00',
  endsAt: '12:00',
  validFrom: '2020-01-01',
  validUntil: null,
  locationId: 'lilas',
  roomIds: ['studio-1'],
}
const hours = (given: Partial<WeeklyHours> = {}): WeeklyHours => ({ ...thursday, id: 'h2', ...given })
const absence: DatedException = {
  id: 'e1',
  kind: 'unavailable',
  startsOn: '2026-11-26',
  endsOn: '2026-11-26',
  startsAt: null,
  endsAt: null,
  locationId: null,
  roomIds: [],
  label: 'Audition',
}
const extra = (given: Partial<DatedException> = {}): DatedException => ({
  ...absence,
  kind: 'available',
  startsAt: '14:00',
  endsAt: '16:00',
  locationId: 'lilas',
  ...given,
})
const presence = (given: Partial<Presence> = {}): Presence => ({ zone, openings: [thursday], exceptions: [], ...given })

describe('weekly hours [1.H2]', () => {
  test.each<[string, Partial<WeeklyHours>, boolean]>([
    ['the same hours', {}, false],
    ['one minute in common', { startsAt: '11:59', endsAt: '14:00' }, false],
    ['right after', { startsAt: '12:00', endsAt: '14:00' }, true],
    ['right before', { startsAt: '08:00', endsAt: '09:00' }, true],
    ['another weekday', { weekday: 5 }, true],
    ['at another place', { locationId: 'rempart' }, false],
    ['over before those begin', { validFrom: '2019-01-01', validUntil: '2019-12-31' }, true],
    ['one day in common', { validFrom: '2019-01-01', validUntil: '2020-01-01' }, false],
  ])('%s', (_case, given, isFree) => {
    const verdict = checkHours(hours(given), presence())
    expect(verdict).toEqual(isFree ? { ok: true } : { ok: false, refusal: 'hours_overlap' })
  })

  test('those that are changed don’t stand in their own way', () => {
    expect(checkHours({ ...thursday, startsAt: '10:00' }, presence())).toEqual({ ok: true })
  })

  test('hours opened for once stand in the way on their weekday only', () => {
    const taken = presence({ exceptions: [extra({ startsOn: '2026-11-26', endsOn: '2026-11-26' })] })
    const later = { startsAt: '15:00', endsAt: '17:00' }
    expect(checkHours(hours(later), taken)).toMatchObject({ refusal: 'hours_overlap' })
    expect(checkHours(hours({ ...later, weekday: 5 }), taken)).toEqual({ ok: true })
    expect(checkHours(hours({ ...later, validFrom: '2026-11-27' }), taken)).toEqual({ ok: true })
  })
})

describe('days that differ [1.H2]', () => {
  const check = (given: Partial<GivenException>) => checkException({ ...extra(), ...given }, presence())

  test('an absence may cover anything, twice', () => {
    expect(checkException(absence, presence({ exceptions: [absence] }))).toEqual({ ok: true })
  })

  test('hours in plus don’t overlap those of the week, nor each other', () => {
    expect(check({ startsAt: '11:00', endsAt: '13:00' })).toMatchObject({ refusal: 'hours_overlap' })
    expect(check({ startsAt: '12:00', endsAt: '13:00' })).toEqual({ ok: true })
    expect(check({ startsOn: '2026-11-27', endsOn: '2026-11-27', startsAt: '09:00' })).toEqual({ ok: true })
    expect(check({ startsOn: '2026-11-27', endsOn: '2026-12-04', startsAt: '09:00' })).toMatchObject({
      refusal: 'hours_overlap',
    })
    const taken = presence({ exceptions: [extra()] })
    expect(checkException({ ...extra(), startsAt: '15:59', endsAt: '18:00' }, taken)).toMatchObject({
      refusal: 'hours_overlap',
    })
    expect(checkException({ ...extra(), startsAt: '16:00', endsAt: '18:00' }, taken)).toEqual({ ok: true })
  })
})

test('rooms are of one place [1.H2]', () => {
  const rooms = [
    { id: 'a', locationId: 'lilas' },
    { id: 'b', locationId: 'lilas' },
    { id: 'c', locationId: 'rempart' },
  ]
  expect(findPlace(['a', 'b'], rooms)).toBe('lilas')
  expect(findPlace(['a', 'c'], rooms)).toBeNull()
  expect(findPlace(['a', 'unknown'], rooms)).toBeNull()
})

describe('lessons left outside [1.H2]', () => {
  const lesson = (from: string, to: string, day = '2026-11-26', locationId = 'lilas'): PlannedLesson => ({
    id: 'b',
    passId: 'p',
    learner: 'Zoé',
    lesson: 'Chant',
    locationId,
    startsAt: findInstant(day, from, zone)!,
    endsAt: findInstant(day, to, zone)!,
  })

  test.each<[string, PlannedLesson, Presence, boolean]>([
    ['whole in the hours', lesson('09:00', '10:00'), presence(), false],
    ['to their last minute', lesson('11:00', '12:00'), presence(), false],
    ['beyond them', lesson('11:30', '12:30'), presence(), true],
    ['on another weekday', lesson('09:00', '10:00', '2026-11-27'), presence(), true],
    ['at another place', lesson('09:00', '10:00', '2026-11-26', 'rempart'), presence(), true],
    [
      'after the last day',
      lesson('09:00', '10:00'),
      presence({ openings: [hours({ validUntil: '2026-11-25' })] }),
      true,
    ],
    ['during an absence', lesson('09:00', '10:00'), presence({ exceptions: [absence] }), true],
    [
      'beside an absence of an hour',
      lesson('09:00', '10:00'),
      presence({ exceptions: [{ ...absence, startsAt: '10:00', endsAt: '11:00' }] }),
      false,
    ],
    ['in hours opened for once', lesson('14:00', '16:00'), presence({ exceptions: [extra()] }), false],
  ])('%s', (_case, given, of, isLeft) => {
    expect(isOutside(given, of)).toBe(isLeft)
  })

  test('a weekly 09:00 holds a lesson at 09:00 on both days when the clocks change [6.R11]', () => {
    const sunday = presence({ openings: [hours({ weekday: 7 })] })
    for (const day of ['2026-03-29', '2026-10-25']) {
      expect(isOutside(lesson('09:00', '10:00', day), sunday)).toBe(false)
      expect(isOutside(lesson('08:00', '09:00', day), sunday)).toBe(true)
    }
  })
})

test('a day shows hours, differences and what is planned, by time [1.H2]', () => {
  const taken = [
    {
      kind: 'lesson' as const,
      startsAt: findInstant('2026-11-26', '10:00', zone)!,
      endsAt: findInstant('2026-11-26', '11:00', zone)!,
      text: 'Zoé',
    },
  ]
  const shown = (exceptions: DatedException[]) =>
    listDay('2026-11-26', presence({ exceptions }), taken, (id) => `à ${id}`).map(
      ({ kind, from, to, text }) => `${kind} ${from}-${to} ${text}`,
    )
  expect(shown([{ ...absence, startsAt: '11:00', endsAt: '12:00' }, extra()])).toEqual([
    'hours 09:00-12:00 à lilas',
    'lesson 10:00-11:00 Zoé',
    'absence 11:00-12:00 Audition',
    'extra 14:00-16:00 à lilas · Audition',
  ])
  expect(shown([absence, extra()])).toEqual(['absence 00:00-24:00 Audition', 'lesson 10:00-11:00 Zoé'])
  expect(listDay('2026-11-27', presence({ exceptions: [absence] }), taken, String)).toEqual([])
})

describe('forms', () => {
  const id = '0197f0a0-0000-7000-8000-000000000000'
  const typed = { teacher: id, weekday: '4', startsAt: '21:00', endsAt: '00:00', room: id, validFrom: '01/12/2026' }
  const wrong = (form: object, schema: typeof hoursSchema | typeof exceptionSchema = hoursSchema) =>
    schema.safeParse(form).error?.issues.map(({ path }) => path.join('.'))

  test('midnight as an end is the end of the day', () => {
    expect(hoursSchema.parse({ ...typed, validUntil: '' })).toMatchObject({
      endsAt: '24:00',
      validUntil: null,
      room: [id],
    })
  })

  test('an end before its beginning is refused, of hours as of days', () => {
    expect(wrong({ ...typed, endsAt: '20:00' })).toEqual(['endsAt'])
    expect(wrong({ ...typed, validUntil: '30/11/2026' })).toEqual(['validUntil'])
    expect(wrong({ ...typed, weekday: '8', validFrom: '31/02/2026' })).toEqual(['weekday', 'validFrom'])
  })

  test('an absence needs a day; extra hours need times and a place', () => {
    const day = { teacher: id, kind: 'unavailable', startsOn: '26/11/2026' }
    expect(exceptionSchema.parse(day)).toMatchObject({ startsOn: '2026-11-26', endsOn: '2026-11-26', startsAt: null })
    expect(wrong({ ...day, kind: 'available' }, exceptionSchema)).toEqual(['startsAt', 'location'])
    expect(wrong({ ...day, startsAt: '10:00' }, exceptionSchema)).toEqual(['endsAt'])
    expect(wrong({ ...day, endsOn: '25/11/2026' }, exceptionSchema)).toEqual(['endsOn'])
  })
})

test('[1.H6] days closed by a declared absence aren’t opened by taking them away', () => {
  expect(checkExceptionRemoval(true)).toEqual({ ok: false, refusal: 'exception_of_absence' })
  expect(checkExceptionRemoval(false)).toEqual({ ok: true })
})
