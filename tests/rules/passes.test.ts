import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addHours } from '@/lib/core/time'
import { checkPass, checkPassDay, computePassFigures, firstDayOf, isEnded, isTaken } from '@/lib/passes/rules'

const now = new Date('2026-11-21T10:00:00Z')
const pass = { validFrom: '2026-11-01', validUntil: '2027-01-31', bookableFrom: '2026-11-01', hasDebt: false }
const ending = (hours: number) => ({ endsAt: addHours(now, hours) })

describe('figures [1.G2] [0.I2]', () => {
  test('a lesson is taken from the instant it ends [1.G6]', () => {
    expect(
      [ending(-1), ending(0), { endsAt: new Date(now.getTime() + 1) }].map((lesson) => isTaken(lesson, now)),
    ).toEqual([true, true, false])
  })

  test('3 taken, 2 reserved, 5 remaining of 10', () => {
    const reservations = [-100, -50, -1, 2, 30].map(ending)
    expect(computePassFigures({ remaining: 5, reservations }, now)).toEqual({
      granted: 10,
      taken: 3,
      reserved: 2,
      remaining: 5,
    })
  })

  test('always sum to what was granted, whatever the lessons', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), fc.nat(30), (hours, remaining) => {
        const figures = computePassFigures({ remaining, reservations: hours.map(ending) }, now)
        expect(figures.taken + figures.reserved + figures.remaining).toBe(figures.granted)
        expect(figures.granted).toBe(hours.length + remaining)
      }),
    )
  })
})

describe('validity [1.E2] [6.L3]', () => {
  test.each([
    ['2026-10-31', 'pass_not_started'],
    ['2026-11-01', null],
    ['2027-01-31', null],
    ['2027-02-01', 'pass_expired'],
  ] as const)('a lesson on %s: %s', (day, refusal) => {
    const verdict = checkPassDay(pass, day)
    expect(verdict.ok ? null : verdict.refusal).toBe(refusal)
  })

  test('nothing starts before the buyer may begin', () => {
    const later = { ...pass, bookableFrom: '2026-11-15' }
    expect(firstDayOf(later)).toBe('2026-11-15')
    expect(firstDayOf(pass)).toBe('2026-11-01')
    expect(checkPassDay(later, '2026-11-14')).toEqual({
      ok: false,
      refusal: 'pass_not_started',
      detail: { from: '2026-11-15' },
    })
    expect(checkPassDay(later, '2026-11-15').ok).toBe(true)
  })

  test('a pass books while it has a lesson left and its last day has not passed', () => {
    const figures = (remaining: number, reserved = 0) => ({
      granted: 10,
      taken: 10 - remaining - reserved,
      reserved,
      remaining,
    })
    expect(checkPass(pass, figures(1), '2027-01-31').ok).toBe(true)
    expect(checkPass(pass, figures(1), '2027-02-01')).toEqual({
      ok: false,
      refusal: 'pass_expired',
      detail: { until: '2027-01-31' },
    })
    expect(checkPass(pass, figures(0), '2026-12-01')).toEqual({ ok: false, refusal: 'no_credit_left' })
    expect(checkPass({ ...pass, hasDebt: true }, figures(1), '2026-12-01')).toEqual({
      ok: false,
      refusal: 'payment_due',
    })
    expect(isEnded(pass, figures(0, 1), '2027-01-31')).toBe(false)
    expect(isEnded(pass, figures(0), '2026-12-01')).toBe(true)
    expect(isEnded(pass, figures(5), '2027-02-01')).toBe(true)
    // A session postponed beyond the last day is still to come ([1.G5]).
    expect(isEnded(pass, figures(0, 1), '2027-02-01')).toBe(false)
  })
})
