import { describe, expect, test } from 'vitest'
import {
  checkRemoval,
  checkRestoration,
  computeRetentionLimit,
  decideRemoval,
  listBalances,
} from '@/lib/removals/rules'
import { balances, type RemovalFacts } from '@/lib/removals/types'

const nothing: RemovalFacts = {
  dueCents: 0,
  creditCents: 0,
  lessonsLeft: 0,
  lessonsOwed: 0,
  waitingOrders: 0,
  refundsToPay: 0,
  heldPlaces: 0,
  engagements: [],
  invoices: 0,
  activities: 0,
}
const lesson = { kind: 'lesson' as const, name: 'Chant', startsAt: new Date('2099-01-01T09:00:00Z') }

describe('[2.A6] the four outcomes of a request to be removed', () => {
  test.each(balances)('%s: refused by the balance, whatever else there is', (balance) => {
    const facts = { ...nothing, [balance]: 1, engagements: [lesson], invoices: 1, activities: 1 }
    expect(listBalances(facts)).toEqual([balance])
    expect(decideRemoval(facts)).toEqual({ ok: false, refusal: 'balance' })
  })

  test('a debt that is negative is a balance too', () => {
    expect(decideRemoval({ ...nothing, creditCents: -1 })).toEqual({ ok: false, refusal: 'balance' })
  })

  test.each([
    [
      { engagements: [lesson], invoices: 1 },
      { ok: false, refusal: 'engaged' },
    ],
    [{ invoices: 1 }, { ok: true, outcome: 'deactivated' }],
    [{ activities: 1 }, { ok: true, outcome: 'deactivated' }],
    [{}, { ok: true, outcome: 'deleted' }],
  ])('%o', (given, verdict) => {
    expect(decideRemoval({ ...nothing, ...given })).toEqual(verdict)
  })
})

test('[2.A6] an open file, not a colleague’s; the office says why', () => {
  const facts = { status: 'active' as const, isStaffAccount: false, isByOffice: false, reason: '' }
  expect(checkRemoval(facts)).toEqual({ ok: true })
  expect(checkRemoval({ ...facts, status: 'deactivated' })).toMatchObject({ refusal: 'file_closed' })
  expect(checkRemoval({ ...facts, isStaffAccount: true })).toMatchObject({ refusal: 'staff_account' })
  expect(checkRemoval({ ...facts, isByOffice: true, reason: ' ' })).toMatchObject({ refusal: 'reason_missing' })
  expect(checkRemoval({ ...facts, isByOffice: true, reason: 'Courrier' })).toEqual({ ok: true })
})

test('[2.A6] only a deactivated file is restored', () => {
  expect(checkRestoration('deactivated')).toEqual({ ok: true })
  for (const status of ['active', 'merged'] as const)
    expect(checkRestoration(status)).toMatchObject({ refusal: 'not_deactivated' })
})

test('[6.L1] each category is kept so many months, date to date', () => {
  expect(computeRetentionLimit('waitingAccounts', '2026-05-31')).toBe('2026-02-28')
  expect(computeRetentionLimit('messages', '2026-11-21')).toBe('2023-11-21')
})
