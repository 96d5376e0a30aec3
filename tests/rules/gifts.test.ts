import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { haveConditionsChanged, isReducedFor, listProblems } from '@/lib/cart/rules'
import {
  checkBearer,
  checkRedemption,
  checkSendDay,
  checkSending,
  computeVoucherEnd,
  createCode,
  describeVoucher,
  formatCode,
  giveToBearer,
  isDueToSend,
  isSentAtOnce,
  readCode,
} from '@/lib/gifts/rules'
import type { VoucherFacts } from '@/lib/gifts/types'
import { makeCartLine } from '@/tests/factories/cart-line'

const today = '2026-11-21'
const voucher: VoucherFacts = {
  status: 'active',
  validUntil: '2027-05-21',
  isRedeemable: true,
  usedByFileId: null,
  hasDebt: false,
}
const byBearer = { today, clientFileId: 'zoe', isOffice: false }
const byOffice = { ...byBearer, isOffice: true }
const refusalOf = (verdict: { ok: boolean; refusal?: string }) => (verdict.ok ? null : verdict.refusal)

describe('[1.C7] a code is long, readable, and read however it is typed', () => {
  const code = fc.uint8Array({ minLength: 12, maxLength: 12 }).map(createCode)

  test('it reads back from what is printed, in any case, with any spaces or hyphens', () => {
    fc.assert(
      fc.property(code, fc.constantFrom(' ', '-', ' - ', ''), (made, between) => {
        expect(made).toMatch(/^[2-9A-HJ-NP-Z]{12}$/)
        expect(formatCode(made)).toMatch(/^.{4}-.{4}-.{4}$/)
        expect(readCode(formatCode(made).toLowerCase().replaceAll('-', between))).toBe(made)
      }),
    )
  })

  test('every letter is as likely as another: 256 bytes give 32 letters eight times each', () => {
    const bytes = Uint8Array.from({ length: 264 }, (_, index) => index % 256)
    const seen = new Map<string, number>()
    for (let from = 0; from < 252; from += 12)
      for (const letter of createCode(bytes.subarray(from))) seen.set(letter, (seen.get(letter) ?? 0) + 1)
    expect(seen.size).toBe(32)
    expect(Math.max(...seen.values()) - Math.min(...seen.values())).toBeLessThanOrEqual(1)
  })

  test.each(['', 'K7PM-2XQA-94T', 'K7PM-2XQA-94TDD', 'O7PM-2XQA-94TD', 'K1PM-2XQA-94TD', 'été'])(
    '%s is none',
    (typed) => {
      expect(readCode(typed)).toBeNull()
    },
  )

  test('too few random bytes make no code', () => {
    expect(() => createCode(new Uint8Array(11))).toThrow()
  })
})

