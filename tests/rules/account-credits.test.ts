import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planUse } from '@/lib/account-credits/rules'

const parts = (...amounts: number[]) => amounts.map((amountCents, rank) => ({ id: `p${rank + 1}`, amountCents }))

test('[6.R9] a credit pays the last parts first, then a part of the one before', () => {
  expect(planUse(50_000, parts(35_000, 30_000, 30_000), 1)).toEqual({
    usedCents: 50_000,
    coveredIds: ['p3'],
    reduced: { id: 'p2', byCents: 20_000 },
  })
  expect(planUse(99_999, parts(9_000), 50)).toEqual({ usedCents: 9_000, coveredIds: ['p1'], reduced: null })
  expect(planUse(0, parts(9_000), 50)).toEqual({ usedCents: 0, coveredIds: [], reduced: null })
})

test('[6.R9] a card is never asked for less than the provider takes', () => {
  expect(planUse(8_980, parts(9_000), 50).reduced).toEqual({ id: 'p1', byCents: 8_950 })
  expect(planUse(20, parts(30), 50)).toEqual({ usedCents: 0, coveredIds: [], reduced: null })
})

test('[6.R9] never more than there is, nor than the order costs, to the cent', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.nat(300_000), amounts, fc.constantFrom(1, 50), (balance, given, least) => {
      const use = planUse(balance, parts(...given), least)
      const covered = parts(...given).filter(({ id }) => use.coveredIds.includes(id))
      expect(covered.reduce((sum, { amountCents }) => sum + amountCents, 0) + (use.reduced?.byCents ?? 0)).toBe(
        use.usedCents,
      )
      expect(use.usedCents).toBeLessThanOrEqual(balance)
      const whole = given.reduce((sum, amount) => sum + amount, 0)
      expect(use.usedCents).toBeLessThanOrEqual(whole)
      if (balance >= whole) expect(use.usedCents).toBe(whole)
    }),
  )
})
