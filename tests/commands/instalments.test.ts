import { eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { inTransaction } from '@/db/transaction'
import { addCredit } from '@/lib/account-credits/commands'
import type { Member } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import { addDays, addMonths, dayOf } from '@/lib/core/time'
import { claimCharge } from '@/lib/instalments/commands'
import {
  chargeInstalment,
  settleInstalment,
  startInstalmentPayment,
  sweepDueCharges,
  sweepNeedlessCards,
} from '@/lib/instalments/flows'
import { findCharge, findOwnInstalment, listDueCharges } from '@/lib/instalments/queries'
import { findOrder } from '@/lib/orders/queries'
import { listPasses } from '@/lib/passes/queries'
import { deleteOrder, endPendingOrder, settle, settleOrder, sweepIntents } from '@/lib/payments/flows'
import { createPaymentIntent } from '@/lib/services/stripe'
import type { MoneySettings } from '@/lib/structures/types'
import { makeBuyer, makeCatalogue, openPayment } from '@/tests/factories/buyer'
import { letFallDue, listParts, makePlan, openPlan } from '@/tests/factories/plan'
import { testSettings } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { actOnPayment, openShop, payByCard, planFault } from '@/tests/support/payments'

const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })
const job = { kind: 'job', name: 'test' } as const
const create = 'POST /v1/payment_intents'
const confirm = `${create}/:id/confirm`
const alwaysAuthenticates = '4000002760003184'

/** How often the bank took the money of a part. */
async function countCharges(paymentId: string): Promise<number> {
  const rows = await database.sql<{ count: number }[]>`
    select count(*)::int from sandbox.objects c join sandbox.payment_intents i on i.id = c.payment_intent
    where c.kind = 'charge' and c.body->>'paid' = 'true' and i.body->'metadata'->>'payment' = ${paymentId}`
  return rows[0]!.count
}

const today = () => dayOf(new Date(), 'Europe/Paris')
const told = (topic: string, paymentId: string) =>
  db().$count(outboxEvents, eq(outboxEvents.key, `${topic}:${paymentId}`))

describe('[1.D11] an order by card in several times', () => {
  test('says its parts when it is placed, and asks for the first one', async () => {
    const { actor, orderId, intentId } = await openPlan({ times: 3 })
    const parts = await listParts(orderId)
    expect(parts.map(({ instalment, amountCents, dueOn, status }) => [instalment, amountCents, dueOn, status])).toEqual(
      [
        [1, 31_668, today(), 'expected'],
        [2, 26_666, addMonths(today(), 1), 'expected'],
        [3, 26_666, addMonths(today(), 2), 'expected'],
      ],
    )
    expect(parts.map((part) => part.intentId)).toEqual([intentId, null, null])
    expect(await findOrder(actor, orderId)).toMatchObject({ instalments: 3, status: 'pending' })
  })

  test('its first payment activates everything, and keeps the card for the next ones', async () => {
    const { actor, orderId, clientSecret } = await openPlan({ times: 3 })
    await payByCard(shop, clientSecret)
    expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'paid' } })
    const paid = (await findOrder(actor, orderId))!
    expect(paid.lines.map(({ grant }) => grant?.creditsLeft)).toEqual([null, 10])
    expect((await listParts(orderId)).map(({ status }) => status)).toEqual(['succeeded', 'expected', 'expected'])
    const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
    expect(order).toMatchObject({
      cardCustomerId: expect.stringMatching(/^cus_/),
      cardMethodId: expect.stringMatching(/^pm_/),
    })
  })

  test('deleted before it is paid, none of its parts is due', async () => {
    const { actor, orderId } = await openPlan({ times: 2 })
    expect((await deleteOrder(actor, orderId)).ok).toBe(true)
    expect((await listParts(orderId)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
  })

  test('[6.R8] paid at the moment it ended: everything is active, and its next parts are due again', async () => {
    const { orderId, clientSecret, intentId } = await openPlan({ times: 2 })
    await payByCard(shop, clientSecret)
    await database.sql`update orders set status = 'expired', ended_at = app_now() where id = ${orderId}`
    await database.sql`update payments set status = 'cancelled' where order_id = ${orderId}`
    expect(await settle(job, intentId)).toMatchObject({ value: { state: 'paid' } })
    expect((await listParts(orderId)).map(({ status }) => status)).toEqual(['succeeded', 'expected'])
  })

  test('expired unpaid, nothing is charged ever', async () => {
    const { orderId } = await openPlan({ times: 2 })
    expect(await endPendingOrder(job, orderId, 'expired')).toMatchObject({ value: { state: 'ended' } })
    await letFallDue(orderId)
    expect(await listDueCharges()).toEqual([])
  })
})

