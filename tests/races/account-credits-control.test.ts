import { expect, test } from 'vitest'
import { createTestDatabase } from '@/tests/support/database'
import { dropCreditGuards, openOrders, slowCredit } from './account-credits-two-orders'

const database = await createTestDatabase({ checksInvariants: false })
await slowCredit(database.sql)
await dropCreditGuards(database.sql)

test('control: without the locks and the ledger’s floor the same credit is spent twice', async () => {
  const { payAll } = await openOrders(2)
  await payAll()
  expect(await database.findBrokenInvariants()).toHaveProperty('account_credit_below_zero')
})
