import { describe, expect, test } from 'vitest'
import {
  checkFirstSession,
  checkMeans,
  checkWaitingHolds,
  computeBookableFrom,
  computeExpiry,
  computeLastDay,
  describeRules,
  formatOrderNumber,
  isKeptInCart,
  isSameOrder,
  lastDayBefore,
  listOnlineMeans,
} from '@/lib/orders/rules'
import { makeCartLine } from '@/tests/factories/cart-line'
import { testSettings } from '@/tests/factories/structure'

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
  const line = { offerId: 'a', learnerId: 'zoe', priceCents: 5_000, firstSessionId: null }
  const firm = {
    name: 'Cadence',
    addressLine1: '2 rue',
    addressLine2: '',
    postcode: '75011',
    city: 'Paris',
    country: 'FR',
  }
  const placed = {
    termsVersionId: 'v1',
    requestsImmediateStart: true,
    means: 'cheque' as const,
    instalments: 2,
    billing: null,
    lines: [line],
  }
  test.each([
    ['the same', placed, true],
    ['other terms', { ...placed, termsVersionId: 'v2' }, false],
    ['another answer about the 14 days', { ...placed, requestsImmediateStart: false }, false],
    ['another means', { ...placed, means: 'transfer' as const }, false],
    ['in other times', { ...placed, instalments: 3 }, false],
    ['another price', { ...placed, lines: [{ ...line, priceCents: 4_999 }] }, false],
    ['for somebody else', { ...placed, lines: [{ ...line, learnerId: 'leo' }] }, false],
    ['[1.C6] from another date', { ...placed, lines: [{ ...line, firstSessionId: 's1' }] }, false],
    ['[2.A11] invoiced to somebody else', { ...placed, billing: { ...firm } }, false],
    ['one line more', { ...placed, lines: [line, line] }, false],
    ['nothing', { ...placed, lines: [] }, false],
  ])('%s', (_case, wanted, expected) => {
    expect(isSameOrder(placed, wanted)).toBe(expected)
  })
})

describe('[1.D1] the means offered online', () => {
  const { money } = testSettings
  const bank = { ...money.bank, iban: '' }
  const cheques = { ...money.cheques, payee: '' }
  const lines = [
    { priceCents: 90_000, maxTimes: 3 },
    { priceCents: 5_000, maxTimes: 1 },
  ]
  test('the card always; a transfer with an account, a cheque with a payee', () => {
    expect(listOnlineMeans(money)).toEqual(['card', 'transfer', 'cheque'])
    expect(listOnlineMeans({ bank, cheques })).toEqual(['card'])
  })
  test.each([
    ['a means taken', money, { means: 'transfer', instalments: 1 }, { ok: true }],
    ['a means not taken', { bank, cheques }, { means: 'transfer', instalments: 1 }, { refusal: 'means_unavailable' }],
    ['[1.D6] as many times as the lines allow', money, { means: 'cheque', instalments: 3 }, { ok: true }],
    [
      '[1.D6] once more',
      money,
      { means: 'cheque', instalments: 4 },
      { refusal: 'too_many_times', detail: { times: 3 } },
    ],
  ] as const)('%s', (_case, taken, wanted, expected) => {
    expect(checkMeans(taken, wanted, lines)).toMatchObject(expected)
  })
})

describe('[1.D7] until when an order waits', () => {
  const structure = { timeZone: 'Europe/Paris', settings: testSettings }
  test('by card: minutes, its lines still in the cart', () => {
    const orderedAt = new Date('2026-11-21T10:00:00Z')
    expect(computeExpiry('card', orderedAt, structure)).toEqual(new Date('2026-11-21T10:30:00Z'))
    expect(['card', 'transfer', 'cheque', 'free'].map((means) => isKeptInCart(means as 'card'))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
  test.each([
    ['21 whole days, the last one included', '2026-11-21T10:00:00Z', '2026-12-12T23:00:00.000Z', '2026-12-12'],
    ['ordered a minute before midnight in Paris', '2026-11-21T22:59:00Z', '2026-12-12T23:00:00.000Z', '2026-12-12'],
    ['across the change of clocks', '2026-10-10T10:00:00Z', '2026-10-31T23:00:00.000Z', '2026-10-31'],
  ])('by transfer: %s', (_case, orderedAt, expected, lastDay) => {
    const expiresAt = computeExpiry('transfer', new Date(orderedAt), structure)
    expect([expiresAt.toISOString(), lastDayBefore(expiresAt, 'Europe/Paris')]).toEqual([expected, lastDay])
  })
})

describe('[6.L2] [6.L3] when the first session of a package may be', () => {
  const day = (startsAt: string) => [
    { plan: { sessionId: 's', startsAt: new Date(startsAt), sessions: [], isOpen: true } },
  ]
  const now = new Date('2026-11-21T10:00:00Z')
  const zone = { timeZone: 'Europe/Paris', withdrawsDatedSessions: true }
  test.each([
    ['within the 14 days, not asked for', '2026-12-05T18:30:00Z', false, 'immediate_start_needed'],
    ['within the 14 days, asked for', '2026-12-05T18:30:00Z', true, null],
    ['on the 15th day', '2026-12-06T18:30:00Z', false, null],
  ])('%s', (_case, startsAt, isAsked, expected) => {
    const verdict = checkFirstSession(day(startsAt), isAsked, now, zone)
    expect(verdict.ok ? null : verdict.refusal).toBe(expected)
    expect(checkFirstSession(day(startsAt), isAsked, now, { ...zone, withdrawsDatedSessions: false }).ok).toBe(true)
  })
  test('a line without dates has none to wait for', () => {
    expect(checkFirstSession([{ plan: null }], false, now, zone).ok).toBe(true)
  })
})

describe('[6.S4] how many orders of a client keep places for days', () => {
  test.each([
    ['transfer', 0, null],
    ['transfer', 2, null],
    ['transfer', 3, 'too_many_holds'],
    ['cheque', 3, 'too_many_holds'],
    ['card', 3, null],
  ] as const)('by %s after %i', (means, waiting, expected) => {
    const verdict = checkWaitingHolds(means, waiting)
    expect(verdict.ok ? null : verdict.refusal).toBe(expected)
  })
})
