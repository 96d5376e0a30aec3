import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { findOrder } from '@/lib/orders/queries'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makeStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

test('an order says in how many times it is paid [1.E2]', async () => {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const offer = await makeOffer(db(), structure)
  const order = await makePendingOrder(db(), structure, member, [{ offer }])
  expect((await findOrder(member.actor, order.id))!.instalments).toBe(1)
  const part = { structureId: structure.id, orderId: order.id, means: 'cheque', amountCents: 100 } as const
  await db()
    .insert(payments)
    .values([2, 3].map((instalment) => ({ ...part, instalment })))
  expect((await findOrder(member.actor, order.id))!.instalments).toBe(3)
})
