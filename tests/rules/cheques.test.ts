import { describe, expect, test } from 'vitest'
import { computeDepositDay, describeCheque, findProblem, isActivatedBy, type Part } from '@/lib/cheques/rules'
import { receiveInput } from '@/lib/cheques/schema'
import { paymentStatuses } from '@/lib/payments/types'

describe('[1.D12] what isn’t right on a cheque', () => {
  const expected = { amountCents: 31_668, orderedOn: '2026-11-21' }
  const today = '2026-11-25'
  const right = { amountCents: 31_668, datedOn: '2026-11-21', problem: null }
  test.each([
    ['nothing', right, null],
    ['a cent less', { ...right, amountCents: 31_667 }, 'wrong_amount'],
    ['a cent more', { ...right, amountCents: 31_669 }, 'wrong_amount'],
    ['dated the day it came', { ...right, datedOn: today }, null],
    ['dated tomorrow', { ...right, datedOn: '2026-11-26' }, 'wrong_date'],
    ['dated the day before the order', { ...right, datedOn: '2026-11-20' }, 'wrong_date'],
    ['what only a person sees', { ...right, problem: 'not_signed' }, 'not_signed'],
    ['the amount before the rest', { ...right, amountCents: 1, problem: 'unreadable' }, 'wrong_amount'],
  ] as const)('%s', (_case, written, problem) => {
    expect(findProblem(written, expected, today)).toBe(problem)
  })
})

test.each([
  ['the first one at once', '2026-11-21', '2026-11-25', '2026-11-25'],
  ['the next ones on their day', '2026-12-21', '2026-11-25', '2026-12-21'],
  ['received on its day', '2026-11-25', '2026-11-25', '2026-11-25'],
  ['without a day', null, '2026-11-25', '2026-11-25'],
])('[1.D5] when a cheque goes to the bank: %s', (_case, dueOn, receivedOn, expected) => {
  expect(computeDepositDay(dueOn, receivedOn)).toBe(expected)
})

describe('[1.D8] what activates an order paid by cheques', () => {
  const parts = (...statuses: Part['status'][]) => statuses.map((status, index) => ({ rank: index + 1, status }))
  test.each([
    ['received', parts('expected', 'expected', 'expected'), false],
    ['received', parts('received', 'expected', 'expected'), true],
    ['received', parts('expected', 'received', 'expected'), false],
    ['deposited', parts('received', 'received', 'received'), false],
    ['deposited', parts('succeeded', 'received', 'received'), true],
    ['all', parts('succeeded', 'received', 'expected'), false],
    ['all', parts('received', 'received', 'received'), true],
    ['all', parts('succeeded', 'bounced', 'received', 'expected'), false],
    ['all', parts('succeeded', 'bounced', 'received', 'received'), true],
    ['all', [], false],
    ['received', [{ rank: 0, status: 'succeeded' }, ...parts('expected')], false],
  ] as const)('when %s: %o is %s', (activation, found, expected) => {
    expect(isActivatedBy(activation, found)).toBe(expected)
  })
})

test('[1.D12] each state of an instalment has its word for whoever sent the cheque', () => {
  expect(Object.fromEntries(paymentStatuses.map((status) => [status, describeCheque(status, null)]))).toEqual({
    expected: 'expected',
    processing: 'expected',
    received: 'received',
    succeeded: 'deposited',
    bounced: 'bounced',
    failed: 'cancelled',
    cancelled: 'cancelled',
    written_off: 'given_up',
  })
  expect(describeCheque('expected', 'wrong_amount')).toBe('to_fix')
  expect(describeCheque('received', 'wrong_amount')).toBe('received')
})

describe('[6.S8] what the form of a cheque takes', () => {
  const sent = { payment: '01920000-0000-7000-8000-000000000001', seen: '0', amount: '316,68', date: '21/11/2026' }
  test.each([
    ['as it is written', {}, { amount: 31_668, date: '2026-11-21', problem: null }],
    ['a day as computers write it', { date: '2026-11-21' }, { date: '2026-11-21' }],
    ['what only a person sees', { problem: 'not_signed' }, { problem: 'not_signed' }],
    ['nothing chosen', { problem: '' }, { problem: null }],
  ])('%s', (_case, given, expected) => {
    expect(receiveInput.parse({ ...sent, ...given })).toMatchObject(expected)
  })
  test.each([
    { amount: '0' },
    { amount: '-5' },
    { amount: '1e9' },
    { amount: '999999999' },
    { date: '31/02/2026' },
    { date: 'hier' },
    { problem: 'wrong_amount' },
    { payment: 'C12' },
    { seen: '-1' },
  ])('never %o', (given) => {
    expect(receiveInput.safeParse({ ...sent, ...given }).success).toBe(false)
  })
})
