import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '@/lib/core/time'
import { checkMembership, computeMembershipPeriod, findMemberUntil, isInForce } from '@/lib/memberships/rules'

describe('[1.E1] how long a membership lasts', () => {
  test.each<[string, Day, { startsOn: Day; endsOn: Day }[], { startsOn: Day; endsOn: Day }]>([
    ['a year less a day', '2018-08-16', [], { startsOn: '2018-08-16', endsOn: '2019-08-15' }],
    [
      'bought before the previous one ends: the day after that end',
      '2018-08-16',
      [{ startsOn: '2017-09-01', endsOn: '2018-08-31' }],
      { startsOn: '2018-09-01', endsOn: '2019-08-31' },
    ],
    [
      'bought on the last day of the previous one: the next day',
      '2018-08-31',
      [{ startsOn: '2017-09-01', endsOn: '2018-08-31' }],
      { startsOn: '2018-09-01', endsOn: '2019-08-31' },
    ],
    [
      'bought the day after the previous one ended: at once',
      '2018-09-01',
      [{ startsOn: '2017-09-01', endsOn: '2018-08-31' }],
      { startsOn: '2018-09-01', endsOn: '2019-08-31' },
    ],
    [
      'a third one follows the second',
      '2018-08-16',
      [
        { startsOn: '2017-09-01', endsOn: '2018-08-31' },
        { startsOn: '2018-09-01', endsOn: '2019-08-31' },
      ],
      { startsOn: '2019-09-01', endsOn: '2020-08-31' },
    ],
    ['begun on 29 February', '2024-02-29', [], { startsOn: '2024-02-29', endsOn: '2025-02-28' }],
    ['begun on 1 March, before a leap day', '2023-03-01', [], { startsOn: '2023-03-01', endsOn: '2024-02-29' }],
  ])('%s', (_case, paidOn, held, expected) => {
    expect(computeMembershipPeriod(paidOn, held)).toEqual(expected)
  })

  test('however many are bought on whatever days, they never overlap and leave no gap while one is in force', () => {
    const days = fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(days, (offsets) => {
        const held: { startsOn: Day; endsOn: Day }[] = []
        for (const offset of offsets.sort((a, b) => a - b)) {
          held.push(computeMembershipPeriod(addDays('2023-01-01', offset), held))
        }
        for (const [rank, next] of held.entries()) {
          const previous = held[rank - 1]
          if (previous) expect(next.startsOn > previous.endsOn).toBe(true)
        }
      }),
    )
  })
})

describe('[1.C4] who may buy a package', () => {
  test.each<[string, boolean, boolean, boolean, string | null]>([
    ['a single lesson never asks', false, false, false, null],
    ['a package without a membership', true, false, false, 'membership_required'],
    ['a package with one in force', true, true, false, null],
    ['a package with one in the same cart', true, false, true, null],
  ])('%s', (_case, requiresMembership, hasInForce, hasInCart, refusal) => {
    const verdict = checkMembership({ requiresMembership, hasInForce, hasInCart })
    expect(verdict.ok ? null : verdict.refusal).toBe(refusal)
  })

  test.each<[Day, boolean]>([
    ['2018-08-15', false],
    ['2018-08-16', true],
    ['2019-08-15', true],
    ['2019-08-16', false],
  ])('in force on %s: %s, both days included', (day, expected) => {
    expect(isInForce({ startsOn: '2018-08-16', endsOn: '2019-08-15' }, day)).toBe(expected)
  })

  test('the last day shown is that of the one which follows, and nothing when none is in force', () => {
    const held = [
      { startsOn: '2018-08-16', endsOn: '2019-08-15' },
      { startsOn: '2019-08-16', endsOn: '2020-08-15' },
    ]
    expect(findMemberUntil(held, '2019-01-01')).toBe('2020-08-15')
    expect(findMemberUntil(held, '2018-08-15')).toBe(null)
    expect(findMemberUntil([], '2018-08-15')).toBe(null)
  })
})
