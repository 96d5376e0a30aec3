import { describe, expect, test } from 'vitest'
import { computeWeek, endOfRow, findFirstFree, findSlot, isTooLate } from '@/lib/agenda/rules'
import type { AgendaFacts, SlotState } from '@/lib/agenda/types'
import { addHours, findInstant } from '@/lib/core/time'

const paris = 'Europe/Paris'
const at = (day: string, time: string, zone = paris) => findInstant(day, time, zone)!
/** Long before every week of these tests. */
const longBefore = new Date('2026-01-01T00:00:00Z')

const facts = (given: Partial<AgendaFacts> = {}): AgendaFacts => ({
  zone: paris,
  teacherId: 'teacher',
  learnerId: 'learner',
  lessonMinutes: 60,
  noticeHours: 12,
  pass: { validFrom: '2026-01-01', validUntil: '2027-12-31', bookableFrom: '2026-01-01' },
  openings: [
    {
      weekday: 4,
      startsAt: '09:00',
      endsAt: '12:00',
      validFrom: '2026-01-01',
      validUntil: null,
      locationId: 'lilas',
      roomIds: ['one', 'two'],
    },
  ],
  exceptions: [],
  closures: [],
  busy: [],
  ...given,
})

const busy = (resourceId: string, from: string, to: string, day = '2026-11-26') => ({
  resourceId,
  startsAt: at(day, from),
  endsAt: at(day, to),
})

/** The states of Thursday 26 November 2026, by start time. */
function thursday(given: Partial<AgendaFacts> = {}, now = longBefore): Record<string, SlotState> {
  const { slots } = computeWeek(facts(given), '2026-11-23', now).days[3]!
  return Object.fromEntries(Object.values(slots).map((slot) => [slot.time, slot.state]))
}

const allFree = { '09:00': 'free', '09:30': 'free', '10:00': 'free', '10:30': 'free', '11:00': 'free' }
const all = (state: SlotState) => Object.fromEntries(Object.keys(allFree).map((time) => [time, state]))

describe('computeWeek [1.F2]', () => {
  test('offers each half hour at which the whole lesson fits in the teacher’s hours', () => {
    expect(thursday()).toEqual(allFree)
    expect(Object.keys(thursday({ lessonMinutes: 90 }))).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expect(Object.keys(thursday({ lessonMinutes: 45 }))).toHaveLength(5)
    expect(thursday({ lessonMinutes: 240 })).toEqual({})
  })

  test('hours that begin between two rows start at the next row', () => {
    const [opening] = facts().openings
    expect(Object.keys(thursday({ openings: [{ ...opening!, startsAt: '09:10', endsAt: '11:15' }] }))).toEqual([
      '09:30',
      '10:00',
    ])
  })

  test('says rows from the first cell to the last, and nothing for an empty week', () => {
    const [opening] = facts().openings
    const openings = [opening!, { ...opening!, weekday: 6, startsAt: '17:00', endsAt: '18:30' }]
    const week = computeWeek(facts({ openings }), '2026-11-23', longBefore)
    expect([week.times[0], week.times.at(-1), week.times.length, week.freeCount]).toEqual(['09:00', '17:30', 18, 7])
    expect(computeWeek(facts({ openings: [] }), '2026-11-23', longBefore)).toMatchObject({ times: [], freeCount: 0 })
    expect(endOfRow('08:30', 60)).toBe('09:30')
    expect(endOfRow('23:30', 60)).toBe('00:30')
  })

  test('weekly hours hold from their first day to their last, both included', () => {
    const [opening] = facts().openings
    const between = (validFrom: string, validUntil: string | null) =>
      thursday({ openings: [{ ...opening!, validFrom, validUntil }] })
    expect(between('2026-11-26', '2026-11-26')).toEqual(allFree)
    expect(between('2026-11-27', null)).toEqual({})
    expect(between('2026-01-01', '2026-11-25')).toEqual({})
  })

  test('a busy teacher is "complet" for every lesson that would overlap, half-open at both ends', () => {
    expect(thursday({ busy: [busy('teacher', '10:00', '11:00')] })).toEqual({
      ...allFree,
      '09:30': 'full',
      '10:00': 'full',
      '10:30': 'full',
    })
  })

  test('a busy room gives the next one; without a free room there is no slot', () => {
    const oneTaken = facts({ busy: [busy('one', '10:00', '11:00')] })
    expect(findSlot(oneTaken, at('2026-11-26', '10:00'), longBefore)).toMatchObject({
      state: 'free',
      roomId: 'two',
      locationId: 'lilas',
    })
    expect(findSlot(oneTaken, at('2026-11-26', '09:00'), longBefore)).toMatchObject({ roomId: 'one' })
    expect(thursday({ busy: [busy('one', '10:00', '11:00'), busy('two', '10:30', '11:00')] })).toMatchObject({
      '09:30': 'free',
      '10:00': 'full',
      '10:30': 'full',
      '11:00': 'free',
    })
    const [opening] = facts().openings
    expect(thursday({ openings: [{ ...opening!, roomIds: [] }] })).toEqual(all('full'))
  })

  test('the learner’s own lesson elsewhere is "own", even where the teacher is busy too', () => {
    expect(thursday({ busy: [busy('learner', '10:00', '11:00'), busy('teacher', '10:00', '11:00')] })).toMatchObject({
      '09:00': 'free',
      '09:30': 'own',
      '10:00': 'own',
      '11:00': 'free',
    })
  })

  test('closures block whole days, both included [1.H12]', () => {
    expect(thursday({ closures: [{ startsOn: '2026-11-20', endsOn: '2026-11-26', label: 'Fêtes' }] })).toEqual(
      all('closed'),
    )
    expect(thursday({ closures: [{ startsOn: '2026-11-26', endsOn: '2026-11-26', label: 'Fête' }] })).toEqual(
      all('closed'),
    )
    expect(thursday({ closures: [{ startsOn: '2026-11-27', endsOn: '2026-11-30', label: 'Fêtes' }] })).toEqual(allFree)
    const closed = computeWeek(
      facts({ closures: [{ startsOn: '2026-11-26', endsOn: '2026-11-26', label: 'Fête' }] }),
      '2026-11-23',
      longBefore,
    )
    expect(closed.days.map((day) => day.closure)).toEqual([null, null, null, 'Fête', null, null, null])
  })

  test('an absence blocks the day or a part of it; hours opened for once add to the week', () => {
    const away = {
      kind: 'unavailable',
      startsOn: '2026-11-24',
      endsOn: '2026-11-28',
      locationId: null,
      roomIds: [],
    } as const
    expect(thursday({ exceptions: [{ ...away, startsAt: null, endsAt: null }] })).toEqual(all('away'))
    expect(thursday({ exceptions: [{ ...away, startsAt: '09:00', endsAt: '10:00' }] })).toEqual({
      ...allFree,
      '09:00': 'away',
      '09:30': 'away',
    })
    const extra = {
      kind: 'available',
      startsOn: '2026-11-29',
      endsOn: '2026-11-29',
      startsAt: '14:00',
      endsAt: '15:30',
      locationId: 'remparts',
      roomIds: ['three'],
    } as const
    const sunday = computeWeek(facts({ exceptions: [extra] }), '2026-11-23', longBefore).days[6]!
    expect(Object.values(sunday.slots)).toMatchObject([
      { time: '14:00', roomId: 'three', locationId: 'remparts' },
      { time: '14:30' },
    ])
  })

  test('a lesson starts by the last day of the pass, that day included, and not before it may [6.L3]', () => {
    const pass = (validFrom: string, validUntil: string, bookableFrom = validFrom) =>
      thursday({ pass: { validFrom, validUntil, bookableFrom } })
    expect(pass('2026-11-26', '2026-11-26')).toEqual(allFree)
    expect(pass('2026-01-01', '2026-11-25')).toEqual(all('outside_validity'))
    expect(pass('2026-11-27', '2027-11-25')).toEqual(all('outside_validity'))
    expect(pass('2026-11-01', '2027-11-25', '2026-11-27')).toEqual(all('outside_validity'))
  })

  test('24:00 is the end of the day', () => {
    const [opening] = facts().openings
    expect(Object.keys(thursday({ openings: [{ ...opening!, startsAt: '22:00', endsAt: '24:00' }] }))).toEqual([
      '22:00',
      '22:30',
      '23:00',
    ])
  })
})