describe('[1.D11] the next parts', () => {
  test('aren’t charged before their day', async () => {
    const { parts } = await makePlan(shop)
    expect(await listDueCharges()).toEqual([])
    expect(await chargeInstalment(parts[1]!.id)).toBe('ended')
    expect(await countCharges(parts[1]!.id)).toBe(0)
  })

  test('[6.R1] lowered by a refund while their intent was made, are charged what is left and nothing else', async () => {
    const { orderId, parts } = await makePlan(shop)
    await letFallDue(orderId, 2)
    const { id } = parts[1]!
    const seen = (await findCharge(id))!
    const { amountCents, currency, customerId } = seen
    const asked = { amountCents, currency, customerId, description: '', metadata: { order: orderId, payment: id } }
    const made = await createPaymentIntent({ ...asked, idempotencyKey: `${id}:${amountCents}` })
    await database.sql`update payments set amount_cents = amount_cents - 10000 where id = ${id}`
    expect(await claimCharge(seen, made.id)).toEqual({ ok: false, refusal: 'instalment_not_due' })
    expect(await chargeInstalment(id)).toBe('paid')
    expect(await countCharges(id)).toBe(1)
    // As a refund would have left them.
    await database.sql`update payments set amount_cents = amount_cents + 10000 where order_id = ${orderId} and instalment = 3`
  })

  test('are charged on their day without their holder, and grant nothing more', async () => {
    const { actor, orderId, parts } = await makePlan(shop)
    await letFallDue(orderId, 2)
    expect(await sweepDueCharges()).toEqual({ done: 1, failed: [] })
    expect((await listParts(orderId)).map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'expected'])
    expect(await countCharges(parts[1]!.id)).toBe(1)
    expect((await findOrder(actor, orderId))!.lines[1]!.grant!.creditsLeft).toBe(10)
    expect(await told('instalment.paid', parts[1]!.id)).toBe(1)
    await letFallDue(orderId)
    expect(await sweepDueCharges()).toEqual({ done: 1, failed: [] })
    expect((await listParts(orderId)).map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(await sweepDueCharges()).toEqual({ done: 0, failed: [] })
  })

  test('once all are paid, the card is forgotten, here and at the provider’s', async () => {
    const { orderId } = await makePlan(shop, { times: 2 })
    const cardOf = async () => (await db().select().from(orders).where(eq(orders.id, orderId)))[0]!.cardMethodId
    expect(await sweepNeedlessCards()).toMatchObject({ failed: [] })
    const methodId = await cardOf()
    expect(methodId).not.toBe(null)
    await letFallDue(orderId)
    await sweepDueCharges()
    await planFault(shop, { on: 'POST /v1/payment_methods/:id/detach', kind: 'answer_lost', times: 5 })
    expect(await sweepNeedlessCards()).toMatchObject({ done: 0 })
    await shop.sandbox.ctx.faults.clear()
    expect(await sweepNeedlessCards()).toMatchObject({ done: 1, failed: [] })
    expect(await cardOf()).toBe(null)
    const [kept] = await database.sql`select body->>'customer' as customer from sandbox.objects where id = ${methodId}`
    expect(kept!.customer).toBe(null)
  })

  test('cancelled meanwhile, a part isn’t charged', async () => {
    const { orderId, parts } = await makePlan(shop)
    await letFallDue(orderId)
    await database.sql`update payments set status = 'cancelled' where id = ${parts[1]!.id}`
    await sweepDueCharges()
    expect(await countCharges(parts[1]!.id)).toBe(0)
    await database.sql`update payments set status = 'expected', due_on = '2100-01-01' where id = ${parts[1]!.id}`
  })
})

