import { describe, expect, test } from 'vitest'
import {
  checkRefund,
  checkWithdrawal,
  computeLineShare,
  computeRefundStatus,
  computeRetained,
  computeWithdrawalEnd,
  findSurplus,
  isByHand,
  planRefund,
  readDisputeStatus,
  readRefundStatus,
} from '@/lib/refunds/rules'
import { payBackSchema } from '@/lib/refunds/schema'
import type { HeldLesson, RefundableOrder } from '@/lib/refunds/types'
import { inHours, lesson, membership, now, order, pack, withPack, withPayments } from '@/tests/support/refundable'

const both = ['membership', 'pack']

describe('[6.L6] what is kept is the price’s share of the lessons that stay used', () => {
  test.each([
    ['nothing used', 0, 0],
    ['three of ten', 3, 24_000],
    ['all of them', 10, 80_000],
    ['more than was sold (given by the office)', 12, 80_000],
  ])('%s', (_case, kept, expected) => {
    expect(computeRetained(80_000, 10, kept)).toBe(expected)
  })

  test('rounded to a cent, half up; a membership keeps nothing', () => {
    expect(computeRetained(10_000, 3, 1)).toBe(3_333)
    expect(computeRetained(25, 10, 1)).toBe(3)
    expect(computeRetained(5_000, 0, 0)).toBe(0)
  })

  test('a lesson is kept from a second after its last instant to cancel', () => {
    const at = (ms: number) => ({ ...lesson(24), startsAt: new Date(inHours(24).getTime() + ms) })
    const kept = (held: HeldLesson) =>
      computeLineShare({ ...pack, pass: { id: 'p', learnerId: 'l', remaining: 9, lessons: [held] } }, now).keptLessons
    expect([at(1_000), at(0), at(-1_000)].map(kept)).toEqual([0, 0, 1])
  })

  test('lessons that go come back as credits, which are taken', () => {
    const pass = { id: 'p', learnerId: 'l', remaining: 6, lessons: [lesson(-48), lesson(2), lesson(72), lesson(48)] }
    expect(computeLineShare({ ...pack, pass }, now)).toEqual({
      lineId: 'pack',
      amountCents: 64_000,
      retainedCents: 16_000,
      keptLessons: 2,
      creditsRevoked: 8,
      cancelledBookingIds: ['b48', 'b72'],
      endsMembership: false,
    })
  })
})

