import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { memberships, passes } from '@/db/schema/passes'
import { addLine } from '@/lib/cart/commands/add-line'
import { findCart } from '@/lib/cart/queries'
import { findOrder } from '@/lib/orders/queries'
import { checkOut, settleOrder, startCardPayment } from '@/lib/payments/flows'
import { makeMember } from '@/tests/factories/member'
import { makeMembershipOffer, makeOffer } from '@/tests/factories/offer'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { cartOf, openShop, payByCard, showCheckout, waitFor } from '@/tests/support/payments'

const database = await createTestDatabase()
const shop = openShop(database)

async function fillCart() {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const membership = await makeMembershipOffer(db(), structure)
  const offer = await makeOffer(db(), structure)
  for (const { id } of [membership, offer]) {
    const added = await addLine(cartOf(member.actor), { offerId: id, learnerId: null })
    expect(added.ok).toBe(true)
  }
  return { structure, ...member, membership, offer }
}

async function order(actor: Awaited<ReturnType<typeof fillCart>>['actor']) {
  const placed = await checkOut(actor, await showCheckout(actor))
  if (!placed.ok) throw new Error(placed.refusal)
  const payment = await startCardPayment(actor, placed.value.orderId)
  if (!payment.ok) throw new Error(payment.refusal)
  return { orderId: placed.value.orderId, ...payment.value }
}

test('[1.D2] a card accepted: the credits are there when the return page has settled, the cart is empty', async () => {
  const { actor, offer } = await fillCart()
  const { orderId, clientSecret } = await order(actor)
  expect((await payByCard(shop, clientSecret)).status).toBe('succeeded')
  expect(await settleOrder(actor, orderId)).toEqual({ ok: true, value: { orderId, state: 'paid' } })
  const paid = await findOrder(actor, orderId)
  expect(paid).toMatchObject({ status: 'paid', totalCents: 85_000 })
  expect(paid?.lines.map((line) => line.grant?.creditsLeft)).toEqual([null, offer.credits])
  expect((await findCart(cartOf(actor)))?.cart.lines).toEqual([])
})

test('[1.D3] the browser closed: the webhook alone completes the order', async () => {
  const { actor } = await fillCart()
  const { orderId, clientSecret } = await order(actor)
  await payByCard(shop, clientSecret)
  await waitFor(async () => (await findOrder(actor, orderId))?.status === 'paid')
  expect(shop.answers.every((status) => status === 200)).toBe(true)
  const lines = (await findOrder(actor, orderId))!.lines
  expect(await db().$count(passes, eq(passes.orderLineId, lines[1]!.id))).toBe(1)
  expect(await db().$count(memberships, eq(memberships.orderLineId, lines[0]!.id))).toBe(1)
  expect(await db().$count(orders, eq(orders.status, 'paid'))).toBeGreaterThan(0)
})
