import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { addLine } from '@/lib/cart/commands/add-line'
import { findCart } from '@/lib/cart/queries'
import { findOrder, listWaitingOrders } from '@/lib/orders/queries'
import {
  checkOut,
  deleteOrder,
  endPendingOrder,
  settle,
  settleOrder,
  startCardPayment,
  sweepDueOrders,
  sweepIntents,
} from '@/lib/payments/flows'
import { makeCatalogue, makePayer, openPayment } from '@/tests/factories/buyer'
import { makeMember } from '@/tests/factories/member'
import { createTestDatabase } from '@/tests/support/database'
import { actOnPayment, openShop, payByCard, showCheckout } from '@/tests/support/payments'

const database = await createTestDatabase()
// Nothing announces anything here: each test says who looks.
const shop = openShop(database, { isDeaf: true })
const job = { kind: 'job', name: 'test' } as const

const intentState = async (intentId: string) =>
  ((await (await fetch(`${shop.url}/payments/${intentId}`)).json()) as { status: string }).status
const letTimePass = (orderId: string) =>
  db()
    .update(orders)
    .set({ expiresAt: new Date('2000-01-01') })
    .where(eq(orders.id, orderId))

describe('[6.R8] an order whose time is over', () => {
  test('its intent is cancelled, then it expires; the cart is intact, the order can be made again', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, owner, orderId, intentId } = await makePayer(structure, [single])
    await letTimePass(orderId)
    expect(await startCardPayment(actor, orderId)).toMatchObject({ refusal: 'order_ended' })
    expect(await sweepDueOrders()).toEqual({ done: 1, failed: [] })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'expired' })
    expect(await intentState(intentId)).toBe('canceled')
    expect((await findCart(owner))?.cart.lines).toHaveLength(1)
    expect(await sweepDueOrders()).toEqual({ done: 0, failed: [] })
    expect((await openPayment(actor)).orderId).not.toBe(orderId)
  })

  test('paid at the last second: completed, not expired', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret)
    await letTimePass(orderId)
    await sweepDueOrders()
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'paid' })
  })

  test('the bank is still working on it: nothing ends until one knows', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret, '4000002760003184')
    await actOnPayment(shop, intentId, 'process')
    await letTimePass(orderId)
    await sweepDueOrders()
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'pending', isProcessing: true })
    expect(await deleteOrder(actor, orderId)).toMatchObject({ refusal: 'payment_under_way' })
    await actOnPayment(shop, intentId, 'succeed')
    await sweepIntents()
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'paid' })
  })

  test('never opened on its page: it has no intent, and expires', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, owner, learnerId } = await makePayer(structure, [single])
    await addLine(owner, { offerId: single.id, learnerId })
    const [waiting] = await listWaitingOrders(actor)
    await letTimePass(waiting!.id)
    expect((await sweepDueOrders()).failed).toEqual([])
    expect(await listWaitingOrders(actor)).toEqual([])
  })

  test('[1.D2] a refused card, then nothing: the order expires, its reason kept; the page has told it, no mail does', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret, '4000000000009995')
    await settleOrder(actor, orderId)
    await letTimePass(orderId)
    await sweepDueOrders()
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'expired', lastFailure: 'insufficient_funds' })
  })

  test('[6.R8] a success that arrives for an expired order completes it: the money is there', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret)
    // As if the cancellation had been said and then undone by the bank.
    await db().update(orders).set({ status: 'expired' }).where(eq(orders.id, orderId))
    await db().update(payments).set({ status: 'cancelled' }).where(eq(payments.orderId, orderId))
    expect(await settle(job, intentId)).toMatchObject({ value: { state: 'paid' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'paid', lines: [{ grant: { creditsLeft: 1 } }] })
  })

  test('cancelled at the provider’s: the order ends, the cart makes another', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, intentId } = await makePayer(structure, [single])
    await actOnPayment(shop, intentId, 'cancel')
    await sweepIntents()
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'expired' })
    expect((await openPayment(actor)).intentId).not.toBe(intentId)
  })
})

describe('[1.D7] ‘Supprimer la commande’', () => {
  test('while nothing was received; twice is once', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, intentId } = await makePayer(structure, [single])
    expect(await deleteOrder(actor, orderId)).toMatchObject({ ok: true, value: { state: 'ended' } })
    expect(await deleteOrder(actor, orderId)).toMatchObject({ ok: true, value: { state: 'ended' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'cancelled' })
    expect(await intentState(intentId)).toBe('canceled')
  })

  test('paid meanwhile: completed instead', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret)
    expect(await deleteOrder(actor, orderId)).toMatchObject({ refusal: 'order_paid' })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'paid' })
  })

  test('somebody else’s', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId } = await makePayer(structure, [single])
    const other = await makeMember(db(), structure)
    expect(await deleteOrder(other.actor, orderId)).toMatchObject({ refusal: 'not_found' })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'pending' })
  })
})

describe('a cart never has two orders that can be paid', () => {
  test('changed and validated again: the earlier order is cancelled, its intent first', async () => {
    const { structure, single, trial } = await makeCatalogue()
    const first = await makePayer(structure, [single])
    await addLine(first.owner, { offerId: trial.id, learnerId: first.learnerId })
    const second = await openPayment(first.actor)
    expect(await findOrder(first.actor, first.orderId)).toMatchObject({ status: 'cancelled' })
    expect(await intentState(first.intentId)).toBe('canceled')
    expect(await findOrder(first.actor, second.orderId)).toMatchObject({ status: 'pending', totalCents: 13_500 })
  })

  test('the earlier order was paid meanwhile: it is completed, nothing is ordered twice', async () => {
    const { structure, single, trial } = await makeCatalogue()
    const { actor, owner, learnerId, orderId, clientSecret } = await makePayer(structure, [single])
    await addLine(owner, { offerId: trial.id, learnerId })
    const input = await showCheckout(actor)
    await payByCard(shop, clientSecret)
    expect(await checkOut(actor, input)).toMatchObject({ refusal: 'order_paid', detail: { orderId } })
    expect(await listWaitingOrders(actor)).toEqual([])
    expect((await findCart(owner))?.cart.lines.map((line) => line.offer.id)).toEqual([trial.id])
  })

  test('the bank is working on the earlier order: one waits', async () => {
    const { structure, single, trial } = await makeCatalogue()
    const { actor, owner, learnerId, orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret, '4000002760003184')
    await actOnPayment(shop, intentId, 'process')
    await addLine(owner, { offerId: trial.id, learnerId })
    const refused = await checkOut(actor, await showCheckout(actor))
    expect(refused).toMatchObject({ refusal: 'payment_under_way', detail: { orderId } })
    await actOnPayment(shop, intentId, 'fail')
    expect(await checkOut(actor, await showCheckout(actor))).toMatchObject({ ok: true })
  })
})

test('a paid order never ends', async () => {
  const { structure, single } = await makeCatalogue()
  const { actor, orderId, clientSecret } = await makePayer(structure, [single])
  await payByCard(shop, clientSecret)
  await settleOrder(actor, orderId)
  for (const status of ['expired', 'cancelled'] as const)
    expect(await endPendingOrder(job, orderId, status)).toMatchObject({ value: { state: 'paid' } })
  expect(await endPendingOrder(job, '00000000-0000-7000-8000-000000000000', 'expired')).toMatchObject({
    refusal: 'not_found',
  })
})
