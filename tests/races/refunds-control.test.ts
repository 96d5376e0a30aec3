import { expect, test } from 'vitest'
import { refundOrder } from '@/lib/refunds/flows'
import { makeCatalogue } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { makePaidOrder, showRefund } from '@/tests/support/refunds'
import { dropGuards, slowRefunds } from './refunds-barrier'

process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })
const shop = openShop(database, { isDeaf: true })

test('control: without the locks and the ceiling, the same race gives back more than was paid [6.R9]', async () => {
  const { structure, single } = await makeCatalogue()
  const { staff, orderId, lineIds } = await makePaidOrder(shop, structure, [single])
  await slowRefunds(database.sql)
  await dropGuards(database.sql)
  const shown = await Promise.all([0, 1, 2].map(() => showRefund(staff, orderId, lineIds)))
  const outcomes = await Promise.all(shown.map(({ form }) => refundOrder(staff, form).catch(() => ({ ok: false }))))
  expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(1)
  expect(await database.findBrokenInvariants()).toHaveProperty('refund_above_paid')
})
