import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeMonthFigures, computeTotals, listEntries, listEntryRows, toEntry } from '@/lib/accounting/rules'
import type { Entry, Movement } from '@/lib/accounting/types'
import { monthInput } from '@/lib/core/fields'
import { daysOfMonth } from '@/lib/core/time'
import { paymentMeans } from '@/lib/orders/types'
import { frenchAccounts as accounts } from '@/lib/structures/types'

const client = { number: 12, name: 'Vasseur Claire' }
const common = { day: '2026-11-03', client, piece: 'C34', amountCents: 34_000 }
const exempt = { mention: 'exempt_261_7', vatPerMille: 0 } as const
const sides = (movement: Movement) =>
  toEntry(movement, accounts)?.lines.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents])

describe('[1.H11] what is written down', () => {
  test.each<[Movement, [string, number, number][]]>([
    [
      { ...common, kind: 'sale', tax: exempt },
      [
        ['411000', 34_000, 0],
        ['706000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'sale', tax: { mention: 'vat', vatPerMille: 200 } },
      [
        ['411000', 34_000, 0],
        ['706000', 0, 28_333],
        ['445710', 0, 5_667],
      ],
    ],
    [
      { ...common, kind: 'credit_note', tax: exempt },
      [
        ['706000', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'received', means: 'card' },
      [
        ['511500', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'received', means: 'cheque' },
      [
        ['511200', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'received', means: 'transfer' },
      [
        ['512000', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'received', means: 'cash' },
      [
        ['530000', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'received', means: 'culture_pass' },
      [
        ['511800', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'given_back', means: 'card' },
      [
        ['411000', 34_000, 0],
        ['511500', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'given_back', means: 'cheque' },
      [
        ['411000', 34_000, 0],
        ['512000', 0, 34_000],
      ],
    ],
    [
      { ...common, client: null, kind: 'deposited' },
      [
        ['512000', 34_000, 0],
        ['511200', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'bounced' },
      [
        ['411000', 34_000, 0],
        ['512000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'surplus' },
      [
        ['512000', 34_000, 0],
        ['419100', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'kept' },
      [
        ['411000', 34_000, 0],
        ['419100', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'used' },
      [
        ['419100', 34_000, 0],
        ['411000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'paid_out' },
      [
        ['419100', 34_000, 0],
        ['512000', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'disputed' },
      [
        ['471000', 34_000, 0],
        ['511500', 0, 34_000],
      ],
    ],
    [
      { ...common, kind: 'lost' },
      [
        ['411000', 34_000, 0],
        ['471000', 0, 34_000],
      ],
    ],
  ])('%o', (movement, lines) => {
    expect(sides(movement)).toEqual(lines)
  })

  test('what is worth nothing has no entry', () => {
    expect(toEntry({ ...common, amountCents: 0, kind: 'received', means: 'free' }, accounts)).toBeNull()
  })

  test('every entry balances to the cent, whatever happened and whatever the tax', () => {
    const kinds = [
      'deposited',
      'bounced',
      'surplus',
      'kept',
      'granted',
      'used',
      'released',
      'paid_out',
      'disputed',
      'won',
      'lost',
      'written_off',
      'recovered',
    ] as const
    const movement = fc
      .tuple(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.constantFrom(...kinds, 'sale', 'credit_note', 'received', 'given_back'),
        fc.constantFrom(...paymentMeans),
        fc.integer({ min: 0, max: 300 }),
      )
      .map(
        ([amountCents, kind, means, vatPerMille]) =>
          ({ ...common, amountCents, kind, means, tax: { mention: 'vat', vatPerMille } }) as unknown as Movement,
      )
    fc.assert(
      fc.property(fc.array(movement), (movements) => {
        const entries = listEntries(movements, accounts)
        for (const { lines } of entries) {
          const sum = (side: 'debitCents' | 'creditCents') => lines.reduce((all, line) => all + line[side], 0)
          expect(sum('debitCents')).toBe(sum('creditCents'))
        }
        const totals = computeTotals(entries)
        expect(totals.reduce((all, { debitCents, creditCents }) => all + debitCents - creditCents, 0)).toBe(0)
      }),
    )
  })

  test('the three figures of a month deduct what came back', () => {
    const list: Movement[] = [
      { ...common, kind: 'sale', tax: exempt },
      { ...common, kind: 'credit_note', amountCents: 4_000, tax: exempt },
      { ...common, kind: 'received', means: 'cheque' },
      { ...common, kind: 'bounced', amountCents: 10_000 },
      { ...common, kind: 'surplus', amountCents: 500 },
      { ...common, kind: 'given_back', means: 'card', amountCents: 4_000 },
    ]
    expect(computeMonthFigures(list)).toEqual({ soldCents: 30_000, receivedCents: 24_500, givenBackCents: 4_000 })
  })

  test('entries are in order of day, book and piece, numbered through the month, in the eighteen columns of the law', () => {
    const list: Movement[] = [
      { ...common, day: '2026-11-04', kind: 'received', means: 'card' },
      { ...common, piece: 'F2026-10', kind: 'sale', tax: exempt },
      { ...common, piece: 'F2026-9', kind: 'sale', tax: exempt },
    ]
    const words = {
      journal: (journal: Entry['journal']) => ({ code: journal.slice(0, 2).toUpperCase(), name: journal }),
      account: (account: string) => `compte ${account}`,
      entry: ({ kind }: Entry) => kind,
    }
    const rows = listEntryRows(listEntries(list, accounts), '2026-11', words)
    expect(rows.map((row) => [row[2], row[3], row[8], row[4], row[11], row[12]])).toEqual([
      ['202611-1', '20261103', 'F2026-9', '411000', '340,00', '0,00'],
      ['202611-1', '20261103', 'F2026-9', '706000', '0,00', '340,00'],
      ['202611-2', '20261103', 'F2026-10', '411000', '340,00', '0,00'],
      ['202611-2', '20261103', 'F2026-10', '706000', '0,00', '340,00'],
      ['202611-3', '20261104', 'C34', '511500', '340,00', '0,00'],
      ['202611-3', '20261104', 'C34', '411000', '0,00', '340,00'],
    ])
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([18]))
    expect(rows[0]!.slice(6, 8)).toEqual(['C12', 'Vasseur Claire'])
  })

  test('a month is a month, February of a leap year too', () => {
    expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' })
    expect(['2026-11', '2026-13', "2026-11'", undefined].map((given) => monthInput.parse(given))).toEqual([
      '2026-11',
      undefined,
      undefined,
      undefined,
    ])
  })
})
