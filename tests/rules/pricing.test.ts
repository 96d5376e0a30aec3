import { describe, expect, test } from 'vitest'
import {
  checkAnswer,
  checkGrantPeriod,
  checkRequest,
  computePrice,
  findReducedUntil,
  hasReducedRate,
  suggestGrantEnd,
} from '@/lib/pricing/rules'

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

describe('[1.H4] asking for the reduced price, and answering', () => {
  const today = '2026-11-21'
  test.each([
    ['nothing yet', { isPending: false, reducedUntil: null }, true],
    ['a request that waits', { isPending: true, reducedUntil: null }, 'request_pending'],
    ['61 days left', { isPending: false, reducedUntil: '2027-01-21' }, 'already_reduced'],
    ['60 days left', { isPending: false, reducedUntil: '2027-01-20' }, true],
  ])('%s', (_case, facts, expected) => {
    const verdict = checkRequest({ ...facts, today })
    expect(verdict.ok || verdict.refusal).toBe(expected)
  })

  test.each([
    ['2026-11-21', true],
    ['2026-11-20', 'grant_end_past'],
    ['2028-11-21', true],
    ['2028-11-22', 'grant_dates_wrong'],
    ['2027-02-29', 'grant_dates_wrong'],
    ['demain', 'grant_dates_wrong'],
  ])('granted until %s: %s', (endsOn, expected) => {
    const verdict = checkGrantPeriod(today, endsOn)
    expect(verdict.ok || verdict.refusal).toBe(expected)
  })

  test.each([
    ['2026-11-21', '2027-08-31'],
    ['2027-06-30', '2027-08-31'],
    ['2027-07-01', '2028-08-31'],
    ['2027-12-31', '2028-08-31'],
  ])('on %s the end proposed is %s', (day, expected) => {
    expect(suggestGrantEnd(day)).toBe(expected)
  })

  test('a request is answered once', () => {
    expect(checkAnswer('pending')).toEqual({ ok: true })
    for (const status of ['granted', 'refused'] as const)
      expect(checkAnswer(status)).toEqual({ ok: false, refusal: 'already_answered' })
  })
})
