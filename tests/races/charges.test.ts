import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { chargeInstalment } from '@/lib/instalments/flows'
import { refundOrder } from '@/lib/refunds/flows'
import { listOverpaidOrders } from '@/lib/refunds/queries/list-overpaid'
import { letFallDue, listParts, makePlan } from '@/tests/factories/plan'
import { makeStaff } from '@/tests/factories/staff'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { showRefund } from '@/tests/support/refunds'
import { slowParts } from './charges-barrier'

const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })

/*
 * [6.R9] The office gives an order back while its next part is charged to the card: the refund drops the part and nothing is
 * charged, or the part is charged and the refund refused; charges-control.test.ts is the same race with the guards taken away.
 */
test('a charge without its holder and a refund at once: never both [1.D11] [1.D10]', async () => {
  await slowParts(database.sql)
  for (let round = 0; round < 4; round++) {
    const { structure, orderId, parts } = await makePlan(shop, { times: 2 })
    const { actor: staff } = await makeStaff(db(), structure, { role: 'accountant' })
    const { order } = await showRefund(staff, orderId, [])
    const { form } = await showRefund(
      staff,
      orderId,
      order.lines.map(({ id }) => id),
    )
    await letFallDue(orderId)
    const charge = () => chargeInstalment(parts[1]!.id)
    const refund = () => refundOrder(staff, form)
    const [refunded] = await Promise.all(round % 2 ? [refund(), charge()] : [refund(), charge(), charge()])
    const part = (await listParts(orderId))[1]!
    expect(part.status).toBe(refunded!.ok ? 'cancelled' : 'succeeded')
    expect(await listOverpaidOrders()).toEqual([])
  }
})
