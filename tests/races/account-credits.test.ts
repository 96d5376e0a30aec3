import { expect, test } from 'vitest'
import { getCreditBalance } from '@/lib/account-credits/queries'
import { createTestDatabase } from '@/tests/support/database'
import { openOrders, slowCredit } from './account-credits-two-orders'

const database = await createTestDatabase()
await slowCredit(database.sql)

test('[6.R9] a client’s credit pays their orders at once no more than it holds', async () => {
  const { payAll, clientFileId } = await openOrders(4)
  const outcomes = await payAll()
  const used = outcomes.map((outcome) => (outcome.ok ? outcome.value.usedCents : 0))
  expect(used.sort((one, other) => other - one)).toEqual([8_000, 2_000, 0, 0])
  expect(await getCreditBalance(clientFileId)).toBe(0)
})
