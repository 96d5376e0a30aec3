import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { passes } from '@/db/schema/passes'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { settleOrder } from '@/lib/payments/flows'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { fingerprintPlan, planRefund } from '@/lib/refunds/rules'
import { makeBooking } from '@/tests/factories/booking'
import { makePayer } from '@/tests/factories/buyer'
import type { TestOffer } from '@/tests/factories/offer'
import { makeStaff } from '@/tests/factories/staff'
import type { TestStructure } from '@/tests/factories/structure'
import { makeTeacherWithAvailability } from '@/tests/factories/teacher'
import { payByCard, type Shop } from './payments'

/** An order paid by card, the office that may refund it, and its lines in the order they were put in the cart. */
export async function makePaidOrder(shop: Shop, structure: TestStructure, offers: readonly TestOffer[]) {
  const buyer = await makePayer(structure, offers)
  await payByCard(shop, buyer.clientSecret)
  const settled = await settleOrder(buyer.actor, buyer.orderId)
  if (!settled.ok || settled.value.state !== 'paid') throw new Error('the order is not paid')
  const { actor: staff } = await makeStaff(db(), structure, { role: 'accountant' })
  const order = (await findRefundableOrder({ structureId: structure.id, orderId: buyer.orderId }))!
  return { ...buyer, staff, lineIds: order.lines.map(({ id }) => id) }
}

/** What the page shows before, as the form sends it back. */
export async function showRefund(staff: Pick<Staff, 'structureId'>, orderId: string, lineIds: readonly string[]) {
  const order = (await findRefundableOrder({ structureId: staff.structureId, orderId }))!
  const plan = planRefund(order, lineIds, await clock())
  return { order, plan, form: { orderId, lineIds, seen: fingerprintPlan(plan), requestKey: randomUUID(), note: '' } }
}

/** Lessons of the pass that a line granted, so many hours from now (negative: taken). */
export async function bookLessons(structure: TestStructure, lineId: string, hours: readonly number[]) {
  const [pass] = await db().select().from(passes).where(eq(passes.orderLineId, lineId))
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const now = (await clock()).getTime()
  const made = []
  for (const hour of hours) {
    const startsAt = new Date(Math.round(now / 3_600_000 + hour) * 3_600_000)
    made.push(await makeBooking(db(), structure, pass!, teacher, { startsAt }))
  }
  return { pass: pass!, bookings: made }
}
