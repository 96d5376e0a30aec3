import Stripe from 'stripe'
import { beforeEach, describe, expect, it } from 'vitest'
import { answerBank, getJson, openSandbox, postJson, WEBHOOK_SECRET, waitFor } from './support'

const world = openSandbox()
const order = { amount: 5_000, currency: 'eur' } as const
const RETURN_URL = 'http://localhost:3000/'
const plan = (fault: object) => postJson(`${world.sandbox.url}/faults`, fault)

const create = (payment_method?: string) =>
  world.stripe.paymentIntents.create(
    payment_method ? { ...order, confirm: true, payment_method, return_url: RETURN_URL } : order,
  )
const receivedFor = (id: string) =>
  world.endpoint.received.filter(({ event }) => (event.data.object as { id: string }).id === id)
const typesFor = (id: string) => receivedFor(id).map(({ event }) => event.type.replace('payment_intent.', ''))
const stored = async (id: string) => (await getJson(`${world.sandbox.url}/events?object=${id}`)).events

beforeEach(async () => {
  await fetch(`${world.sandbox.url}/faults`, { method: 'DELETE' })
  world.endpoint.answers.length = 0
})

describe('events [6.R3]', () => {
  it('are signed, listed and sent', async () => {
    const { stripe } = world
    const { id } = await create('pm_card_visa')
    await waitFor(() => typesFor(id).length === 2)
    expect(typesFor(id).sort()).toEqual(['created', 'succeeded'])
    for (const { body, signature } of receivedFor(id)) {
      const event = stripe.webhooks.constructEvent(body, signature, WEBHOOK_SECRET)
      expect(await stripe.events.retrieve(event.id)).toEqual(event)
      expect(() => stripe.webhooks.constructEvent(`${body} `, signature, WEBHOOK_SECRET)).toThrow(
        Stripe.errors.StripeSignatureVerificationError,
      )
      expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow()
    }
    const list = await stripe.events.list({ types: ['payment_intent.created', 'payment_intent.succeeded'], limit: 2 })
    expect(list.data.map(({ type }) => type)).toEqual(['payment_intent.succeeded', 'payment_intent.created'])
    expect((list.data[0]!.data.object as Stripe.PaymentIntent).status).toBe('succeeded')
  })

  it('tell every turn of a payment', async () => {
    const { stripe } = world
    const { id, next_action } = await create('pm_card_threeDSecure2Required')
    await answerBank(next_action!.redirect_to_url!.url!, 'refuse')
    await stripe.paymentIntents.cancel(id)
    await waitFor(() => typesFor(id).length === 4)
    expect(typesFor(id).sort()).toEqual(['canceled', 'created', 'payment_failed', 'requires_action'])
  })

  it('come back later each time until they are accepted, with their answers noted', async () => {
    world.endpoint.answers.push(500, 503, 400)
    const { id } = await create()
    const [event] = await waitFor(async () => {
      const events = await stored(id)
      return events[0]?.state === 'delivered' && events
    })
    expect(event).toMatchObject({ type: 'payment_intent.created', attempts: 4 })
    const { deliveries } = await getJson(`${world.sandbox.url}/events/${event.id}`)
    expect(deliveries.map((d: { status: number }) => d.status)).toEqual([500, 503, 400, 200])
    const at = deliveries.map((d: { at: string }) => Date.parse(d.at))
    expect(at[2] - at[1]).toBeGreaterThan((at[1] - at[0]) * 1.2)
    const [first, last] = [receivedFor(id)[0]!, receivedFor(id).at(-1)!]
    expect(last.body).toBe(first.body)
  })

  it('outlive a kill of the sandbox and an endpoint that is down', async () => {
    const { sql } = world.sandbox.ctx.store
    await plan({ on: 'event', kind: 'delay', value: 300 })
    const { id } = await create()
    // As a kill -9 leaves it: marked as being sent, by a process that is gone.
    await sql`update sandbox.events set state = 'sending', next_attempt_at = now() + interval '1 hour' where object_id = ${id}`
    await world.restart()
    await waitFor(() => typesFor(id).length === 1)
  })

  it('go to several secrets during a rotation [6.R4]', async () => {
    const { webhookSecrets } = world.sandbox.ctx.config.payments
    webhookSecrets.push('whsec_next')
    const { id } = await create()
    await waitFor(() => typesFor(id).length === 1)
    webhookSecrets.pop()
    const { body, signature } = receivedFor(id)[0]!
    for (const secret of [WEBHOOK_SECRET, 'whsec_next'])
      expect(world.stripe.webhooks.constructEvent(body, signature, secret).type).toBe('payment_intent.created')
  })
})

describe('planned faults of events [6.R3]', () => {
  it('duplicate', async () => {
    await plan({ on: 'event payment_intent.created', kind: 'duplicate', value: 2 })
    const { id } = await create()
    await waitFor(() => typesFor(id).length === 3)
    expect(new Set(receivedFor(id).map(({ event }) => event.id)).size).toBe(1)
  })

  it('reorder: the next one overtakes it', async () => {
    await plan({ on: 'event payment_intent.created', kind: 'reorder' })
    const { id } = await create()
    await world.stripe.paymentIntents.cancel(id)
    await waitFor(() => typesFor(id).length === 2)
    expect(typesFor(id)).toEqual(['canceled', 'created'])
  })

  it('drop: the API still lists it', async () => {
    await plan({ on: 'event payment_intent.created', kind: 'drop' })
    const { id } = await create()
    await world.stripe.paymentIntents.cancel(id)
    await waitFor(() => typesFor(id).length === 1)
    expect(typesFor(id)).toEqual(['canceled'])
    const listed = await world.stripe.events.list({ type: 'payment_intent.created', limit: 1 })
    expect((listed.data[0]!.data.object as { id: string }).id).toBe(id)
    expect((await stored(id)).map(({ state }: { state: string }) => state)).toEqual(['delivered', 'dropped'])
  })

  it('delay, hold until released, send again', async () => {
    const { url } = world.sandbox
    await plan({ on: 'event payment_intent.created', kind: 'delay', value: 200 })
    await plan({ on: 'event payment_intent.canceled', kind: 'hold' })
    const begun = performance.now()
    const { id } = await create()
    await world.stripe.paymentIntents.cancel(id)
    await waitFor(() => typesFor(id).length === 1)
    expect(performance.now() - begun).toBeGreaterThan(190)
    expect(typesFor(id)).toEqual(['created'])
    expect((await postJson(`${url}/events/release`)).body).toEqual({ released: 1 })
    await waitFor(() => typesFor(id).length === 2)
    const [canceled] = await stored(id)
    await postJson(`${url}/events/${canceled.id}/redeliver`)
    await waitFor(() => typesFor(id).length === 3)
    expect((await postJson(`${url}/events/evt_none/redeliver`)).status).toBe(404)
  })

  it('reaches the endpoint within a second of the bank’s answer [6.P5]', async () => {
    const times: number[] = []
    for (let i = 0; i < 20; i++) {
      const { id, next_action } = await create('pm_card_threeDSecure2Required')
      const begun = performance.now()
      await answerBank(next_action!.redirect_to_url!.url!, 'accept')
      await waitFor(() => typesFor(id).includes('succeeded'))
      times.push(performance.now() - begun)
    }
    expect(times.sort((a, b) => a - b)[18]).toBeLessThan(500)
  })
})
