import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { memberships, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import { addLine } from '@/lib/cart/commands/add-line'
import { findCart } from '@/lib/cart/queries'
import { addDays, addMonths, dayOf } from '@/lib/core/time'
import { findOrder } from '@/lib/orders/queries'
import { checkOut, settle, settleOrder, startCardPayment } from '@/lib/payments/flows'
import { makeBuyer, makeCatalogue, makePayer, openPayment } from '@/tests/factories/buyer'
import { makeMember } from '@/tests/factories/member'
import { createTestDatabase } from '@/tests/support/database'
import { actOnPayment, openShop, payByCard, showCheckout, waitFor } from '@/tests/support/payments'

const database = await createTestDatabase()
const shop = openShop(database)
const statusOf = async (orderId: string) =>
  (await db().select({ status: orders.status }).from(orders).where(eq(orders.id, orderId)))[0]!.status
const job = { kind: 'job', name: 'test' } as const

describe('[1.D2] a card accepted', () => {
  test('the credits are there when the return page has settled, and the cart is empty', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { actor, owner, orderId, clientSecret } = await makePayer(structure, [membership, pack])
    expect((await payByCard(shop, clientSecret)).status).toBe('succeeded')
    expect(await settleOrder(actor, orderId)).toEqual({ ok: true, value: { orderId, state: 'paid' } })
    const paid = await findOrder(actor, orderId)
    expect(paid).toMatchObject({ status: 'paid', totalCents: 85_000 })
    const today = paid!.paidOn!
    expect(paid?.lines.map((line) => line.grant)).toMatchObject([
      { validFrom: today, creditsLeft: null },
      { validFrom: today, validUntil: addMonths(today, 6), bookableFrom: today, creditsLeft: 10 },
    ])
    expect((await findCart(owner))?.cart.lines).toEqual([])
    expect(await db().$count(outboxEvents, eq(outboxEvents.key, `order.paid:${orderId}`))).toBe(1)
  })

  test('[6.L3] without the request to begin, the first lesson waits for the 15th day after the order', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret } = await makePayer(structure, [single], { requestsImmediateStart: false })
    await payByCard(shop, clientSecret)
    await settleOrder(actor, orderId)
    const { lines, orderedAt } = (await findOrder(actor, orderId))!
    expect(lines[0]!.grant!.bookableFrom).toBe(addDays(dayOf(orderedAt, structure.timeZone), 15))
  })

  test('what was put in the cart after the order stays there', async () => {
    const { structure, single, trial } = await makeCatalogue()
    const { actor, owner, learnerId, orderId, clientSecret } = await makePayer(structure, [single])
    await addLine(owner, { offerId: trial.id, learnerId })
    await payByCard(shop, clientSecret)
    await settleOrder(actor, orderId)
    expect((await findCart(owner))?.cart.lines.map((line) => line.offer.id)).toEqual([trial.id])
  })

  test('3-D Secure accepted', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [single])
    const asked = await payByCard(shop, clientSecret, '4000002760003184')
    expect(asked).toMatchObject({ status: 'requires_action' })
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'open' } })
    await actOnPayment(shop, intentId, 'accept')
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'paid' } })
  })
})

describe('[1.D2] a card refused, an authentication failed or abandoned', () => {
  test.each([
    ['no funds', '4000000000009995', 'insufficient_funds'],
    ['refused without a reason', '4000000000000002', 'declined'],
    ['an expired card', '4000000000000069', 'expired_card'],
  ])('%s: said, nothing granted, the cart intact, one click tries again', async (_case, card, failure) => {
    const { structure, single } = await makeCatalogue()
    const { actor, owner, orderId, clientSecret } = await makePayer(structure, [single])
    expect((await payByCard(shop, clientSecret, card)).error).toBeTruthy()
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'open' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'pending', lastFailure: failure })
    expect((await findCart(owner))?.cart.lines).toHaveLength(1)
    const again = await startCardPayment(actor, orderId)
    expect(again).toEqual({ ok: true, value: { clientSecret } })
    await payByCard(shop, clientSecret)
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'paid' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ lastFailure: null })
  })

  test('3-D Secure refused by the bank', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret, '4000002760003184')
    await actOnPayment(shop, intentId, 'refuse')
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'open' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ lastFailure: 'authentication_failed' })
  })

  test('3-D Secure accepted, then the bank refuses', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [single])
    await payByCard(shop, clientSecret, '4000008400001629')
    await actOnPayment(shop, intentId, 'accept')
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'open' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ lastFailure: 'declined' })
  })
})

test('[1.D2] the bank takes its time: the page waits, the order is said to be under way', async () => {
  const { structure, single } = await makeCatalogue()
  const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [single])
  await payByCard(shop, clientSecret, '4000002760003184')
  await actOnPayment(shop, intentId, 'process')
  expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'processing' } })
  expect(await findOrder(actor, orderId)).toMatchObject({ isProcessing: true })
  expect(await startCardPayment(actor, orderId)).toMatchObject({ refusal: 'payment_under_way' })
  await actOnPayment(shop, intentId, 'succeed')
  expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'paid' } })
})

