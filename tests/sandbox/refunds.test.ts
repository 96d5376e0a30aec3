import type Stripe from 'stripe'
import { describe, expect, test } from 'vitest'
import { caught, getJson, openSandbox, postJson, waitFor } from './support'

const world = openSandbox()

const pay = (amount = 10_000): Promise<Stripe.PaymentIntent> =>
  world.stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  })
const chargeOf = async ({ latest_charge: id }: Stripe.PaymentIntent) => world.stripe.charges.retrieve(String(id))
const seenOf = (type: string, id: string) =>
  waitFor(() =>
    world.endpoint.received.find(
      ({ event }) => event.type === type && 'id' in event.data.object && event.data.object.id === id,
    ),
  )

describe('[1.D10] the payment sandbox gives money back', () => {
  test('a part, then the rest; the events say so', async () => {
    const intent = await pay()
    const part = await world.stripe.refunds.create({
      payment_intent: intent.id,
      amount: 4_000,
      metadata: { part: 'p1' },
    })
    expect(part).toMatchObject({ object: 'refund', amount: 4_000, status: 'succeeded', metadata: { part: 'p1' } })
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 4_000, refunded: false })
    const rest = await world.stripe.refunds.create({ payment_intent: intent.id })
    expect(rest.amount).toBe(6_000)
    expect(await chargeOf(intent)).toMatchObject({ amount_refunded: 10_000, refunded: true })
    const { data } = await world.stripe.refunds.list({ payment_intent: intent.id })
    expect(data.map(({ id }) => id)).toEqual([rest.id, part.id])
    await seenOf('refund.created', part.id)
    await seenOf('charge.refunded', String(intent.latest_charge))
  })

  test('never more than was paid, nor what was not paid', async () => {
    const intent = await pay()
    expect((await caught(world.stripe.refunds.create({ payment_intent: intent.id, amount: 10_001 }))).message).toMatch(
      /greater than unrefunded/,
    )
    await world.stripe.refunds.create({ payment_intent: intent.id })
    expect(await caught(world.stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
      code: 'charge_already_refunded',
    })
    const open = await world.stripe.paymentIntents.create({ amount: 5_000, currency: 'eur' })
    expect((await caught(world.stripe.refunds.create({ payment_intent: open.id }))).message).toMatch(
      /successful charge/,
    )
    expect(await caught(world.stripe.refunds.create({ payment_intent: 'pi_none' }))).toMatchObject({
      code: 'resource_missing',
    })
  })

  test('the same key gives the same refund', async () => {
    const intent = await pay()
    const ask = () =>
      world.stripe.refunds.create({ payment_intent: intent.id, amount: 100 }, { idempotencyKey: `r:${intent.id}` })
    const answers = [await ask(), await ask()]
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await chargeOf(intent)).amount_refunded).toBe(100)
  })

  test('one that the bank sends back later fails, and can be asked again', async () => {
    const intent = await pay()
    const refund = await world.stripe.refunds.create({ payment_intent: intent.id })
    expect(await postJson(`${world.sandbox.url}/refunds/${refund.id}/fail`)).toMatchObject({
      body: { status: 'failed' },
    })
    expect(await world.stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
    })
    expect((await chargeOf(intent)).amount_refunded).toBe(0)
    await seenOf('refund.failed', refund.id)
  })
})

describe('[6.R9] the payment sandbox lets a cardholder contest', () => {
  const act = (intent: Stripe.PaymentIntent, action: string) =>
    postJson(`${world.sandbox.url}/payments/${intent.id}/${action}`)

  test.each(['won', 'lost'] as const)('opened, then %s', async (end) => {
    const intent = await pay()
    expect((await act(intent, 'dispute')).status).toBe(200)
    const [dispute] = (await world.stripe.disputes.list({ payment_intent: intent.id })).data
    expect(dispute).toMatchObject({ amount: 10_000, status: 'needs_response', payment_intent: intent.id })
    await seenOf('charge.dispute.created', dispute!.id)
    expect(await caught(world.stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({
      code: 'charge_disputed',
    })
    await act(intent, end === 'won' ? 'win-dispute' : 'lose-dispute')
    expect((await world.stripe.disputes.retrieve(dispute!.id)).status).toBe(end)
    await seenOf('charge.dispute.closed', dispute!.id)
  })

  test('only what was paid, and once', async () => {
    const open = await world.stripe.paymentIntents.create({ amount: 5_000, currency: 'eur' })
    expect((await act(open, 'dispute')).status).toBe(400)
    const intent = await pay()
    await act(intent, 'dispute')
    expect((await act(intent, 'dispute')).status).toBe(400)
    await act(intent, 'lose-dispute')
    expect((await act(intent, 'win-dispute')).status).toBe(400)
    expect(await getJson(`${world.sandbox.url}/payments/${intent.id}`)).toMatchObject({ status: 'succeeded' })
  })
})

test('the page of the sandbox shows what was given back and lets the bank decide', async () => {
  const intent = await pay()
  await world.stripe.refunds.create({ payment_intent: intent.id, amount: 4_000 })
  const press = (action: string) =>
    fetch(`${world.sandbox.url}/page/paiements/${intent.id}/${action}`, { method: 'POST' })
  const seen = async () => (await fetch(`${world.sandbox.url}/paiements`)).text()
  expect(await seen()).toContain('rendu : 40,00')
  expect((await press('dispute')).ok).toBe(true)
  expect(await seen()).toContain('Donner raison au porteur')
  await press('lose-dispute')
  expect(await seen()).toContain('contestation perdue')
})