describe('[1.C7] valid six months date to date from activation, last day included', () => {
  test.each([
    ['2026-11-21', '2027-05-21'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
  ])('activated on %s: until %s', (from, until) => {
    expect(computeVoucherEnd(from, 6)).toBe(until)
  })

  test.each([
    ['on its last day', { today: '2027-05-21' }, {}, 'active'],
    ['the day after', { today: '2027-05-22' }, {}, 'expired'],
    ['taken back', {}, { status: 'revoked' as const }, 'revoked'],
    ['used, then beyond its last day', { today: '2028-01-01' }, { usedByFileId: 'paul' }, 'used'],
  ])('%s', (_case, when, given, expected) => {
    expect(describeVoucher({ ...voucher, ...given }, { today, ...when }.today)).toBe(expected)
  })
})

describe('[1.C7] [1.H8] who may use a voucher', () => {
  test.each([
    ['its bearer', {}, byBearer, null],
    ['somebody, once it was used', { usedByFileId: 'paul' }, byBearer, 'voucher_used'],
    ['the one who used it', { usedByFileId: 'zoe' }, byBearer, 'voucher_used_by_you'],
    ['after its last day', { validUntil: '2026-11-20' }, byBearer, 'voucher_expired'],
    ['after a refund', { status: 'revoked' as const }, byOffice, 'voucher_revoked'],
    ['its bearer, of one by telephone only', { isRedeemable: false }, byBearer, 'voucher_by_phone'],
    ['the office, of one by telephone only', { isRedeemable: false }, byOffice, null],
    ['while its order owes money', { hasDebt: true }, byOffice, 'voucher_on_hold'],
  ])('%s', (_case, given, who, expected) => {
    expect(refusalOf(checkRedemption({ ...voucher, ...given }, who))).toBe(expected)
  })

  test.each([
    ['without a birth date', null, null],
    ['eleven years old', '2015-01-01', 'voucher_too_young'],
    ['twelve', '2014-11-21', null],
    ['too old', '1950-01-01', 'voucher_too_old'],
  ])('ages: %s', (_case, birthOn, expected) => {
    expect(refusalOf(checkBearer({ minAge: 12, maxAge: 60 }, birthOn, today))).toBe(expected)
  })
})

describe('[1.C7] the mail leaves on the chosen day', () => {
  const waiting = { ...voucher, recipientEmail: 'zoe@exemple.example', sendOn: today, sentAt: null }
  const at = { day: today, time: '08:00' }
  test.each([
    ['that morning', {}, at, true],
    ['not at night', {}, { day: today, time: '07:59' }, false],
    ['not the day before', {}, { day: '2026-11-20', time: '23:00' }, false],
    ['the day after, if nobody could', {}, { day: '2026-11-22', time: '00:10' }, true],
    ['once', { sentAt: new Date() }, at, false],
    ['to somebody', { recipientEmail: '' }, at, false],
    ['not of a voucher that was used', { usedByFileId: 'zoe' }, at, false],
    ['not of one taken back', { status: 'revoked' as const }, at, false],
    ['not while its order owes money', { hasDebt: true }, at, false],
  ])('%s', (_case, given, when, expected) => {
    expect(isDueToSend({ ...waiting, ...given }, when)).toBe(expected)
  })

  test('at the payment when the chosen day has come or passed', () => {
    const gift = { ...giveToBearer(today), recipientEmail: 'zoe@exemple.example' }
    expect(isSentAtOnce(gift, today)).toBe(true)
    expect(isSentAtOnce(gift, '2026-12-01')).toBe(true)
    expect(isSentAtOnce(gift, '2026-11-20')).toBe(false)
    expect(isSentAtOnce(giveToBearer(today), today)).toBe(false)
  })

  test.each([
    ['yesterday', '2026-11-20', 'gift_day_past'],
    ['today', today, null],
    ['the last day of a gift paid today', '2027-05-21', null],
    ['the day after', '2027-05-22', 'gift_day_too_late'],
  ])('a day chosen: %s', (_case, sendOn, expected) => {
    expect(refusalOf(checkSendDay(sendOn, today, 6))).toBe(expected)
  })

  test('sent by hand to an address, while it is worth something', () => {
    expect(refusalOf(checkSending(voucher, 'zoe@exemple.example', today))).toBeNull()
    expect(refusalOf(checkSending(voucher, '', today))).toBe('voucher_without_address')
    expect(refusalOf(checkSending({ ...voucher, usedByFileId: 'zoe' }, 'zoe@exemple.example', today))).toBe(
      'voucher_used',
    )
  })
})

describe('[1.C7] a gift in the cart', () => {
  const given = { day: today, members: new Set<string>(), trials: new Set<string>() }
  const gift = makeCartLine({ offer: { kind: 'gift', minAge: 99, requiresMembership: true } })

  test('waits for its details, whatever the age and the membership of its buyer', () => {
    expect(listProblems([gift], given)).toEqual([{ lineId: gift.id, code: 'gift_details_missing' }])
    expect(listProblems([{ ...gift, gift: giveToBearer(today) }], given)).toEqual([])
    expect(haveConditionsChanged(gift)).toBe(false)
  })

  test('is never at the reduced price', () => {
    expect(isReducedFor({ kind: 'gift' }, { id: 'zoe' }, new Set(['zoe']))).toBe(false)
    expect(isReducedFor({ kind: 'individual' }, { id: 'zoe' }, new Set(['zoe']))).toBe(true)
    expect(isReducedFor({ kind: 'individual' }, null, new Set(['zoe']))).toBe(false)
  })
})
