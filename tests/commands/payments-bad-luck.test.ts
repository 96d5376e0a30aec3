import { eq } from 'drizzle-orm'
import Stripe from 'stripe'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments, stripeEvents } from '@/db/schema/payments'
import { addLine } from '@/lib/cart/commands/add-line'
import { findOrder } from '@/lib/orders/queries'
import {
  checkOut,
  deleteOrder,
  receiveEvent,
  settleOrder,
  startCardPayment,
  sweepEvents,
  sweepIntents,
} from '@/lib/payments/flows'
import { constructEvent } from '@/lib/services/stripe'
import { makeBuyer, makeCatalogue, makePayer } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, payByCard, planFault, showCheckout, waitFor } from '@/tests/support/payments'

const database = await createTestDatabase()
const shop = openShop(database)
const isPaid = (orderId: string) => async () =>
  (await db().$count(orders, eq(orders.id, orderId))) === 1 &&
  (await db().select().from(orders).where(eq(orders.id, orderId)))[0]!.status === 'paid'
const eventsOf = (intentId: string) => db().select().from(stripeEvents).where(eq(stripeEvents.intentId, intentId))

beforeEach(async () => {
  await shop.sandbox.ctx.faults.clear()
})

describe('[6.R3] events', () => {
  test('twice: kept once, settled once', async () => {
    const { structure, single } = await makeCatalogue()
    const { orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await planFault(shop, { on: 'event payment_intent.succeeded', kind: 'duplicate', value: 4 })
    await payByCard(shop, clientSecret)
    await waitFor(isPaid(orderId))
    await waitFor(async () => shop.answers.length >= 5)
    expect(new Set(shop.answers)).toEqual(new Set([200]))
    const succeeded = (await eventsOf(intentId)).filter(({ type }) => type === 'payment_intent.succeeded')
    expect(succeeded).toHaveLength(1)
    expect(succeeded[0]!.handledAt).not.toBe(null)
  })

  test('before the return page, and after it', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret)
    await waitFor(isPaid(orderId))
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'paid' } })
    const late = await makePayer(structure, [single])
    await planFault(shop, { on: 'event payment_intent.succeeded', kind: 'delay', value: 300 })
    await payByCard(shop, late.clientSecret)
    expect(await settleOrder(late.actor, late.orderId)).toMatchObject({ value: { state: 'paid' } })
    await waitFor(async () => (await eventsOf(late.intentId)).some(({ type }) => type === 'payment_intent.succeeded'))
    expect(await findOrder(late.actor, late.orderId)).toMatchObject({ lines: [{ grant: { creditsLeft: 1 } }] })
  })

  test('lost, and the browser closed: reconciliation settles what no event announced', async () => {
    const { structure, single } = await makeCatalogue()
    const { orderId, clientSecret } = await makePayer(structure, [single])
    await planFault(shop, { on: 'event', kind: 'drop', times: 10 })
    await payByCard(shop, clientSecret)
    expect(await isPaid(orderId)()).toBe(false)
    expect((await sweepIntents()).failed).toEqual([])
    expect(await isPaid(orderId)()).toBe(true)
  })

  test('kept, then interrupted before it was settled: handled by the next sweep', async () => {
    const { structure, single } = await makeCatalogue()
    const { orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await planFault(shop, { on: 'event', kind: 'drop', times: 10 })
    await payByCard(shop, clientSecret)
    await db()
      .insert(stripeEvents)
      .values({ id: `evt_${orderId}`, type: 'payment_intent.succeeded', intentId, payload: {} })
    expect((await sweepEvents()).failed).toEqual([])
    expect(await isPaid(orderId)()).toBe(true)
    expect(await sweepEvents()).toEqual({ done: 0, failed: [] })
  })

  test('the provider fails while an event is handled: an error is answered, the event comes back', async () => {
    const { structure, single } = await makeCatalogue()
    const { orderId, clientSecret } = await makePayer(structure, [single])
    await planFault(shop, { on: 'GET /v1/payment_intents/:id', kind: 'error_500', times: 12 })
    await payByCard(shop, clientSecret)
    await waitFor(isPaid(orderId), 20_000)
    expect(shop.answers).toContain(500)
    await waitFor(async () => shop.answers.at(-1) === 200, 20_000)
  })

  test('of somebody else’s payment: kept, nothing to settle', async () => {
    await receiveEvent({ id: 'evt_stranger', type: 'payment_intent.succeeded', intentId: 'pi_stranger', payload: {} })
    await receiveEvent({ id: 'evt_other', type: 'charge.refunded', intentId: null, payload: {} })
    expect((await eventsOf('pi_stranger'))[0]!.handledAt).not.toBe(null)
  })
})

