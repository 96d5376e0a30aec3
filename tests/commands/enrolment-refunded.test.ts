import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { checkOut, startCardPayment } from '@/lib/payments/flows'
import { refundOrder } from '@/lib/refunds/flows'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeEnroller } from '../factories/enrolment'
import { makeStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { openShop, payByCard, showCheckout, waitFor } from '../support/payments'
import { showRefund } from '../support/refunds'

const database = await createTestDatabase()
const shop = openShop(database)

test('a refund of a package gives its places back, its credits and the money [1.D10] [1.C6]', async () => {
  const structure = await makeStructure(db())
  const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', capacity: 1 })
  const offer = await makeGroupOffer(db(), structure, [course.id])
  const buyer = await makeEnroller(structure, offer, course)
  const placed = await checkOut(buyer.actor, await showCheckout(buyer.actor))
  const orderId = placed.ok ? placed.value.orderId : ''
  const started = await startCardPayment(buyer.actor, orderId)
  await payByCard(shop, started.ok ? started.value.clientSecret : '')
  const countBooked = async () => {
    const [row] = await database.sql<{ count: number }[]>`select count(*)::int from bookings where status = 'booked'`
    return row!.count
  }
  await waitFor(async () => (await countBooked()) === 4)
  const [line] = await database.sql<{ id: string }[]>`select id from order_lines where order_id = ${orderId}`
  const { actor: staff } = await makeStaff(db(), structure, { role: 'admin' })
  const { form, plan } = await showRefund(staff, orderId, [line!.id])
  expect(plan).toMatchObject({ amountCents: 10_000 })
  expect(await refundOrder(staff, form)).toMatchObject({ ok: true })
  expect(await countBooked()).toBe(0)
  const { passes, past } = await getFollowUp(
    { structureId: structure.id, clientFileId: buyer.clientFileId },
    structure.timeZone,
    9,
  )
  expect(past.map(({ isRefunded }) => isRefunded)).toEqual([true, true, true, true])
  expect(passes[0]?.figures).toMatchObject({ reserved: 0, remaining: 0 })
  const next = await makeEnroller(structure, offer, course)
  expect(await checkOut(next.actor, await showCheckout(next.actor))).toMatchObject({ ok: true })
})
