import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeInvoiceFilter, formatInvoiceNumber, readInvoiceNumber } from '@/lib/invoices/rules'
import { computeBalances, deservesReceipt, formatReceiptNumber, wantedKey } from '@/lib/papers/rules'
import { type StatementEntry, statementEntryKinds } from '@/lib/papers/types'
import { writeStatement } from '@/papers/kinds/statement'
import { makeInvoice, scope } from '@/tests/papers/samples'

const entry = (kind: StatementEntry['kind'], day: string, amountCents: number, time = '10:00'): StatementEntry => ({
  ...{ kind, day, at: new Date(`${day}T${time}Z`), amountCents, number: null, orderNumber: null, means: null },
})

describe('the balance of an account', () => {
  test('follows the days, what is invoiced before what pays it', () => {
    const rows = computeBalances([
      entry('payment', '2026-03-02', 95_000),
      entry('refund', '2026-04-01', 30_000),
      entry('invoice', '2026-03-02', 95_000),
      entry('credit_note', '2026-04-01', 30_000),
    ])
    expect(
      rows.map(({ kind, owedCents, receivedCents, balanceCents }) => [kind, owedCents, receivedCents, balanceCents]),
    ).toEqual([
      ['invoice', 95_000, 0, 95_000],
      ['payment', 0, 95_000, 0],
      ['credit_note', 0, 30_000, -30_000],
      ['refund', 30_000, 0, 0],
    ])
  })

  test('within one day follows the instants: it goes through no value that never was', () => {
    const rows = computeBalances([
      entry('invoice', '2026-03-02', 5_000, '15:00'),
      entry('payment', '2026-03-02', 80_000, '09:00'),
      entry('payment', '2026-03-02', 5_000, '15:00'),
      entry('refund', '2026-03-02', 80_000, '11:30'),
      entry('credit_note', '2026-03-02', 80_000, '11:00'),
      entry('invoice', '2026-03-02', 80_000, '09:00'),
    ])
    expect(rows.map(({ balanceCents }) => balanceCents)).toEqual([80_000, 0, -80_000, 0, 5_000, 0])
  })

  test('a cheque that bounced is owed again; a surplus is in the client’s favour until it is paid out', () => {
    const balance = (...entries: StatementEntry[]) => computeBalances(entries).at(-1)!.balanceCents
    const sold = entry('invoice', '2026-01-01', 500)
    const paid = entry('payment', '2026-01-02', 500)
    expect(balance(sold, paid, entry('bounced', '2026-01-09', 500))).toBe(500)
    expect(balance(sold, paid, entry('surplus', '2026-01-02', 20))).toBe(-20)
    expect(balance(sold, paid, entry('surplus', '2026-01-02', 20), entry('payout', '2026-02-01', 20))).toBe(0)
  })

  test('is what was owed less what was received, whatever the order in which operations come', () => {
    const any = fc.record({
      kind: fc.constantFrom(...statementEntryKinds),
      day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
      amountCents: fc.integer({ min: 0, max: 100_000 }),
    })
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 30 }), (given) => {
        const rows = computeBalances(given.map(({ kind, day, amountCents }) => entry(kind, day, amountCents)))
        const sum = rows.reduce((total, row) => total + row.owedCents - row.receivedCents, 0)
        expect(rows.at(-1)!.balanceCents).toBe(sum)
        expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).sort())
      }),
    )
  })
})

test('a receipt is for money that is there: not for a cheque in the drawer, nor for nothing [1.D9]', () => {
  expect(deservesReceipt({ status: 'succeeded', amountCents: 1 })).toBe(true)
  for (const status of ['expected', 'processing', 'received', 'bounced', 'failed', 'cancelled'] as const)
    expect(deservesReceipt({ status, amountCents: 100 })).toBe(false)
  expect(deservesReceipt({ status: 'succeeded', amountCents: 0 })).toBe(false)
  expect(formatReceiptNumber('C12', 2)).toBe('C12-2')
})

test('the key of a paper that is asked for changes with its words only', () => {
  const key = wantedKey('statement', 'file', { total: 1 })
  expect(wantedKey('statement', 'file', { total: 1 })).toBe(key)
  expect(wantedKey('statement', 'file', { total: 2 })).not.toBe(key)
  expect(key).toMatch(/^statement:file:[0-9a-f]{32}$/)
})

describe('the office’s search of invoices', () => {
  test.each([
    ['F2026-0012', 'invoice', 2026, 12],
    ['f2026-12', 'invoice', 2026, 12],
    [' A 2025-10000 ', 'credit_note', 2025, 10_000],
  ] as const)('%s is a number', (typed, kind, year, number) => {
    expect(readInvoiceNumber(typed)).toEqual({ kind, year, number })
    expect(readInvoiceNumber(formatInvoiceNumber(kind, year, number))).toEqual({ kind, year, number })
  })

  test.each(['', 'Vasseur', 'F2026', '2026-0012', 'F2026-', "F2026-1' or 1=1"])('%j is a name', (typed) => {
    expect(readInvoiceNumber(typed)).toBeNull()
  })

  test('lives in the address', () => {
    expect(describeInvoiceFilter({ search: '', kind: null, year: null, page: 1 })).toBe('')
    expect(describeInvoiceFilter({ search: 'Zoé', kind: 'credit_note', year: 2026, page: 2 })).toBe(
      '?q=Zo%C3%A9&genre=avoirs&annee=2026&page=2',
    )
  })
})

test('[1.D10] a statement names the means of a refund for a card only: what is given back by hand goes otherwise', () => {
  const refund = (means: StatementEntry['means']) => ({
    ...entry('refund', '2026-03-02', 5_000),
    orderNumber: 12,
    means,
  })
  const { content } = makeInvoice()
  const paper = writeStatement({
    ...scope,
    seller: content.seller,
    buyer: content.buyer,
    writtenAt: new Date('2026-03-03T10:00Z'),
    issuedOn: '2026-03-03',
    entries: [refund('cheque'), refund('card')],
  })
  const said = JSON.stringify(paper.body)
  expect(said).toContain('"Remboursement, commande C12"')
  expect(said).toContain('"Remboursement sur carte bancaire, commande C12"')
})
