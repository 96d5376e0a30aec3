import { describe, expect, test } from 'vitest'
import { computePrice, findReducedUntil, hasReducedRate } from '@/lib/pricing/rules'

describe('[1.C1] the reduced price', () => {
  const grants = [{ learnerId: 'zoe', startsOn: '2026-09-01', endsOn: '2027-08-31' }]

  test.each([
    ['zoe', '2026-08-31', false],
    ['zoe', '2026-09-01', true],
    ['zoe', '2027-08-31', true],
    ['zoe', '2027-09-01', false],
    ['leo', '2027-01-01', false],
  ])('%s on %s: %s', (learnerId, day, expected) => {
    expect(hasReducedRate(grants, learnerId, day)).toBe(expected)
    expect(findReducedUntil(grants, learnerId, day)).toBe(expected ? '2027-08-31' : null)
  })

  test('of two grants that hold, the one that ends last is told', () => {
    const both = [...grants, { learnerId: 'zoe', startsOn: '2027-01-01', endsOn: '2027-12-31' }]
    expect(findReducedUntil(both, 'zoe', '2027-02-01')).toBe('2027-12-31')
  })

  test.each([
    ['granted, an offer with a reduced price', 5_000, 3_000, true, 3_000, true],
    ['granted, an offer without one', 80_000, null, true, 80_000, false],
    ['granted, a reduced price of nothing', 5_000, 0, true, 0, true],
    ['not granted', 5_000, 3_000, false, 5_000, false],
  ])('%s', (_case, priceCents, reducedPriceCents, isReducedRate, expected, isReduced) => {
    expect(computePrice({ priceCents, reducedPriceCents }, isReducedRate)).toEqual({ priceCents: expected, isReduced })
  })
})
