import { asc, eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { payments } from '@/db/schema/payments'
import { addLine } from '@/lib/cart/commands/add-line'
import { findCart } from '@/lib/cart/queries'
import { dayOf } from '@/lib/core/time'
import { findOrder, listWaitingOrders } from '@/lib/orders/queries'
import { lastDayBefore } from '@/lib/orders/rules'
import { remindOrder } from '@/lib/payments/commands/remind-order'
import { checkOut, deleteOrder, startCardPayment, sweepDueOrders, sweepReminders } from '@/lib/payments/flows'
import { listDueDays } from '@/lib/schedules/rules'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { testSettings } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { placeOffline } from '@/tests/support/offline'
import { openShop, showCheckout } from '@/tests/support/payments'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

const paymentsOf = (orderId: string) =>
  db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.instalment))
const letTimePass = (orderId: string) =>
  db()
    .update(orders)
    .set({ expiresAt: new Date('2000-01-01') })
    .where(eq(orders.id, orderId))
const receiveFirst = (orderId: string) =>
  db()
    .update(payments)
    .set({ status: 'received', receivedAt: new Date('2026-01-01') })
    .where(eq(payments.orderId, orderId))

describe('[1.D4] [1.D7] ordering by transfer', () => {
  test('the order waits with its payment expected, for whole days; the cart is empty again', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, owner } = await makeBuyer(structure, [single])
    const orderId = await placeOffline(actor, 'transfer')
    const order = (await findOrder(actor, orderId))!
    expect(order).toMatchObject({ status: 'pending', means: 'transfer', instalments: 1 })
    const orderedOn = dayOf(order.orderedAt, structure.timeZone)
    expect(await paymentsOf(orderId)).toMatchObject([
      { instalment: 1, means: 'transfer', status: 'expected', amountCents: 9_000, dueOn: orderedOn },
    ])
    expect(lastDayBefore(order.expiresAt!, structure.timeZone) > orderedOn).toBe(true)
    expect((await findCart(owner))?.cart.lines).toEqual([])
    expect(await startCardPayment(actor, orderId)).toMatchObject({ refusal: 'means_unavailable' })
  })

  test('[6.R8] a second click gets the same order; something put in the cart since makes another', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, owner, learnerId } = await makeBuyer(structure, [single])
    const input = await showCheckout(actor, { means: 'transfer' })
    const [first, second] = await Promise.all([checkOut(actor, input), checkOut(actor, input)])
    expect(first.ok && second.ok && first.value.orderId).toBe(second.ok && second.value.orderId)
    expect(await checkOut(actor, { ...input, means: 'cheque' })).toMatchObject({ refusal: 'cart_empty' })
    await addLine(owner, { offerId: single.id, learnerId })
    const other = await placeOffline(actor, 'transfer')
    expect((await listWaitingOrders(actor)).map(({ id }) => id)).toEqual([other, first.ok && first.value.orderId])
  })

  test('an order by card of the same cart that waited gives way', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const byCard = await checkOut(actor, await showCheckout(actor))
    const orderId = await placeOffline(actor, 'transfer')
    expect(await findOrder(actor, byCard.ok ? byCard.value.orderId : '')).toMatchObject({ status: 'cancelled' })
    expect((await listWaitingOrders(actor)).map(({ id }) => id)).toEqual([orderId])
  })

  test('[1.C5] a trial that waits for its transfer isn’t sold again', async () => {
    const { structure, trial } = await makeCatalogue()
    const { actor, owner, learnerId } = await makeBuyer(structure, [trial])
    await placeOffline(actor, 'transfer')
    expect(await addLine(owner, { offerId: trial.id, learnerId })).toMatchObject({ refusal: 'trial_already_had' })
  })

  test('[1.D1] a structure that told no account of its own takes no transfer', async () => {
    const { money } = testSettings
    const { structure, single } = await makeCatalogue({
      settings: { money: { ...money, bank: { ...money.bank, iban: '' } } },
    })
    const { actor } = await makeBuyer(structure, [single])
    const placed = await checkOut(actor, await showCheckout(actor, { means: 'transfer' }))
    expect(placed).toMatchObject({ refusal: 'means_unavailable' })
  })
})

describe('[1.D6] ordering by cheques', () => {
  test('in three times: three payments expected, a month apart, the membership in the first', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [membership, pack])
    const orderId = await placeOffline(actor, 'cheque', 3)
    const order = (await findOrder(actor, orderId))!
    const days = listDueDays(dayOf(order.orderedAt, structure.timeZone), 3)
    expect((await paymentsOf(orderId)).map(({ amountCents, dueOn }) => [amountCents, dueOn])).toEqual([
      [31_668, days[0]],
      [26_666, days[1]],
      [26_666, days[2]],
    ])
  })

  test('in more times than the lines allow: refused with how many', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const placed = await checkOut(actor, await showCheckout(actor, { means: 'cheque', instalments: 4 }))
    expect(placed).toMatchObject({ refusal: 'too_many_times', detail: { times: 3 } })
  })
})

describe('[1.D7] an order that waits for days', () => {
  test('is deleted by its buyer while nothing was received', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const orderId = await placeOffline(actor, 'cheque')
    expect(await deleteOrder(actor, orderId)).toMatchObject({ value: { state: 'ended' } })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'cancelled' })
    expect(await paymentsOf(orderId)).toMatchObject([{ status: 'cancelled' }])
  })

  test('stays once a cheque came, whoever would end it', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const orderId = await placeOffline(actor, 'cheque')
    await receiveFirst(orderId)
    expect(await deleteOrder(actor, orderId)).toMatchObject({ refusal: 'money_received' })
    await letTimePass(orderId)
    expect(await sweepDueOrders()).toEqual({ done: 0, failed: [] })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'pending' })
  })

  test('is deleted after its days', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const orderId = await placeOffline(actor, 'transfer')
    await letTimePass(orderId)
    expect(await sweepDueOrders()).toEqual({ done: 1, failed: [] })
    expect(await findOrder(actor, orderId)).toMatchObject({ status: 'expired' })
  })

  test('its buyer is told once when its last days begin, and when it has gone; never once a cheque came', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const orderId = await placeOffline(actor, 'transfer')
    const told = async (topic: string) => db().$count(outboxEvents, eq(outboxEvents.key, `${topic}:${orderId}`))
    const inDays = (days: number) =>
      db()
        .update(orders)
        .set({ expiresAt: sql`app_now() + make_interval(days => ${days})` })
        .where(eq(orders.id, orderId))
    await inDays(6)
    await sweepReminders()
    expect(await told('order.due_soon')).toBe(0)
    await inDays(5)
    await sweepReminders()
    await sweepReminders()
    expect(await told('order.due_soon')).toBe(1)
    await db().update(orders).set({ remindedAt: null }).where(eq(orders.id, orderId))
    await receiveFirst(orderId)
    expect(await sweepReminders()).toMatchObject({ done: 0 })
    // Listed just before it came: looked at again under the order's lock.
    expect(await remindOrder(orderId)).toEqual({ ok: true, value: false })
    await db().update(payments).set({ status: 'expected', receivedAt: null }).where(eq(payments.orderId, orderId))
    await letTimePass(orderId)
    await sweepDueOrders()
    expect(await told('order.expired')).toBe(1)
  })
})
