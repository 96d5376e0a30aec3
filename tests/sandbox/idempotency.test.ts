import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import { caught, getJson, openSandbox, postJson, stripeFor } from './support'

const world = openSandbox()
const order = { amount: 5_000, currency: 'eur' } as const
let count = 0
const key = () => `key-${Date.now()}-${++count}`
const plan = (fault: object) => postJson(`${world.sandbox.url}/faults`, fault)
const countIntents = async () => (await world.stripe.paymentIntents.list({ limit: 100 })).data.length
const CREATE = 'POST /v1/payment_intents'

beforeEach(async () => {
  await fetch(`${world.sandbox.url}/faults`, { method: 'DELETE' })
})

describe('idempotency keys, as Stripe has them', () => {
  it('the same call gets the same answer', async () => {
    const { stripe } = world
    const idempotencyKey = key()
    const first = await stripe.paymentIntents.create(order, { idempotencyKey })
    const second = await stripe.paymentIntents.create({ currency: 'eur', amount: 5_000 }, { idempotencyKey })
    expect(second).toEqual(first)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(second.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId)
    expect(second.lastResponse.requestId).not.toBe(first.lastResponse.requestId)
  })

  it('other parameters or another address are refused', async () => {
    const { stripe } = world
    const idempotencyKey = key()
    const { id } = await stripe.paymentIntents.create(order, { idempotencyKey })
    const other = await caught(stripe.paymentIntents.create({ ...order, amount: 6_000 }, { idempotencyKey }))
    expect(other).toBeInstanceOf(Stripe.errors.StripeIdempotencyError)
    expect(await caught(stripe.paymentIntents.cancel(id, {}, { idempotencyKey }))).toMatchObject({
      statusCode: 400,
      rawType: 'idempotency_error',
    })
  })

  it('fifty at once make one intent; those that overlap are told so', async () => {
    const { stripe } = world
    const before = await countIntents()
    const idempotencyKey = key()
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => stripe.paymentIntents.create(order, { idempotencyKey })),
    )
    const ids = new Set(results.map((result) => (result.status === 'fulfilled' ? result.value.id : 'busy')))
    ids.delete('busy')
    expect(ids.size).toBe(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    expect(await countIntents()).toBe(before + 1)
  })

  it('is in use while the first call runs', async () => {
    const { stripe } = world
    await plan({ on: CREATE, kind: 'delay_ms', value: 400 })
    const idempotencyKey = key()
    const first = stripe.paymentIntents.create(order, { idempotencyKey })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await caught(stripe.paymentIntents.create(order, { idempotencyKey }))).toMatchObject({ statusCode: 409 })
    const again = await stripeFor(world.sandbox.url, undefined, { maxNetworkRetries: 3 }).paymentIntents.create(order, {
      idempotencyKey,
    })
    expect(again.id).toBe((await first).id)
  })

  it('remembers a 500 and a refused card, and forgets a failed validation', async () => {
    const { stripe } = world
    await plan({ on: CREATE, kind: 'error_500' })
    const broken = key()
    const first = await caught(stripe.paymentIntents.create(order, { idempotencyKey: broken }))
    expect(first).toBeInstanceOf(Stripe.errors.StripeAPIError)
    expect(await caught(stripe.paymentIntents.create(order, { idempotencyKey: broken }))).toMatchObject({
      statusCode: 500,
    })
    expect((await stripe.paymentIntents.create(order, { idempotencyKey: key() })).status).toBe(
      'requires_payment_method',
    )

    const refused = key()
    const params = { ...order, confirm: true, payment_method: 'pm_card_chargeDeclined', return_url: 'http://localhost' }
    const one = await caught(stripe.paymentIntents.create(params, { idempotencyKey: refused }))
    const two = await caught(stripe.paymentIntents.create(params, { idempotencyKey: refused }))
    expect(two.payment_intent?.id).toBe(one.payment_intent?.id)

    const mistaken = key()
    await caught(stripe.paymentIntents.create({ currency: 'eur' } as never, { idempotencyKey: mistaken }))
    expect((await stripe.paymentIntents.create(order, { idempotencyKey: mistaken })).amount).toBe(5_000)
  })

  it('survives a restart and forgets after 24 hours', async () => {
    const idempotencyKey = key()
    const { id } = await world.stripe.paymentIntents.create(order, { idempotencyKey })
    await world.restart()
    expect((await world.stripe.paymentIntents.create(order, { idempotencyKey })).id).toBe(id)
    const { sql } = world.sandbox.ctx.store
    await sql`update sandbox.idempotency set created_at = created_at - interval '24 hours 1 second' where key = ${idempotencyKey}`
    expect((await world.stripe.paymentIntents.create({ ...order, amount: 70_00 }, { idempotencyKey })).id).not.toBe(id)
  })
})

