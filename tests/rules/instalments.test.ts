import { describe, expect, test } from 'vitest'
import {
  type ChargeFacts,
  checkPayable,
  computeDueNow,
  computeLeft,
  describeInstalment,
  isChargedOn,
} from '@/lib/instalments/rules'
import { computeGraceEnd, isStillDue } from '@/lib/payments/rules'

const today = '2026-11-21'

describe('how a part of a schedule stands [1.D11] [1.D12]', () => {
  const part = { means: 'card', status: 'expected', dueOn: today, hasFailed: false } as const
  test.each([
    ['due today', {}, 'due'],
    ['due yesterday', { dueOn: '2026-11-20' }, 'due'],
    ['due tomorrow', { dueOn: '2026-11-22' }, 'upcoming'],
    ['due as soon as possible', { dueOn: null }, 'due'],
    ['its card refused', { hasFailed: true }, 'refused'],
    ['a cheque that was late once', { means: 'cheque', hasFailed: true }, 'due'],
    ['at the bank', { status: 'processing' }, 'processing'],
    ['a cheque in the drawer', { means: 'cheque', status: 'received' }, 'received'],
    ['the money is there', { status: 'succeeded', hasFailed: true }, 'paid'],
    ['given back by the bank', { means: 'cheque', status: 'bounced' }, 'bounced'],
    ['not asked for any more', { status: 'cancelled' }, 'cancelled'],
    ['owed, and given up by the office', { status: 'written_off' }, 'given_up'],
    ['failed for good', { status: 'failed' }, 'cancelled'],
  ] as const)('%s', (_case, given, state) => {
    expect(describeInstalment({ ...part, ...given }, today)).toBe(state)
  })
})

describe('what is charged to the kept card on a day [1.D11]', () => {
  const next: ChargeFacts = {
    means: 'card',
    status: 'expected',
    dueOn: today,
    hasFailed: false,
    rank: 2,
    orderStatus: 'paid',
    isReplacement: false,
    hasCard: true,
  }
  test.each([
    ['a next part on its day', {}, true],
    ['after its day', { dueOn: '2026-11-01' }, true],
    ['the day before', { dueOn: '2026-11-22' }, false],
    ['the first part, which its holder pays', { rank: 1 }, false],
    ['one without a day', { dueOn: null }, false],
    ['refused before', { hasFailed: true }, false],
    ['under way', { status: 'processing' }, false],
    ['paid', { status: 'succeeded' }, false],
    ['given up by a refund', { status: 'cancelled' }, false],
    ['a cheque', { means: 'cheque' }, false],
    ['what replaces a bounced one', { isReplacement: true }, false],
    ['of an order that isn’t active', { orderStatus: 'pending' }, false],
    ['of an order that ended', { orderStatus: 'expired' }, false],
    ['without a kept card', { hasCard: false }, false],
  ] as const)('%s: %o', (_case, given, expected) => {
    expect(isChargedOn({ ...next, ...given }, today)).toBe(expected)
  })
})

describe('what its holder may pay themselves [1.D11]', () => {
  test.each([
    ['refused', { status: 'expected', hasFailed: true }, null],
    ['not refused yet', { status: 'expected', hasFailed: false }, 'instalment_not_due'],
    ['paid', { status: 'succeeded', hasFailed: false }, 'instalment_paid'],
    ['at the bank', { status: 'processing', hasFailed: true }, 'payment_under_way'],
    ['given up', { status: 'cancelled', hasFailed: true }, 'instalment_not_due'],
  ] as const)('%s', (_case, facts, refusal) => {
    const verdict = checkPayable({ means: 'card', ...facts })
    expect(verdict.ok ? null : verdict.refusal).toBe(refusal)
  })

  test('never a cheque', () => {
    expect(checkPayable({ means: 'cheque', status: 'expected', hasFailed: true }).ok).toBe(false)
  })
})

test('what the payment page asks for: the first part by card, or all that credit hasn’t paid [1.D11] [6.R9]', () => {
  const first = { rank: 1, means: 'card', amountCents: 31_668, state: 'due' } as const
  const second = { rank: 2, means: 'card', amountCents: 26_666, state: 'upcoming' } as const
  const credit = { rank: 0, means: 'account_credit', amountCents: 5_000, state: 'paid' } as const
  expect(computeDueNow(58_334, [first, second])).toBe(31_668)
  expect(computeDueNow(9_000, [])).toBe(9_000)
  expect(computeDueNow(9_000, [credit])).toBe(4_000)
  expect(computeLeft(58_334, [{ ...first, state: 'paid' }, second])).toBe(26_666)
})

test('a part that nobody has answered for is still due; the days of grace include their last [1.D11]', () => {
  expect(['expected', 'processing', 'succeeded', 'cancelled'].map((status) => isStillDue(status as never))).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(computeGraceEnd('2026-12-28', 7)).toBe('2027-01-04')
})
