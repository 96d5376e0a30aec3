import { describe, expect, test } from 'vitest'
import { computeFilling, fillGaps, listMonths, listWeeks } from '@/lib/figures/rules'

describe('[1.H5] the figures of the office', () => {
  test('weeks are Mondays, seven before this one and four after, over the change of year and of hour', () => {
    expect(listWeeks('2026-11-21').slice(6, 9)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
    expect(listWeeks('2027-01-01')).toHaveLength(12)
    expect(listWeeks('2027-01-01')[7]).toBe('2026-12-28')
  })

  test('months are the twelve that end with this one', () => {
    expect(listMonths('2027-01-31')[0]).toBe('2026-02-01')
    expect(listMonths('2028-02-29').at(-1)).toBe('2028-02-01')
  })

  test('a week without anything is shown as nothing', () => {
    const rows = fillGaps(
      ['2026-11-09', '2026-11-16'],
      [{ day: '2026-11-16', n: 3 }],
      ({ day }) => day,
      (day) => ({ day, n: 0 }),
    )
    expect(rows).toEqual([
      { day: '2026-11-09', n: 0 },
      { day: '2026-11-16', n: 3 },
    ])
  })

  test.each([
    [0, 0, 0],
    [0, 10, 0],
    [1, 3, 33],
    [10, 10, 100],
  ])('%i places of %i are %i per cent', (taken, capacity, percent) => {
    expect(computeFilling(taken, capacity)).toBe(percent)
  })
})