describe('once only', () => {
  test('settled again and again, by whoever: the same, once', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [membership, pack])
    await payByCard(shop, clientSecret)
    for (let time = 0; time < 3; time++) {
      expect(await settle(job, intentId)).toEqual({ ok: true, value: { orderId, state: 'paid' } })
      expect(await settleOrder(actor, orderId)).toEqual({ ok: true, value: { orderId, state: 'paid' } })
    }
    const { lines } = (await findOrder(actor, orderId))!
    expect(await db().$count(memberships, eq(memberships.orderLineId, lines[0]!.id))).toBe(1)
    expect(await db().$count(passes, eq(passes.orderLineId, lines[1]!.id))).toBe(1)
    expect(await startCardPayment(actor, orderId)).toMatchObject({ refusal: 'order_paid' })
  })

  test('[6.R8] a hundred clicks on ‘Payer’ in as many tabs: one intent, one payment', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const placed = await checkOut(actor, await showCheckout(actor))
    if (!placed.ok) throw new Error(placed.refusal)
    const { orderId } = placed.value
    const started = await Promise.all(Array.from({ length: 100 }, () => startCardPayment(actor, orderId)))
    const secrets = new Set(started.map((one) => (one.ok ? one.value.clientSecret : one.refusal)))
    secrets.delete('busy')
    expect(secrets.size).toBe(1)
    const [secret] = [...secrets]
    const paid = await Promise.all(Array.from({ length: 10 }, () => payByCard(shop, secret!)))
    expect(paid.some(({ status }) => status === 'succeeded')).toBe(true)
    await settleOrder(actor, orderId)
    const [row] = await db().select().from(payments).where(eq(payments.orderId, orderId))
    const told = (await (await fetch(`${shop.url}/payments/${row!.intentId}`)).json()) as { paid_charges: number }
    expect(told.paid_charges).toBe(1)
    expect(await db().$count(payments, eq(payments.orderId, orderId))).toBe(1)
  })

  test('‘Valider’ in two tabs at once, with other choices: one order that can be paid', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const inputs = [true, false].map((requestsImmediateStart) => showCheckout(actor, { requestsImmediateStart }))
    await Promise.all((await Promise.all(inputs)).map((input) => checkOut(actor, input)))
    const own = await db().select().from(orders).where(eq(orders.clientFileId, actor.clientFileId))
    expect(own.filter(({ status }) => status === 'pending')).toHaveLength(1)
  })
})

test('a free order is complete as soon as it is placed, without a payment', async () => {
  const { structure, single } = await makeCatalogue()
  await db().update(offers).set({ priceCents: 0 }).where(eq(offers.id, single.id))
  const { actor } = await makeBuyer(structure, [single])
  const placed = await checkOut(actor, await showCheckout(actor))
  if (!placed.ok) throw new Error(placed.refusal)
  expect(await findOrder(actor, placed.value.orderId)).toMatchObject({ status: 'paid', means: 'free' })
  expect(await db().$count(payments, eq(payments.orderId, placed.value.orderId))).toBe(0)
})

test('[0.I9] nobody pays, settles or deletes somebody else’s order', async () => {
  const { structure, single } = await makeCatalogue()
  const { orderId } = await makePayer(structure, [single])
  const other = await makeMember(db(), structure)
  expect(await startCardPayment(other.actor, orderId)).toMatchObject({ refusal: 'not_found' })
  expect(await settleOrder(other.actor, orderId)).toMatchObject({ refusal: 'not_found' })
  expect(await startCardPayment(other.actor, 'not an id')).toMatchObject({ refusal: 'not_found' })
  expect(await statusOf(orderId)).toBe('pending')
})

test('[1.D3] the browser closed: the webhook alone completes the order', async () => {
  const { structure, membership, pack } = await makeCatalogue()
  const { actor, orderId, clientSecret } = await makePayer(structure, [membership, pack])
  await payByCard(shop, clientSecret)
  await waitFor(async () => (await findOrder(actor, orderId))?.status === 'paid')
  expect(shop.answers.every((status) => status === 200)).toBe(true)
})

test('[1.E1] two memberships of one learner follow each other, paid on the same day', async () => {
  const { structure, membership } = await makeCatalogue()
  const first = await makePayer(structure, [membership])
  await payByCard(shop, first.clientSecret)
  await settleOrder(first.actor, first.orderId)
  await addLine(first.owner, { offerId: membership.id, learnerId: first.learnerId })
  const second = await openPayment(first.actor)
  await payByCard(shop, second.clientSecret)
  await settleOrder(first.actor, second.orderId)
  const [one, other] = await db()
    .select()
    .from(memberships)
    .where(eq(memberships.learnerId, first.learnerId))
    .orderBy(memberships.startsOn)
  expect(other!.startsOn).toBe(addDays(one!.endsOn, 1))
})
