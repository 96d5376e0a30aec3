import { describe, expect, test } from 'vitest'
import { computeBookableFrom, computeLastDay, describeRules, formatOrderNumber, isSameOrder } from '@/lib/orders/rules'
import { makeCartLine } from '@/tests/factories/cart-line'

describe('[6.L3] when the first lesson may take place', () => {
  test.each([
    ['asked to begin at once: the day of the payment', '2026-11-21', '2026-11-21', true, '2026-11-21'],
    ['not asked: the 15th day after the order', '2026-11-21', '2026-11-21', false, '2026-12-06'],
    ['not asked, paid later: still counted from the order', '2026-11-21', '2026-11-25', false, '2026-12-06'],
    ['not asked, paid after the 14 days: the day of the payment', '2026-11-21', '2026-12-20', false, '2026-12-20'],
    ['across the end of the year', '2026-12-24', '2026-12-24', false, '2027-01-08'],
  ])('%s', (_case, orderedOn, paidOn, requestsImmediateStart, expected) => {
    expect(computeBookableFrom(orderedOn, paidOn, requestsImmediateStart)).toBe(expected)
  })
})

describe('[1.E2] until when lessons may be taken', () => {
  test.each([
    ['one month date to date, last day included', '2018-08-16', 1, '2018-09-16'],
    ['three months', '2018-08-16', 3, '2018-11-16'],
    ['six months across the year', '2018-08-16', 6, '2019-02-16'],
    ['from the 31st: the last day of a shorter month', '2018-08-31', 1, '2018-09-30'],
    ['from 31 January', '2023-01-31', 1, '2023-02-28'],
    ['twelve months from 29 February', '2024-02-29', 12, '2025-02-28'],
  ])('%s', (_case, paidOn, months, expected) => {
    expect(computeLastDay(paidOn, months)).toBe(expected)
  })
})

test('[1.D14] orders are numbered C1, C2', () => {
  expect([1, 2, 149].map(formatOrderNumber)).toEqual(['C1', 'C2', 'C149'])
})

test('[6.L3] a line keeps the rules it was bought under', () => {
  const line = makeCartLine({
    offer: { conditions: 'Valable six mois.', reducedPriceCents: 70_000, validityMonths: 6 },
  })
  expect(describeRules(line, 24)).toEqual({
    cancellationNoticeHours: 24,
    postponements: 0,
    validityMonths: 6,
    listPriceCents: 80_000,
    reducedPriceCents: 70_000,
    requiresMembership: true,
    conditions: 'Valable six mois.',
  })
})

describe('[6.R8] whether a second click finds its first order', () => {
  const line = { offerId: 'a', learnerId: 'zoe', priceCents: 5_000 }
  const placed = { termsVersionId: 'v1', requestsImmediateStart: true, lines: [line] }
  test.each([
    ['the same', placed, true],
    ['other terms', { ...placed, termsVersionId: 'v2' }, false],
    ['another answer about the 14 days', { ...placed, requestsImmediateStart: false }, false],
    ['another price', { ...placed, lines: [{ ...line, priceCents: 4_999 }] }, false],
    ['for somebody else', { ...placed, lines: [{ ...line, learnerId: 'leo' }] }, false],
    ['one line more', { ...placed, lines: [line, line] }, false],
    ['nothing', { ...placed, lines: [] }, false],
  ])('%s', (_case, wanted, expected) => {
    expect(isSameOrder(placed, wanted)).toBe(expected)
  })
})
