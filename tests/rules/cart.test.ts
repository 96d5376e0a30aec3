import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDuplicate,
  checkLearnerAge,
  checkLine,
  checkOffer,
  checkTrial,
  computeTotal,
  fingerprintCart,
  listLinesHeldBy,
  listProblems,
} from '@/lib/cart/rules'
import type { CartFacts, CartLine } from '@/lib/cart/types'
import { makeCartLearner, makeCartLine, makeCartOffer, makeMembershipForSale } from '@/tests/factories/cart-line'

const facts = (given: Partial<CartFacts> = {}): CartFacts => ({
  day: '2026-11-21',
  members: new Set(),
  trials: new Set(),
  ...given,
})
const refusalOf = (verdict: { ok: true } | { ok: false; refusal: string }) => (verdict.ok ? null : verdict.refusal)
const codes = (lines: CartLine[], given: Partial<CartFacts> = {}) =>
  listProblems(lines, facts(given)).map(({ lineId, code }) => `${lineId}: ${code}`)

const membership = (given: Parameters<typeof makeCartLine>[0] = {}) =>
  makeCartLine({ ...given, offer: { ...makeMembershipForSale(), ...given.offer } })

describe('what is sold', () => {
  test.each([
    ['individual', true, null],
    ['membership', true, null],
    ['individual', false, 'offer_gone'],
    ['membership', false, 'offer_gone'],
    ['group', true, null],
    ['group', false, 'offer_gone'],
    ['workshop' as 'group', true, 'not_sold_online'],
    ['gift', true, null],
    ['gift', false, 'offer_gone'],
  ] as const)('%s, published %s: %s', (kind, isPublished, expected) => {
    expect(refusalOf(checkOffer({ kind, isPublished }))).toBe(expected)
  })
})

describe('[1.C2] an age outside the offer’s is refused at once', () => {
  const ages = { minAge: 12, maxAge: 17 }
  test.each([
    ['12 years old tomorrow', '2014-11-22', 'too_young'],
    ['12 years old today', '2014-11-21', null],
    ['17, the day before 18', '2008-11-22', null],
    ['18 today', '2008-11-21', 'too_old'],
    ['no birth date', null, 'birth_date_missing'],
  ])('%s', (_case, birthOn, expected) => {
    expect(refusalOf(checkLearnerAge(ages, { birthOn }, '2026-11-21'))).toBe(expected)
  })
  test('an offer without ages asks nothing', () => {
    expect(checkLearnerAge({ minAge: null, maxAge: null }, { birthOn: null }, '2026-11-21').ok).toBe(true)
  })
})

describe('[1.C5] a trial is sold once per learner', () => {
  const trial = makeCartOffer({ id: 'essai', isTrial: true })
  test.each([
    ['never had', [], null],
    ['had by this learner', ['zoe:essai'], 'trial_already_had'],
    ['had by somebody else', ['leo:essai'], null],
    ['another trial had', ['zoe:essai-theatre'], null],
  ])('%s', (_case, trials, expected) => {
    expect(refusalOf(checkTrial(trial, 'zoe', new Set(trials)))).toBe(expected)
  })
  test('twice in a cart for one learner', () => {
    const line = makeCartLine({ offer: trial })
    expect(refusalOf(checkDuplicate(trial, 'zoe', [line]))).toBe('trial_in_cart')
    expect(checkDuplicate(trial, 'leo', [line]).ok).toBe(true)
    expect(codes([line, { ...line, id: 'bis' }])).toEqual([`${line.id}: membership_required`, 'bis: trial_in_cart'])
  })
  test('a package may be bought twice', () => {
    expect(checkDuplicate(makeCartOffer(), 'zoe', [makeCartLine()]).ok).toBe(true)
  })
})

test('one membership a learner stands in a cart', () => {
  const line = membership()
  expect(refusalOf(checkDuplicate(makeMembershipForSale(), 'zoe', [line]))).toBe('membership_in_cart')
  expect(refusalOf(checkDuplicate(makeMembershipForSale({ id: 'autre' }), 'zoe', [line]))).toBe('membership_in_cart')
  expect(checkDuplicate(makeMembershipForSale(), 'leo', [line]).ok).toBe(true)
  expect(codes([line, { ...line, id: 'bis' }])).toEqual(['bis: membership_in_cart'])
})

