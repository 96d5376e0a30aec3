import { expect, test } from 'vitest'
import { receiveEvent, settleOrder, sweepIntents } from '@/lib/payments/flows'
import { makeCatalogue, makePayer } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, payByCard } from '@/tests/support/payments'
import { dropGuards, slowGrants } from './settlement-barrier'

const database = await createTestDatabase({ checksInvariants: false })
const shop = openShop(database, { isDeaf: true })

test('control: without the locks and the unique keys the same race grants more than once', async () => {
  const { structure, membership } = await makeCatalogue()
  await slowGrants(database.sql)
  await dropGuards(database.sql)
  const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [membership])
  await payByCard(shop, clientSecret)
  const event = { id: `evt_${orderId}`, type: 'payment_intent.succeeded', intentId, payload: {} }
  await Promise.all([receiveEvent(event), settleOrder(actor, orderId), sweepIntents()])
  expect(await database.findBrokenInvariants()).toHaveProperty('paid_not_granted')
})