describe('[6.R4] forged events', () => {
  const secret = process.env.STRIPE_WEBHOOK_SECRET!
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'payment_intent.succeeded',
    created: 1,
    data: { object: {} },
  })
  const sign = (payload: string, given: { secret?: string; timestamp?: number } = {}) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, ...given })
  const seconds = Math.floor(performance.timeOrigin / 1000)

  test.each([
    ['ours', body, sign(body), true],
    ['no signature', body, '', false],
    ['another secret', body, sign(body, { secret: 'whsec_other' }), false],
    ['an altered body', body.replace('evt_1', 'evt_2'), sign(body), false],
    ['an old one, played again', body, sign(body, { timestamp: seconds - 3_600 }), false],
    ['nonsense', 'not json', 't=1,v1=00', false],
  ])('%s', (_case, payload, header, isAccepted) => {
    expect(constructEvent(payload, header) !== null).toBe(isAccepted)
  })
})

describe('[6.R1] the provider’s answer lost after it committed', () => {
  test('while the intent is made: asked again with the same key, one intent', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const placed = await checkOut(actor, await showCheckout(actor))
    if (!placed.ok) throw new Error(placed.refusal)
    await planFault(shop, { on: 'POST /v1/payment_intents', kind: 'answer_lost' })
    const started = await startCardPayment(actor, placed.value.orderId)
    expect(started.ok).toBe(true)
    const [row] = await db().select().from(payments).where(eq(payments.orderId, placed.value.orderId))
    const { payments: made } = (await (await fetch(`${shop.url}/payments?payment=${row!.id}`)).json()) as {
      payments: unknown[]
    }
    expect(made).toHaveLength(1)
  })

  test('a failure of the provider’s, which its key would replay for a day: asked again with another', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const placed = await checkOut(actor, await showCheckout(actor))
    if (!placed.ok) throw new Error(placed.refusal)
    await planFault(shop, { on: 'POST /v1/payment_intents', kind: 'error_500' })
    const started = await startCardPayment(actor, placed.value.orderId)
    expect(started.ok).toBe(true)
    expect(await startCardPayment(actor, placed.value.orderId)).toEqual(started)
  })

  test('the provider is down: said, nothing charged, one click tries again', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const placed = await checkOut(actor, await showCheckout(actor))
    if (!placed.ok) throw new Error(placed.refusal)
    const { orderId } = placed.value
    await planFault(shop, { on: 'POST /v1/payment_intents', kind: 'rate_limit_429', times: 50 })
    expect(await startCardPayment(actor, orderId)).toMatchObject({ refusal: 'provider_unreachable' })
    await shop.sandbox.ctx.faults.clear()
    expect((await startCardPayment(actor, orderId)).ok).toBe(true)
  })

  test('the provider is down while an order ends: said, the order waits as before', async () => {
    const { structure, single, trial } = await makeCatalogue()
    const { actor, orderId, owner, learnerId } = await makePayer(structure, [single])
    await addLine(owner, { offerId: trial.id, learnerId })
    await planFault(shop, { on: 'POST /v1/payment_intents/:id/cancel', kind: 'rate_limit_429', times: 50 })
    expect(await deleteOrder(actor, orderId)).toMatchObject({ refusal: 'provider_unreachable' })
    expect(await checkOut(actor, await showCheckout(actor))).toMatchObject({ refusal: 'provider_unreachable' })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'pending' })
    await shop.sandbox.ctx.faults.clear()
    expect((await deleteOrder(actor, orderId)).ok).toBe(true)
  })

  test('while the return page settles: the page waits, reconciliation knows', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single])
    await planFault(shop, { on: 'event', kind: 'drop', times: 10 })
    await payByCard(shop, clientSecret)
    await planFault(shop, { on: 'GET /v1/payment_intents/:id', kind: 'error_500', times: 3 })
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'processing' } })
    await sweepIntents()
    expect(await isPaid(orderId)()).toBe(true)
  })

  test('the intent was made but not kept: the next visit finds the same one', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single])
    await db().update(payments).set({ intentId: null }).where(eq(payments.orderId, orderId))
    expect(await startCardPayment(actor, orderId)).toEqual({ ok: true, value: { clientSecret } })
  })
})

test('one payment that can’t be settled stops none of the others; a reference is all that is kept of it [6.S2]', async () => {
  const { structure, single } = await makeCatalogue()
  const [bad, good] = [await makePayer(structure, [single]), await makePayer(structure, [single])]
  await planFault(shop, { on: 'event', kind: 'drop', times: 10 })
  await payByCard(shop, bad.clientSecret)
  await payByCard(shop, good.clientSecret)
  await db().update(payments).set({ amountCents: 1 }).where(eq(payments.orderId, bad.orderId))
  const swept = await sweepIntents()
  expect(swept).toEqual({ done: expect.any(Number), failed: [expect.stringMatching(/^[0-9A-F]{8}$/)] })
  expect(await isPaid(good.orderId)()).toBe(true)
  expect(await isPaid(bad.orderId)()).toBe(false)
  await db().update(payments).set({ amountCents: 9_000 }).where(eq(payments.orderId, bad.orderId))
  await sweepIntents()
  expect(await isPaid(bad.orderId)()).toBe(true)
})
