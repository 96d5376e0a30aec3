import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeWeek } from '@/lib/agenda/rules'
import type { AgendaFacts } from '@/lib/agenda/types'
import { listNearestFree, listSoonestFree, lostAt, planRepetition } from '@/lib/bookings/rules'
import { addDays, addHours, type Day, findInstant, wallTimeOf, weekdayOf } from '@/lib/core/time'

const validity = { validFrom: '2026-01-01', validUntil: '2026-12-31', bookableFrom: '2026-01-01' }
const pass = { ...validity, remaining: 4, hasDebt: false }
const longBefore = new Date('2026-01-01T00:00:00Z')

const facts = (given: Partial<AgendaFacts> = {}): AgendaFacts => ({
  zone: 'Europe/Paris',
  teacherId: 'teacher',
  learnerId: 'learner',
  lessonMinutes: 60,
  noticeHours: 12,
  pass: validity,
  openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsAt: '00:00',
    endsAt: '24:00',
    validFrom: '2000-01-01',
    validUntil: null,
    locationId: 'place',
    roomIds: ['room'],
  })),
  exceptions: [],
  closures: [],
  busy: [],
  ...given,
})
const at = (day: Day, time: string, zone = 'Europe/Paris') => findInstant(day, time, zone)!

describe('planRepetition: the same time, week after week [1.F6]', () => {
  const first = { day: '2026-11-26', time: '17:00' }

  test('as many dates as lessons are left, a week apart', () => {
    const dates = planRepetition(facts(), first, pass, longBefore)
    expect(dates.map(({ day, refusal }) => [day, refusal])).toEqual([
      ['2026-11-26', null],
      ['2026-12-03', null],
      ['2026-12-10', null],
      ['2026-12-17', null],
    ])
  })

  test('what is in the way is listed with its cause, and the lessons go on after it', () => {
    const closures = [{ startsOn: '2026-12-03', endsOn: '2026-12-03', label: 'Pont' }]
    const taken = at('2026-12-10', '17:30')
    const busy = [{ resourceId: 'teacher', startsAt: taken, endsAt: addHours(taken, 1) }]
    const dates = planRepetition(facts({ closures, busy }), first, { ...pass, remaining: 3 }, longBefore)
    expect(dates.map(({ refusal }) => refusal)).toEqual([null, 'structure_closed', 'slot_taken', null, null])
  })

  test('nothing after the last free date, nor beyond the pass’s last day', () => {
    const short = { ...pass, validUntil: '2026-12-05' }
    expect(planRepetition(facts({ pass: short }), first, short, longBefore)).toHaveLength(2)
    expect(planRepetition(facts({ openings: [] }), first, pass, longBefore)).toEqual([])
    expect(planRepetition(facts(), first, { ...pass, hasDebt: true }, longBefore)).toEqual([])
  })

  test('the hour that doesn’t exist is a date that is not offered [6.R11]', () => {
    const night = planRepetition(facts(), { day: '2026-03-22', time: '02:30' }, { ...pass, remaining: 2 }, longBefore)
    expect(night.map(({ day, refusal }) => [day, refusal])).toEqual([
      ['2026-03-22', null],
      ['2026-03-29', 'slot_not_offered'],
      ['2026-04-05', null],
    ])
  })

  test('any day and time, over both changes of the clocks in two zones: the same wall clock, the same weekday [6.R11]', () => {
    const anyFirst = fc.record({
      zone: fc.constantFrom('Europe/Paris', 'America/Montreal'),
      offset: fc.integer({ min: 0, max: 330 }),
      half: fc.integer({ min: 0, max: 47 }),
    })
    fc.assert(
      fc.property(anyFirst, ({ zone, offset, half }) => {
        const day = addDays('2026-01-05', offset)
        const time = `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
        const given = facts({ zone })
        const dates = planRepetition(given, { day, time }, { ...pass, remaining: 10 }, longBefore)
        const free = dates.filter(({ refusal }) => refusal === null)
        expect(free.length).toBeLessThanOrEqual(10)
        for (const { day: on, slot } of free) {
          expect(weekdayOf(on)).toBe(weekdayOf(day))
          expect(wallTimeOf(slot!.startsAt, zone)).toBe(time)
          expect(slot!.endsAt.getTime() - slot!.startsAt.getTime()).toBe(3_600_000)
        }
        for (const { slot, refusal } of dates) expect(refusal === null).toBe(slot?.state === 'free')
      }),
      { numRuns: 150 },
    )
  })
})

describe('listNearestFree: what is offered instead of a lost slot [1.G8]', () => {
  test('the three nearest, before or after, of the weeks around', () => {
    const lost = at('2026-11-26', '17:00')
    const hour = (start: number, end: number) => ({
      resourceId: 'teacher',
      startsAt: addHours(lost, start),
      endsAt: addHours(lost, end),
    })
    const busy = [hour(-3, 2)]
    const week = computeWeek(facts({ busy }), '2026-11-23', longBefore)
    const near = listNearestFree([week], lost, 3)
    expect(near.map(({ time }) => time)).toEqual(['19:00', '19:30', '20:00'])
    expect(listNearestFree([], lost, 3)).toEqual([])
  })
})

describe('listSoonestFree: a time rather than a teacher [1.F6]', () => {
  const days = { from: '2026-11-26', until: '2026-12-02' }
  const teaching = (weekday: number, startsAt: string) => ({
    facts: facts({ openings: [{ ...facts().openings[0]!, weekday, startsAt, endsAt: '24:00' }] }),
  })

  test('the earliest first, one a day for each teacher, no more than asked', () => {
    const [thursday, friday] = [teaching(4, '17:00'), teaching(5, '09:00')]
    const both = listSoonestFree([friday, thursday], days, 6, longBefore)
    expect(both.map(({ agenda, slot }) => [agenda === friday, slot.day, slot.time])).toEqual([
      [false, '2026-11-26', '17:00'],
      [true, '2026-11-27', '09:00'],
    ])
    expect(
      listSoonestFree(
        [facts(), facts()].map((one) => ({ facts: one })),
        days,
        3,
        longBefore,
      ),
    ).toHaveLength(3)
    expect(listSoonestFree([], days, 3, longBefore)).toEqual([])
  })
})

test('only a slot that somebody took is named as lost [1.F4] [1.G8]', () => {
  const lost = at('2026-11-26', '17:00')
  expect(lostAt({ ok: false, refusal: 'slot_taken' }, lost)).toBe(lost.toISOString())
  expect(lostAt({ ok: false, refusal: 'too_late_to_book' }, lost)).toBeUndefined()
  expect(lostAt({ ok: false, refusal: 'slot_taken' }, null)).toBeUndefined()
  expect(lostAt({ ok: true }, lost)).toBeUndefined()
})
