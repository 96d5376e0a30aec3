import { describe, expect, test } from 'vitest'
import {
  checkReminder,
  checkSale,
  describeDue,
  describeFilter,
  describeLines,
  describeOrder,
  isAtMoneyDesk,
  isPaidAtOnce,
  isRemindedOn,
  isToGiveBack,
  listDeskMeans,
  listSearchWords,
  readOrderNumber,
  sortMoney,
} from '@/lib/desk/rules'
import { orderFilterInput, saleInput, saleLinesInput } from '@/lib/desk/schema'
import { type Due, deskMeans } from '@/lib/desk/types'
import { invoiceFilterInput } from '@/lib/invoices/schema'
import type { PaymentStatus } from '@/lib/payments/types'

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`
const money = {
  bank: { holder: '', name: '', iban: 'FR76', bic: '' },
  cheques: { payee: 'L’Atelier', address: { line1: '', postcode: '', city: '' }, activation: 'deposited' as const },
}

describe('[1.D14] [1.H3] the office finds an order by what it holds in its hand', () => {
  test.each([
    ['C1042', 1042],
    ['c 1042', 1042],
    [' 1042 ', 1042],
    ['commande C7', 7],
    ['Commande 7', 7],
    ['C', null],
    ['Claire 7', null],
    ['10421042104210421042', null],
    ['', null],
  ])('%o is order %o', (typed, number) => expect(readOrderNumber(typed)).toBe(number))

  test('a name in any order, and never more than five words', () => {
    expect(listSearchWords('  Vasseur   Claire ')).toEqual(['Vasseur', 'Claire'])
    expect(listSearchWords('a b c d e f g')).toHaveLength(5)
    expect(listSearchWords('   ')).toEqual([])
  })

  test('the address holds what narrows the list, and only that', () => {
    expect(describeFilter({ search: '', state: null, means: null, page: 1 })).toBe('')
    expect(describeFilter({ search: 'a&b', state: 'attente', means: 'cheque', page: 2 })).toBe(
      '?q=a%26b&etat=attente&moyen=cheque&page=2',
    )
  })

  test('an address made up narrows nothing and breaks nothing', () => {
    const none = { search: '', state: null, means: null, page: 1 }
    expect(orderFilterInput.parse({})).toEqual(none)
    expect(orderFilterInput.parse({ q: ['a', 'b'], etat: 'x', moyen: ['card'], page: '-3' })).toEqual(none)
    expect(orderFilterInput.parse({ q: 'x'.repeat(5_000), page: '1e309' })).toEqual(none)
    expect(orderFilterInput.parse({ q: ' Léa ', etat: 'impayees', moyen: 'card', page: '3' })).toEqual({
      search: 'Léa',
      state: 'impayees',
      means: 'card',
      page: 3,
    })
  })
})

describe('[1.D12] [1.D10] where the money of an order is', () => {
  const part = (
    status: PaymentStatus,
    amountCents: number,
    replacesId: string | null = null,
    id = `${amountCents}`,
  ) => ({
    id,
    status,
    amountCents,
    replacesId,
  })

  test('is at the bank, in the drawer, or due', () => {
    const statuses = ['expected', 'processing', 'received', 'succeeded', 'bounced', 'failed', 'cancelled'] as const
    expect(sortMoney(statuses.map((status, rank) => part(status, 10 ** rank)))).toEqual({
      receivedCents: 1_000,
      inDrawerCents: 100,
      dueCents: 1 + 10 + 10_000,
    })
  })

  test('nothing is due of the parts that a refund dropped', () => {
    const kept = [part('succeeded', 31_668), part('cancelled', 26_666, null, 'b'), part('cancelled', 26_666, null, 'c')]
    expect(sortMoney(kept)).toEqual({ receivedCents: 31_668, inDrawerCents: 0, dueCents: 0 })
  })

  test('a replacement that bounced is due once, whatever it replaced', () => {
    const parts = [
      part('bounced', 31_668, null, 'first'),
      part('bounced', 31_668, 'first', 'second'),
      part('cancelled', 26_666),
    ]
    expect(sortMoney(parts).dueCents).toBe(31_668)
  })
})

describe('[1.H3] how an order stands, in one word', () => {
  const active = { status: 'paid', isUnpaid: false, refundedCents: 0, totalCents: 85_000 } as const
  test.each([
    ['paid', active],
    ['unpaid', { ...active, isUnpaid: true }],
    ['refunded', { ...active, refundedCents: 85_000 }],
    ['paid', { ...active, refundedCents: 84_999 }],
    ['unpaid', { ...active, isUnpaid: true, refundedCents: 85_000 }],
    ['paid', { ...active, totalCents: 0 }],
    ['cancelled', { ...active, status: 'cancelled', refundedCents: 85_000 }],
  ] as const)('%s', (word, order) => expect(describeOrder(order)).toBe(word))
})

test('[1.D10] the paper of a cheque dropped while in the drawer is given back, and no other', () => {
  const paper = {
    id: 'c',
    number: '12',
    bank: '',
    drawer: '',
    amountCents: 26_666,
    datedOn: '2026-11-01',
    receivedOn: '2026-11-02',
    depositOn: '2026-12-01',
    depositedOn: null,
    problem: null,
  }
  expect(isToGiveBack({ status: 'cancelled', cheque: paper })).toBe(true)
  expect(isToGiveBack({ status: 'cancelled', cheque: null })).toBe(false)
  expect(isToGiveBack({ status: 'received', cheque: paper })).toBe(false)
  expect(isToGiveBack({ status: 'cancelled', cheque: { ...paper, depositedOn: '2026-12-01' } })).toBe(false)
  expect(isToGiveBack({ status: 'cancelled', cheque: { ...paper, problem: 'not_signed' } })).toBe(false)
})

describe('[1.H8] selling at the desk', () => {
  const staff = (role: 'teacher' | 'organiser' | 'accountant' | 'admin', structureId = 's') => ({
    kind: 'staff' as const,
    accountId: 'a',
    sessionId: 'b',
    structureId,
    role,
  })

  test('is for the money desk of the structure', () => {
    expect(isAtMoneyDesk(staff('accountant'), 's')).toBe(true)
    expect(isAtMoneyDesk(staff('admin'), 's')).toBe(true)
    expect(isAtMoneyDesk(staff('teacher'), 's')).toBe(false)
    expect(isAtMoneyDesk(staff('organiser'), 's')).toBe(false)
    expect(isAtMoneyDesk(staff('admin', 'other'), 's')).toBe(false)
    expect(isAtMoneyDesk({ kind: 'visitor' }, 's')).toBe(false)
  })

  test('what is in the hand is paid at once; a cheque and a transfer only where the structure has said to whom', () => {
    expect(deskMeans.filter(isPaidAtOnce)).toEqual(['cash', 'holiday_voucher', 'culture_pass'])
    expect(listDeskMeans(money)).toEqual(['cash', 'cheque', 'transfer', 'holiday_voucher', 'culture_pass'])
    const bare = { bank: { ...money.bank, iban: '' }, cheques: { ...money.cheques, payee: '' } }
    expect(listDeskMeans(bare)).toEqual(['cash', 'holiday_voucher', 'culture_pass'])
  })

  const sale = {
    isAsShown: true,
    lines: [{ priceCents: 90_000, maxTimes: 3 }],
    problems: [],
    means: 'cheque' as const,
    instalments: 3,
    money,
  }
  test('is refused for the first reason that a person can do something about', () => {
    expect(checkSale(sale)).toEqual({ ok: true })
    expect(checkSale({ ...sale, lines: [] })).toMatchObject({ refusal: 'sale_empty' })
    expect(checkSale({ ...sale, isAsShown: false })).toMatchObject({ refusal: 'sale_changed' })
    expect(checkSale({ ...sale, problems: [{ code: 'membership_required' }] })).toMatchObject({
      refusal: 'membership_required',
    })
    expect(checkSale({ ...sale, instalments: 4 })).toMatchObject({ refusal: 'too_many_times', detail: { times: 3 } })
    expect(checkSale({ ...sale, means: 'cash' })).toMatchObject({ refusal: 'too_many_times', detail: { times: 1 } })
    expect(checkSale({ ...sale, money: { ...money, cheques: { ...money.cheques, payee: '' } } })).toMatchObject({
      refusal: 'means_unavailable',
    })
  })

  test('its lines survive the address, and what isn’t a line is left out', () => {
    const lines = [
      { offerId: id(1), learnerId: id(2) },
      { offerId: id(1), learnerId: id(3) },
    ]
    const lignes = new URLSearchParams(describeLines(lines)).get('lignes')
    expect(saleLinesInput.parse({ lignes })).toEqual(lines)
    expect(saleLinesInput.parse({ lignes, offre: id(4), eleve: id(2) })).toHaveLength(3)
    expect(saleLinesInput.parse({ lignes, offre: 'x', eleve: id(2) })).toEqual(lines)
    expect(saleLinesInput.parse({ lignes: "x' or 1=1", offre: ['a'] })).toEqual([])
    expect(describeLines([])).toBe('')
  })

  test('its form says how it is paid, and never an amount', () => {
    const form = {
      client: id(1),
      sale: id(2),
      seen: 'x',
      lines: `${id(3)}.${id(4)}`,
      payment: 'cheque-3',
      reference: ' 12 ',
    }
    expect(saleInput.parse(form)).toEqual({
      clientFileId: id(1),
      saleKey: id(2),
      seen: 'x',
      lines: [{ offerId: id(3), learnerId: id(4) }],
      means: 'cheque',
      instalments: 3,
      reference: '12',
      billing: null,
    })
    for (const payment of ['card', 'cheque-9', 'cash;drop', '']) {
      expect(saleInput.safeParse({ ...form, payment }).success).toBe(false)
    }
    expect(saleInput.safeParse({ ...form, lines: 'x' }).success).toBe(false)
    const unpaid = saleInput.safeParse({ ...form, payment: undefined })
    expect(unpaid.error?.issues).toMatchObject([{ path: ['payment'], message: 'desk.sale.chooseMeans' }])
  })
})

test('[6.S8] a search holds nothing that the database refuses', () => {
  expect(orderFilterInput.parse({ q: ' Vas\u0000seur\ud800 ' }).search).toBe('Vasseur\ufffd')
  expect(invoiceFilterInput.parse({ q: '\u0000' }).search).toBe('')
})

describe('[1.H11] what is asked for again', () => {
  const due = {
    orderStatus: 'paid' as const,
    status: 'expected' as const,
    means: 'cheque' as const,
    dueOn: '2026-11-20',
    isReplacement: false,
    isReplaced: false,
  }
  test.each([
    ['of an active order, the day after', due, '2026-11-21', 'late'],
    ['on its own day, not yet', due, '2026-11-20', null],
    ['without a day, never', { ...due, dueOn: null }, '2099-01-01', null],
    ['of an order that waits, a week later', { ...due, orderStatus: 'pending' as const }, '2026-11-28', 'late'],
    ['of an order that waits, not before', { ...due, orderStatus: 'pending' as const }, '2026-11-27', null],
    [
      'of a card being paid, never',
      { ...due, orderStatus: 'pending' as const, means: 'card' as const },
      '2099-01-01',
      null,
    ],
    ['in the drawer, never', { ...due, status: 'received' as const }, '2099-01-01', null],
    ['bounced', { ...due, status: 'bounced' as const }, '2026-11-20', 'bounced'],
    [
      'bounced and replaced, by the other',
      { ...due, status: 'bounced' as const, isReplaced: true },
      '2026-11-20',
      null,
    ],
    ['that makes one good, at once', { ...due, isReplacement: true, dueOn: null }, '2026-11-20', 'bounced'],
    [
      'that makes one good, of an order given up since',
      { ...due, isReplacement: true, orderStatus: 'cancelled' as const },
      '2026-11-20',
      'bounced',
    ],
    ['of an order that ended, never', { ...due, orderStatus: 'cancelled' as const }, '2099-01-01', null],
  ])('an amount %s', (_what, facts, today, reason) => expect(describeDue(facts, today)).toBe(reason))

  test('a reminder needs something to say and somebody to read it', () => {
    expect(checkReminder({ dues: [], email: 'a@b.example' })).toMatchObject({ refusal: 'no_dues' })
    const dues = [{} as Due]
    expect(checkReminder({ dues, email: null })).toMatchObject({ refusal: 'no_address' })
    expect(checkReminder({ dues, email: 'a@b.example' })).toEqual({ ok: true })
    expect(isRemindedOn({ remindedAt: new Date('2026-11-20T23:30:00Z') }, '2026-11-21', 'Europe/Paris')).toBe(true)
    expect(isRemindedOn({ remindedAt: null }, '2026-11-21', 'Europe/Paris')).toBe(false)
  })
})
