import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { chargeInstalment } from '@/lib/instalments/flows'
import { refundOrder } from '@/lib/refunds/flows'
import { listOverpaidOrders } from '@/lib/refunds/queries/list-overpaid'
import { letFallDue, makePlan } from '@/tests/factories/plan'
import { makeStaff } from '@/tests/factories/staff'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { showRefund } from '@/tests/support/refunds'
import { dropLocks, slowParts } from './charges-barrier'

const database = await createTestDatabase({ checksInvariants: false })
const shop = openShop(database, { isDeaf: true })

test('control: without the locks, the same race charges a part that was given up [1.D11] [6.R9]', async () => {
  const { structure, orderId, parts } = await makePlan(shop, { times: 2 })
  const { actor: staff } = await makeStaff(db(), structure, { role: 'accountant' })
  const { order } = await showRefund(staff, orderId, [])
  const lineIds = order.lines.map(({ id }) => id)
  const { form } = await showRefund(staff, orderId, lineIds)
  await slowParts(database.sql)
  await dropLocks(database.sql)
  await letFallDue(orderId)
  const [refunded] = await Promise.all([refundOrder(staff, form), chargeInstalment(parts[1]!.id)])
  expect(refunded.ok).toBe(true)
  expect(await listOverpaidOrders()).toEqual([{ structureId: structure.id, orderId }])
})
