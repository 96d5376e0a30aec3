import { expect, test } from 'vitest'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { findBookingFacts } from '@/lib/messages/queries/find-booking-facts'
import { refundOrder } from '@/lib/refunds/flows'
import { makeCatalogue } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { bookLessons, makePaidOrder, showRefund } from '@/tests/support/refunds'

const database = await createTestDatabase()
const shop = openShop(database)

test('a lesson cancelled by a refund is told apart from one that came back on its pass [1.D10] [1.G3]', async () => {
  const { structure, membership, pack } = await makeCatalogue()
  const { actor, staff, orderId, lineIds } = await makePaidOrder(shop, structure, [membership, pack])
  const { bookings } = await bookLessons(structure, lineIds[1]!, [72, 96])
  const [own, repaid] = bookings
  expect(await cancelLesson(actor, { bookingId: own!.id })).toMatchObject({ ok: true })
  expect(await refundOrder(staff, (await showRefund(staff, orderId, [lineIds[1]!])).form)).toMatchObject({ ok: true })
  const told = async (id: string) => (await findBookingFacts(structure.id, id))!.facts.isRefunded
  expect([await told(own!.id), await told(repaid!.id)]).toEqual([false, true])
  const { past } = await getFollowUp({ structureId: structure.id, clientFileId: actor.clientFileId }, 'Europe/Paris', 5)
  expect(past.map(({ id, isRefunded }) => [id, isRefunded])).toEqual([
    [repaid!.id, true],
    [own!.id, false],
  ])
})