describe('[1.C4] a package needs a membership', () => {
  test.each<[string, CartLine[], Partial<CartFacts>, string[]]>([
    ['none', [makeCartLine()], {}, ['ligne-forfait: membership_required']],
    ['in force', [makeCartLine()], { members: new Set(['zoe']) }, []],
    ['somebody else’s', [makeCartLine()], { members: new Set(['leo']) }, ['ligne-forfait: membership_required']],
    ['in the same cart', [makeCartLine(), membership()], {}, []],
    ['in the same cart, before', [membership(), makeCartLine()], {}, []],
    [
      'in the same cart, for somebody else',
      [makeCartLine(), membership({ learner: { id: 'leo' } })],
      {},
      ['ligne-forfait: membership_required'],
    ],
    ['a single lesson', [makeCartLine({ offer: { requiresMembership: false } })], {}, []],
  ])('%s', (_case, lines, given, expected) => {
    expect(codes(lines, given)).toEqual(expected)
  })

  test('removing it says which lines no longer hold, and only those', () => {
    const single = makeCartLine({ id: 'unite', offer: { id: 'unite', requiresMembership: false } })
    const other = makeCartLine({ id: 'autre', learner: { id: 'leo' } })
    const [held, paid] = [makeCartLine(), membership()]
    expect(listLinesHeldBy(paid, [held, paid, single, other], facts())).toEqual([held])
    expect(listLinesHeldBy(paid, [held, paid], facts({ members: new Set(['zoe']) }))).toEqual([])
    expect(listLinesHeldBy(single, [held, paid, single], facts())).toEqual([])
  })
})

describe('[1.C9] what changed since it was shown', () => {
  const members = new Set(['zoe'])
  test.each<[string, Parameters<typeof makeCartLine>[0], string[]]>([
    ['nothing', {}, []],
    ['a higher price', { shownPriceCents: 79_999 }, ['ligne-forfait: price_changed']],
    ['a lower price is simply applied', { shownPriceCents: 80_001 }, []],
    ['other conditions', { shownConditions: 'of yesterday' }, ['ligne-forfait: conditions_changed']],
    ['withdrawn', { offer: { isPublished: false } }, ['ligne-forfait: offer_gone']],
    ['for whom isn’t said', { learner: null }, ['ligne-forfait: learner_missing']],
  ])('%s', (_case, given, expected) => {
    expect(codes([makeCartLine(given)], { members })).toEqual(expected)
  })

  test('what the page showed is another text as soon as anything in it changes', () => {
    const line = makeCartLine()
    const seen = fingerprintCart([line], 'v1')
    expect(fingerprintCart([makeCartLine()], 'v1')).toBe(seen)
    const others = [
      fingerprintCart([line], 'v2'),
      fingerprintCart([], 'v1'),
      fingerprintCart([line, line], 'v1'),
      ...[
        { priceCents: 1 },
        { isReduced: true },
        { learner: { id: 'leo' } },
        { learner: null },
        { offer: { conditions: 'autres' } },
        { offer: { validityMonths: 5 } },
        { offer: { credits: 9 } },
      ].map((given) => fingerprintCart([makeCartLine(given)], 'v1')),
    ]
    expect(new Set([seen, ...others]).size).toBe(others.length + 1)
  })
})

test('nobody named yet: an offer is checked, its ages and trial wait', () => {
  const trial = makeCartOffer({ isTrial: true, minAge: 18 })
  expect(checkLine(trial, null, [], facts({ trials: new Set(['zoe:forfait']) })).ok).toBe(true)
  expect(refusalOf(checkLine(trial, makeCartLearner(), [], facts()))).toBe('too_young')
})

describe('[0.I8] [6.R7] the total', () => {
  test('is the exact sum of whole cents', () => {
    const prices = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 20 })
    fc.assert(
      fc.property(prices, (all) => {
        const total = computeTotal(all.map((priceCents) => ({ priceCents })))
        expect(total).toBe(Number(all.reduce((sum, price) => sum + BigInt(price), 0n)))
      }),
    )
  })
  test.each([Number.NaN, Number.POSITIVE_INFINITY, 12.5, Number.MAX_SAFE_INTEGER + 1])('refuses %s', (priceCents) => {
    expect(() => computeTotal([{ priceCents }])).toThrow(RangeError)
  })
})