describe('[6.R1] whatever is lost in between, a part is charged once', () => {
  test.each([
    ['the answer to the creation', { on: create, kind: 'answer_lost', times: 5 }],
    ['the creation, answered by an outage that the provider replays', { on: create, kind: 'error_500' }],
    ['the answer to the charge', { on: confirm, kind: 'answer_lost', times: 5 }],
    ['the charge itself', { on: confirm, kind: 'error_500', times: 5 }],
    ['the charge, done and answered by an outage', { on: confirm, kind: 'error_500', committed: true }],
  ])('%s', async (_case, fault) => {
    const { orderId, parts } = await makePlan(shop)
    await letFallDue(orderId, 2)
    await planFault(shop, fault)
    await sweepDueCharges()
    await shop.sandbox.ctx.faults.clear()
    for (let minute = 0; minute < 3; minute++) {
      await sweepIntents()
      await sweepDueCharges()
    }
    expect((await listParts(orderId))[1]).toMatchObject({ status: 'succeeded' })
    expect(await countCharges(parts[1]!.id)).toBe(1)
  })

  test('twenty at once, reconciliation among them', async () => {
    const { orderId, parts } = await makePlan(shop)
    await letFallDue(orderId, 2)
    const runs = Array.from({ length: 20 }, (_, run) =>
      run % 4 === 3 ? sweepIntents() : chargeInstalment(parts[1]!.id).catch(() => null),
    )
    await Promise.all(runs)
    await sweepIntents()
    expect((await listParts(orderId))[1]).toMatchObject({ status: 'succeeded' })
    expect(await countCharges(parts[1]!.id)).toBe(1)
    expect(await told('instalment.paid', parts[1]!.id)).toBe(1)
  })
})

describe('[1.D11] a card that the bank refuses without its holder', () => {
  async function refusePart() {
    const plan = await makePlan(shop, { card: alwaysAuthenticates })
    await letFallDue(plan.orderId, 2)
    await sweepDueCharges()
    return { ...plan, part: (await listParts(plan.orderId))[1]! }
  }

  test('is told once with its reason, and leaves a time of grace', async () => {
    const { part } = await refusePart()
    expect(part).toMatchObject({
      status: 'expected',
      lastFailure: 'authentication_failed',
      graceUntil: addDays(today(), 7),
    })
    expect(await told('instalment.refused', part.id)).toBe(1)
  })

  test('is never charged again by itself', async () => {
    const { orderId, part } = await refusePart()
    await sweepDueCharges()
    await sweepIntents()
    expect(await chargeInstalment(part.id)).toBe('ended')
    expect((await listParts(orderId))[1]).toMatchObject({ graceUntil: part.graceUntil, lastFailure: part.lastFailure })
    const events = await db()
      .select()
      .from(outboxEvents)
      .where(like(outboxEvents.key, `instalment.%:${part.id}`))
    expect(events).toHaveLength(1)
  })

  test('is paid by its holder on the same intent, authenticated, and the rest follows', async () => {
    const { actor, orderId, part } = await refusePart()
    const started = await startInstalmentPayment(actor, part.id)
    if (!started.ok) throw new Error(started.refusal)
    const clientSecret = started.value.clientSecret
    expect(clientSecret.split('_secret_')[0]).toBe(part.intentId)
    await payByCard(shop, clientSecret)
    expect(await settleInstalment(actor, part.id)).toBe('paid')
    expect((await listParts(orderId))[1]).toMatchObject({ status: 'succeeded', graceUntil: null, lastFailure: null })
    await letFallDue(orderId)
    await sweepDueCharges()
    expect((await listParts(orderId))[2]).toMatchObject({ status: 'succeeded' })
    expect(await startInstalmentPayment(actor, part.id)).toMatchObject({ refusal: 'instalment_paid' })
  })

  test('refused again there, the reason is the new one and the grace the first one', async () => {
    const { actor, orderId, part } = await refusePart()
    const started = await startInstalmentPayment(actor, part.id)
    if (!started.ok) throw new Error(started.refusal)
    await payByCard(shop, started.value.clientSecret, '4000000000009995')
    expect(await settleInstalment(actor, part.id)).toBe('open')
    expect((await listParts(orderId))[1]).toMatchObject({
      lastFailure: 'insufficient_funds',
      graceUntil: part.graceUntil,
    })
  })

  test('its intent cancelled at the provider’s, another takes its place', async () => {
    const { actor, orderId, part } = await refusePart()
    await actOnPayment(shop, part.intentId!, 'cancel')
    const tabs = await Promise.all([startInstalmentPayment(actor, part.id), startInstalmentPayment(actor, part.id)])
    const [first, second] = tabs
    expect(first).toEqual(second)
    if (!first.ok) throw new Error(first.refusal)
    await payByCard(shop, first.value.clientSecret)
    expect(await settleInstalment(actor, part.id)).toBe('paid')
    expect((await listParts(orderId))[1]!.intentId).not.toBe(part.intentId)
  })
})

