import { expect, test } from 'vitest'
import { computeLeft } from '@/lib/instalments/rules'

test.each([
  ['nothing yet', [], 90_000],
  ['a cheque in the drawer has come', [{ amountCents: 30_000, state: 'received' }], 60_000],
  [
    'one at the bank and one expected',
    [
      { amountCents: 30_000, state: 'paid' },
      { amountCents: 60_000, state: 'upcoming' },
    ],
    60_000,
  ],
  ['a bounced one is due again', [{ amountCents: 30_000, state: 'bounced' }], 90_000],
] as const)('[1.D7] what is still expected: %s', (_case, parts, expected) => {
  expect(computeLeft(90_000, parts)).toBe(expected)
})