describe('[1.D10] who gives what back', () => {
  test('what is due is dropped before money is sent, the last first; received payments follow, the last first', () => {
    const given = withPayments(
      { amountCents: 35_000 },
      { amountCents: 30_000 },
      { amountCents: 20_000, status: 'expected', intentId: null, receivedAt: null },
    )
    const plan = planRefund(given, both, now)
    expect(plan.reliefs).toEqual([{ paymentId: 'pay3', means: 'card', amountCents: 20_000, isWhole: true }])
    expect(plan.parts.map(({ paymentId, amountCents }) => [paymentId, amountCents])).toEqual([
      ['pay2', 30_000],
      ['pay1', 35_000],
    ])
    expect(plan).toMatchObject({ creditedCents: 85_000, amountCents: 65_000, missingCents: 0 })
  })

  test('a part of a due amount lowers it', () => {
    const given = withPayments({ amountCents: 5_000 }, { amountCents: 80_000, status: 'expected', intentId: null })
    expect(planRefund(given, ['membership'], now)).toMatchObject({
      parts: [],
      reliefs: [{ paymentId: 'pay2', amountCents: 5_000, isWhole: false }],
    })
  })

  test('an instalment that the provider already asks for is dropped whole, or keeps its amount', () => {
    const asked = { amountCents: 40_000, status: 'expected', intentId: 'pi_2', receivedAt: null } as const
    const given = withPayments({ amountCents: 45_000 }, asked)
    expect(planRefund(given, ['membership'], now)).toMatchObject({ reliefs: [], parts: [{ amountCents: 5_000 }] })
    expect(planRefund(given, both, now)).toMatchObject({
      reliefs: [{ isWhole: true }],
      parts: [{ amountCents: 45_000 }],
    })
  })

  test('a cheque in the drawer goes back whole, or stays', () => {
    const cheques = withPayments(
      { means: 'cheque', amountCents: 80_000, intentId: null },
      { means: 'cheque', amountCents: 5_000, status: 'received', intentId: null },
    )
    expect(planRefund(cheques, ['membership'], now)).toMatchObject({
      parts: [],
      reliefs: [{ paymentId: 'pay2', isWhole: true }],
    })
    const one = withPayments({ means: 'cheque', status: 'received', intentId: null })
    expect(planRefund(one, ['membership'], now)).toMatchObject({ parts: [{ amountCents: 5_000 }], reliefs: [] })
  })

  test('a bounced cheque that nothing replaced is due: it is dropped; one made good is not', () => {
    const bounced = { means: 'cheque', amountCents: 5_000, status: 'bounced' } as const
    expect(planRefund(withPayments({ amountCents: 80_000 }, bounced), ['membership'], now).reliefs).toHaveLength(1)
    const replaced = withPayments({ amountCents: 80_000 }, { ...bounced, isReplaced: true }, { amountCents: 5_000 })
    expect(planRefund(replaced, ['membership'], now)).toMatchObject({ reliefs: [], parts: [{ paymentId: 'pay3' }] })
  })

  test('two parts of the same payment never exceed it', () => {
    const given = withPayments({ givenBackCents: 84_000 })
    expect(planRefund(given, ['membership'], now)).toMatchObject({ amountCents: 1_000, missingCents: 4_000 })
  })
})

describe('whether it can be given back', () => {
  test.each([
    ['an order that is not paid', { ...order, status: 'pending' as const }, 'order_not_paid'],
    ['a contested payment', withPayments({ dispute: 'open' }), 'payment_disputed'],
    ['an instalment being paid', withPayments({ status: 'processing' }), 'instalment_under_way'],
    ['more than was received', withPayments({ givenBackCents: 10_000 }), 'refund_above_paid'],
    [
      'nothing left to give back',
      {
        ...order,
        lines: [{ ...pack, refundedCents: 80_000, pass: { id: 'p', learnerId: 'l', remaining: 0, lessons: [] } }],
      },
      'nothing_to_refund',
    ],
  ])('%s', (_case, given, refusal) => {
    const ids = given.lines.map(({ id }) => id)
    expect(checkRefund(given, ids, now)).toMatchObject({ ok: false, refusal })
  })

  test('no line, a line of another order, a good one', () => {
    expect(checkRefund(order, [], now)).toMatchObject({ refusal: 'nothing_to_refund' })
    expect(checkRefund(order, ['other'], now)).toMatchObject({ refusal: 'not_found' })
    expect(checkRefund(order, both, now)).toEqual({ ok: true })
  })
})

