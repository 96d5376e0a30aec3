import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { clock } from '@/lib/core/clock'
import { refundLinesOf } from '@/lib/refunds/commands/make-refund'
import { listRefundsOfOrder } from '@/lib/refunds/queries/find-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { makeBooking } from '@/tests/factories/booking'
import { makeMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makePass } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { makeTeacherWithAvailability } from '@/tests/factories/teacher'
import { createTestDatabase } from '@/tests/support/database'
import { showRefund } from '@/tests/support/refunds'

await createTestDatabase()
const cases = process.env.DIAPASON_LONG === '1' ? 1_000 : 30

const someLine = fc.record({
  priceCents: fc.integer({ min: 0, max: 100_000 }),
  credits: fc.integer({ min: 1, max: 10 }),
  /** Of its lessons: how many were taken, how many can be cancelled. */
  taken: fc.nat(3),
  coming: fc.nat(3),
})
const someOrder = fc.record({
  lines: fc.array(someLine, { minLength: 1, maxLength: 3 }),
  /** In how many times it is paid by cheque, and how many came. */
  times: fc.integer({ min: 1, max: 3 }),
  came: fc.integer({ min: 1, max: 3 }),
  picked: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
})
type Case = typeof someOrder extends fc.Arbitrary<infer Made> ? Made : never

/** No two lessons of the test are at the same time. */
let hour = 0
const nextHour = () => {
  hour += 2
  return hour
}

const school = (async () => {
  const structure = await makeStructure(db())
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const { actor } = await makeStaff(db(), structure)
  return { structure, teacher, actor, offer: await makeOffer(db(), structure) }
})()

async function writeOrder({ lines, times, came }: Case) {
  const { structure, teacher, offer } = await school
  const member = await makeMember(db(), structure)
  const sold = lines.map(({ priceCents, credits }) => ({ offer: { ...offer, priceCents, credits } }))
  const order = await makePendingOrder(db(), structure, member, sold, { means: 'cheque' })
  const now = await clock()
  await db().update(orders).set({ status: 'paid', paidAt: now, paidOn: '2026-11-21' }).where(eq(orders.id, order.id))
  for (const [index, line] of lines.entries()) {
    const pass = await makePass(db(), structure, member, {
      offer,
      credits: line.credits,
      orderLineId: order.lineIds[index],
    })
    const taken = Math.min(line.taken, line.credits)
    const held = Math.min(taken + line.coming, line.credits)
    for (let rank = 0; rank < held; rank += 1) {
      const startsAt = new Date(
        Math.floor(now.getTime() / 3_600_000) * 3_600_000 + (rank < taken ? -1 : 1) * (48 + nextHour()) * 3_600_000,
      )
      await makeBooking(db(), structure, pass, teacher, { startsAt })
    }
  }
  await writePayments(order, structure.id, times, Math.min(came, times))
  return order
}

async function writePayments(
  order: { id: string; totalCents: number },
  structureId: string,
  times: number,
  came: number,
) {
  const part = Math.trunc(order.totalCents / times)
  const receivedAt = await clock()
  for (let index = 0; index < times; index += 1) {
    const amountCents = index === 0 ? order.totalCents - part * (times - 1) : part
    const values = index < came ? { amountCents, status: 'succeeded' as const, receivedAt } : { amountCents }
    if (index === 0) await db().update(payments).set(values).where(eq(payments.orderId, order.id))
    else
      await db()
        .insert(payments)
        .values({ ...values, structureId, orderId: order.id, means: 'cheque', instalment: index + 1 })
  }
}

test(`[6.L6] [1.D10] what is shown before a refund is what it does: ${cases} generated orders`, async () => {
  const { actor } = await school
  await fc.assert(
    fc.asyncProperty(someOrder, async (given) => {
      const { id: orderId, lineIds } = await writeOrder(given)
      const chosen = lineIds.filter((_, index) => given.picked[index])
      const before = await showRefund(actor, orderId, chosen)
      const made = await refundLinesOf(actor, before.form)
      const { order: after } = await showRefund(actor, orderId, chosen)
      if (!made.ok) {
        expect(made.refusal).toBe('nothing_to_refund')
        expect(after).toEqual(before.order)
        return
      }
      const [refund] = await listRefundsOfOrder(actor.structureId, orderId)
      const { plan } = before
      expect(refund).toMatchObject({ amountCents: plan.amountCents, creditedCents: plan.creditedCents })
      expect(new Map(refund!.parts.map((part) => [part.means, 0])).size).toBeLessThanOrEqual(1)
      expect(refund!.parts.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(plan.amountCents)
      for (const share of plan.lines) {
        const [was, is] = [before.order, after].map(({ lines }) => lines.find(({ id }) => id === share.lineId)!)
        expect(is!.refundedCents - was!.refundedCents).toBe(share.amountCents)
        expect(is!.pass!.remaining).toBe(was!.pass!.remaining + share.cancelledBookingIds.length - share.creditsRevoked)
        expect(is!.pass!.lessons).toHaveLength(share.keptLessons)
      }
      const due = (order: typeof after) =>
        order.payments
          .filter(({ status }) => status === 'expected')
          .reduce((sum, { amountCents }) => sum + amountCents, 0)
      expect(due(before.order) - due(after)).toBe(plan.creditedCents - plan.amountCents)
      // A second click finds nothing left.
      expect(await refundLinesOf(actor, (await showRefund(actor, orderId, chosen)).form)).toMatchObject({ ok: false })
      expect(await findRefundableOrder({ structureId: actor.structureId, orderId })).toEqual(after)
    }),
    { numRuns: cases },
  )
}, 600_000)