describe('[1.D11] past the days of grace', () => {
  const yesterday = () => addDays(today(), -1)

  async function refuseLongAgo(money: Partial<MoneySettings> = {}) {
    const settings = { ...testSettings, money: { ...testSettings.money, ...money } }
    const plan = await makePlan(shop, { card: alwaysAuthenticates, structure: { settings } })
    await letFallDue(plan.orderId, 2)
    await sweepDueCharges()
    await database.sql`update payments set grace_until = ${yesterday()} where order_id = ${plan.orderId} and instalment = 2`
    return plan
  }

  async function whyNothingIsBooked({ structure, actor }: { structure: { id: string }; actor: Member }) {
    const [pass] = await listPasses({ structureId: structure.id, clientFileId: actor.clientFileId }, 'Europe/Paris')
    return pass!.refusal
  }

  test('nothing more is booked with what the order sold, until its part is paid', async () => {
    const plan = await refuseLongAgo()
    expect(await whyNothingIsBooked(plan)).toBe('payment_due')
    const started = await startInstalmentPayment(plan.actor, plan.parts[1]!.id)
    if (!started.ok) throw new Error(started.refusal)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleInstalment(plan.actor, plan.parts[1]!.id)).toBe('paid')
    expect(await whyNothingIsBooked(plan)).toBe(null)
  })

  test('where the structure doesn’t suspend, it stays due and nothing else changes', async () => {
    expect(await whyNothingIsBooked(await refuseLongAgo({ suspendsAfterGrace: false }))).toBe(null)
  })
})

test('[1.D11] [6.R9] account credit pays the last parts first: the first one keeps its card', async () => {
  const { structure, pack } = await makeCatalogue()
  await db().update(offers).set({ maxCardInstalments: 3, requiresMembership: false }).where(eq(offers.id, pack.id))
  const { actor, clientFileId } = await makeBuyer(structure, [pack])
  const credit = { structureId: structure.id, clientFileId, kind: 'grant' as const, amountCents: 30_000 }
  await inTransaction((tx) => addCredit(tx as LockedTx, job, { ...credit, businessKey: 'grant:plan', reason: 'Geste' }))
  const { orderId, clientSecret, intentId } = await openPayment(actor, { instalments: 3 })
  const stateOf = async () =>
    (await listParts(orderId)).map((part) => [part.instalment, part.means, part.amountCents, part.status])
  expect(await stateOf()).toEqual([
    [0, 'account_credit', 3_334, 'succeeded'],
    [1, 'card', 26_668, 'expected'],
    [2, 'card', 23_332, 'expected'],
    [3, 'account_credit', 26_666, 'succeeded'],
  ])
  expect((await listParts(orderId))[1]!.intentId).toBe(intentId)
  await payByCard(shop, clientSecret)
  expect(await settleOrder(actor, orderId)).toMatchObject({ value: { state: 'paid' } })
  await letFallDue(orderId)
  await sweepDueCharges()
  expect((await stateOf()).map(([, , , status]) => status)).toEqual(Array(4).fill('succeeded'))
})

describe('who may pay a part, and when', () => {
  async function plan() {
    const made = await makePlan(shop)
    return { ...made, second: made.parts[1]!.id }
  }

  test('nobody before its card was refused: it is charged by itself [instalment_not_due]', async () => {
    const { actor, second } = await plan()
    expect(await startInstalmentPayment(actor, second)).toMatchObject({ refusal: 'instalment_not_due' })
  })

  test('nobody else [0.I9]', async () => {
    const { second } = await plan()
    const other = (await openPlan({ times: 2 })).actor
    expect(await startInstalmentPayment(other, second)).toMatchObject({ refusal: 'not_found' })
    expect(await settleInstalment(other, second)).toBe(null)
    expect(await findOwnInstalment(other, 'nonsense')).toBe(null)
  })

  test('nobody while the bank works on it [payment_under_way], nor while the provider is away [provider_unreachable]', async () => {
    const { actor, second } = await plan()
    await database.sql`update payments set status = 'processing' where id = ${second}`
    expect(await startInstalmentPayment(actor, second)).toMatchObject({ refusal: 'payment_under_way' })
    await database.sql`update payments set status = 'expected', last_failure = 'declined', intent_id = 'pi_gone' where id = ${second}`
    await planFault(shop, { on: 'GET /v1/payment_intents/:id', kind: 'error_500', times: 3 })
    expect(await startInstalmentPayment(actor, second)).toMatchObject({ refusal: 'provider_unreachable' })
    await database.sql`update payments set last_failure = null, intent_id = null where id = ${second}`
  })
})