describe('[6.L2] renouncing a line', () => {
  const on = (day: string, time = '12:00:00Z') => new Date(`${day}T${time}`)

  test('the 14th day after that of the order is the last one, in the structure’s zone', () => {
    expect(computeWithdrawalEnd('2026-11-10')).toBe('2026-11-24')
    expect(checkWithdrawal(order, 'pack', on('2026-11-24', '22:59:59Z'))).toEqual({ ok: true })
    expect(checkWithdrawal(order, 'pack', on('2026-11-24', '23:00:00Z'))).toEqual({
      ok: false,
      refusal: 'withdrawal_over',
      detail: { until: '2026-11-24' },
    })
  })

  test.each([
    ['an unknown line', order, 'other', 'not_found'],
    ['one renounced already', withPack({ isWithdrawn: true }), 'pack', 'already_withdrawn'],
    [
      'a package wholly used',
      withPack({ credits: 1, pass: { id: 'p', learnerId: 'l', remaining: 0, lessons: [lesson(-2)] } }),
      'pack',
      'wholly_used',
    ],
    ['dated sessions', withPack({ kind: 'group' }), 'pack', 'dated_sessions'],
    [
      'a membership that a kept package needs',
      { ...order, lines: [{ ...membership, neededBy: ['Forfait'] }, pack] },
      'membership',
      'membership_needed',
    ],
  ] satisfies [string, RefundableOrder, string, string][])('%s', (_case, given, lineId, refusal) => {
    expect(checkWithdrawal(given, lineId, now)).toMatchObject({ ok: false, refusal })
  })

  test('dated sessions by setting, a membership alone, a package begun', () => {
    expect(checkWithdrawal({ ...withPack({ kind: 'group' }), withdrawsDatedSessions: true }, 'pack', now)).toEqual({
      ok: true,
    })
    expect(checkWithdrawal(order, 'membership', now)).toEqual({ ok: true })
    expect(
      checkWithdrawal(
        withPack({ pass: { id: 'p', learnerId: 'l', remaining: 9, lessons: [lesson(-2)] } }),
        'pack',
        now,
      ),
    ).toEqual({
      ok: true,
    })
  })
})

describe('[6.R8] a second payment of one order', () => {
  const later = inHours(1)

  test('the last one received goes back', () => {
    const twice = withPayments({}, { means: 'transfer', receivedAt: later })
    expect(findSurplus(twice)).toEqual({ paymentId: 'pay2', means: 'transfer', amountCents: 85_000 })
  })

  test.each([
    ['paid once', order],
    ['given back already', withPayments({}, { receivedAt: later, givenBackCents: 85_000 })],
    ['asked back in vain: a person has it', withPayments({}, { receivedAt: later, failedCents: 85_000 })],
    [
      'paid, then refunded',
      {
        ...withPayments({ givenBackCents: 85_000 }),
        lines: [
          { ...membership, refundedCents: 5_000 },
          { ...pack, refundedCents: 80_000 },
        ],
      },
    ],
    ['not paid', { ...withPayments({}, { receivedAt: later }), status: 'cancelled' as const }],
  ])('%s: nothing', (_case, given) => {
    expect(findSurplus(given)).toBeNull()
  })
})

test('a refund stands as its parts do, and a provider’s word is read once', () => {
  const of = (...statuses: Parameters<typeof computeRefundStatus>[0][number]['status'][]) =>
    computeRefundStatus(statuses.map((status) => ({ status })))
  expect([of(), of('succeeded', 'requested'), of('processing', 'requested'), of('failed', 'processing')]).toEqual([
    'succeeded',
    'requested',
    'processing',
    'failed',
  ])
  expect(['succeeded', 'failed', 'canceled', 'pending', 'requires_action', null].map(readRefundStatus)).toEqual([
    'succeeded',
    'failed',
    'failed',
    'processing',
    'processing',
    'processing',
  ])
  expect(['lost', 'won', 'warning_closed', 'needs_response', 'under_review'].map(readDisputeStatus)).toEqual([
    'lost',
    'won',
    'won',
    'open',
    'open',
  ])
  expect(isByHand({ means: 'card', status: 'failed' })).toBe(true)
  expect(isByHand({ means: 'card', status: 'requested' })).toBe(false)
  expect(isByHand({ means: 'cheque', status: 'requested' })).toBe(true)
})

test('[1.D10] what a person gave back is noted with its reference, or with nothing', () => {
  const part = '00000000-0000-4000-8000-000000000001'
  for (const reference of ['', '   ']) {
    const parsed = payBackSchema.safeParse({ part, reference })
    expect(parsed.error?.issues).toMatchObject([{ path: ['reference'], message: 'refunds.fields.reference' }])
  }
  expect(payBackSchema.safeParse({ part }).success).toBe(false)
  expect(payBackSchema.parse({ part, reference: ' VIR 12 ' }).reference).toBe('VIR 12')
})