describe('the notice [1.F2]', () => {
  const start = at('2026-11-26', '10:00')
  const limit = addHours(start, -12)
  test.each([
    [-1, 'free'],
    [0, 'free'],
    [1, 'too_late'],
  ] as const)('%i second from the limit: %s', (seconds, state) => {
    const now = new Date(limit.getTime() + seconds * 1000)
    expect(isTooLate(start, 12, now)).toBe(state === 'too_late')
    expect(thursday({}, now)['10:00']).toBe(state)
    expect(findSlot(facts(), start, now)?.state).toBe(state)
  })

  test('what is past is too late, whatever else it was', () => {
    expect(thursday({ busy: [busy('teacher', '09:00', '12:00')] }, new Date('2026-12-01T00:00:00Z'))).toEqual(
      all('too_late'),
    )
  })
})

describe('findSlot', () => {
  test('knows only the cells of the grid', () => {
    expect(findSlot(facts(), at('2026-11-26', '10:10'), longBefore)).toBeNull()
    expect(findSlot(facts(), at('2026-11-26', '11:30'), longBefore)).toBeNull()
    expect(findSlot(facts(), at('2026-11-27', '10:00'), longBefore)).toBeNull()
    expect(findSlot(facts(), new Date(at('2026-11-26', '10:00').getTime() + 1), longBefore)).toBeNull()
  })
})

describe('findFirstFree: premier créneau libre', () => {
  test('is the earliest free one between two days, both included', () => {
    const taken = facts({ busy: [busy('teacher', '09:00', '12:00')] })
    expect(findFirstFree(taken, '2026-11-23', '2026-12-31', longBefore)).toMatchObject({
      day: '2026-12-03',
      time: '09:00',
    })
    expect(findFirstFree(taken, '2026-11-23', '2026-12-03', longBefore)).toMatchObject({ day: '2026-12-03' })
    expect(findFirstFree(taken, '2026-11-23', '2026-12-02', longBefore)).toBeNull()
    expect(findFirstFree(facts(), '2026-11-27', '2026-11-26', longBefore)).toBeNull()
  })
})
