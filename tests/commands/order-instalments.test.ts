import { expect, test } from 'vitest'
import { findOrder } from '@/lib/orders/queries'
import { makeBuyer, makeCatalogue } from '../factories/buyer'
import { createTestDatabase } from '../support/database'
import { placeOffline } from '../support/offline'

await createTestDatabase()

test('an order says in how many times it is paid, as chosen [1.E2]', async () => {
  const { structure, membership, pack } = await makeCatalogue()
  const once = await makeBuyer(structure, [membership])
  expect((await findOrder(once.actor, await placeOffline(once.actor, 'cheque')))!.instalments).toBe(1)
  const thrice = await makeBuyer(structure, [membership, pack])
  expect((await findOrder(thrice.actor, await placeOffline(thrice.actor, 'cheque', 3)))!.instalments).toBe(3)
})
