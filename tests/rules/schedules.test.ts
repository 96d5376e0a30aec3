import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeMostTimes, computeSchedule, listDueDays, listSchedules, splitAmounts } from '@/lib/schedules/rules'

const membership = { priceCents: 5_000, maxTimes: 1 }
const pack = { priceCents: 90_000, maxTimes: 3 }

describe('[1.D6] an order paid in several times', () => {
  test.each([
    [1, [95_000]],
    [2, [50_000, 45_000]],
    [3, [35_000, 30_000, 30_000]],
  ])('50,00 membership and 900,00 package in %d', (times, expected) => {
    expect(splitAmounts([membership, pack], times)).toEqual(expected)
  })

  test('cents left over go to the first part', () => {
    expect(splitAmounts([{ priceCents: 10_000, maxTimes: 3 }], 3)).toEqual([3_334, 3_333, 3_333])
  })

  test.each([
    ['as many as all of them allow', [pack, { priceCents: 30_000, maxTimes: 2 }], 2],
    ['what allows one time only does not count', [membership, pack], 3],
    ['nothing that can be split', [membership], 1],
    ['no part under a cent', [{ priceCents: 2, maxTimes: 3 }], 2],
    ['a free line is no line to split', [{ priceCents: 0, maxTimes: 3 }, membership], 1],
    ['nothing at all', [], 1],
  ])('%s', (_case, lines, expected) => {
    expect(computeMostTimes(lines)).toBe(expected)
    expect(listSchedules(lines, '2026-11-21')).toHaveLength(expected)
  })

  test.each([4, 0, -1, 1.5, Number.NaN])('refuses %d times', (times) => {
    expect(() => splitAmounts([membership, pack], times)).toThrow(RangeError)
  })

  test('[1.D5] parts are a month apart, counted from the day of the order', () => {
    expect(listDueDays('2026-08-31', 4)).toEqual(['2026-08-31', '2026-09-30', '2026-10-31', '2026-11-30'])
    expect(computeSchedule([membership, pack], 2, '2026-12-15')).toEqual([
      { rank: 1, amountCents: 50_000, dueOn: '2026-12-15' },
      { rank: 2, amountCents: 45_000, dueOn: '2027-01-15' },
    ])
  })
})

const lines = fc.array(
  fc.record({ priceCents: fc.integer({ min: 0, max: 10_000_000 }), maxTimes: fc.integer({ min: 1, max: 4 }) }),
  {
    maxLength: 20,
  },
)

test('[6.R7] parts sum to the total, to the cent, and are equal but for the first: 100,000 generated orders', () => {
  fc.assert(
    fc.property(lines, fc.nat(), (cart, pick) => {
      const total = cart.reduce((sum, line) => sum + line.priceCents, 0)
      const most = computeMostTimes(cart)
      const amounts = splitAmounts(cart, 1 + (pick % most))
      const [first, ...next] = amounts
      return (
        amounts.length === 1 + (pick % most) &&
        amounts.reduce((sum, amount) => sum + amount, 0) === total &&
        amounts.every(Number.isSafeInteger) &&
        next.every((amount) => amount === next[0] && amount > 0 && amount <= first!)
      )
    }),
    { numRuns: 100_000 },
  )
})