describe('planned faults of the API [6.R1]', () => {
  it('answer lost after commit: the SDK asks again with its key and learns the first answer', async () => {
    const { stripe, sandbox } = world
    const before = await countIntents()
    await plan({ on: CREATE, kind: 'answer_lost' })
    const made = await stripe.paymentIntents.create(order)
    expect(made.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(await countIntents()).toBe(before + 1)
    const { requests } = await getJson(`${sandbox.url}/requests`)
    const [lost, replay] = requests.filter((r: { path: string; method: string }) => r.method === 'POST').slice(-2)
    expect(lost).toMatchObject({ fault: 'answer_lost', status: 200, replayed: false, params: { amount: '5000' } })
    expect(replay).toMatchObject({ fault: null, replayed: true, idempotency_key: lost.idempotency_key })
  })

  it('answers lost for good: the caller has an error, the intent exists', async () => {
    const { stripe } = world
    const before = await countIntents()
    await plan({ on: CREATE, kind: 'answer_lost', times: 2 })
    expect(await caught(stripe.paymentIntents.create(order))).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    expect(await countIntents()).toBe(before + 1)
  })

  it('error_500 before or after the work', async () => {
    const { stripe } = world
    const before = await countIntents()
    await plan({ on: CREATE, kind: 'error_500' })
    await plan({ on: CREATE, kind: 'error_500', committed: true })
    expect(await caught(stripe.paymentIntents.create(order))).toMatchObject({ statusCode: 500 })
    expect(await countIntents()).toBe(before)
    expect(await caught(stripe.paymentIntents.create(order))).toMatchObject({ statusCode: 500 })
    expect(await countIntents()).toBe(before + 1)
  })

  it('429, timeout and delay', async () => {
    const { stripe, sandbox } = world
    await plan({ on: CREATE, kind: 'rate_limit_429' })
    expect(await caught(stripe.paymentIntents.create(order))).toBeInstanceOf(Stripe.errors.StripeRateLimitError)
    const hasty = stripeFor(sandbox.url, undefined, { timeout: 150 })
    const before = await countIntents()
    await plan({ on: CREATE, kind: 'timeout' })
    expect(await caught(hasty.paymentIntents.create(order))).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    expect(await countIntents()).toBe(before + 1)
    await plan({ on: CREATE, kind: 'timeout', committed: false })
    expect(await caught(hasty.paymentIntents.create(order))).toBeInstanceOf(Stripe.errors.StripeConnectionError)
    expect(await countIntents()).toBe(before + 1)
    await plan({ on: 'GET /v1/payment_intents/:id', kind: 'delay_ms', value: 200 })
    const { id } = await stripe.paymentIntents.create(order)
    const begun = performance.now()
    await stripe.paymentIntents.retrieve(id)
    expect(performance.now() - begun).toBeGreaterThan(190)
  })

  it('lists, counts down and clears the plan, and refuses nonsense', async () => {
    const { url } = world.sandbox
    expect((await plan({ on: CREATE, kind: 'explode' })).status).toBe(400)
    const { body } = await plan({ on: CREATE, kind: 'delay_ms', value: 1, times: 3 })
    await world.stripe.paymentIntents.create(order)
    expect((await getJson(`${url}/faults`)).faults).toMatchObject([{ id: body.id, times: 3, left: 2 }])
    await fetch(`${url}/faults/${body.id}`, { method: 'DELETE' })
    expect((await getJson(`${url}/faults`)).faults).toEqual([])
  })
})
