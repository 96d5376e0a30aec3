import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '@/db/transaction'
import { signatureHeader } from '@/embedded/sandbox/payments/delivery'
import * as service from '@/lib/services/stripe'
import { createTestDatabase } from '@/tests/support/database'
import { caught, openSandbox, PUBLISHABLE_KEY, postJson, SECRET_KEY, WEBHOOK_SECRET, waitFor } from './support'

const world = openSandbox()
await createTestDatabase({ checksInvariants: false })

beforeAll(() => {
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: SECRET_KEY,
    STRIPE_PUBLISHABLE_KEY: PUBLISHABLE_KEY,
    STRIPE_API_BASE: world.sandbox.url,
    STRIPE_WEBHOOK_SECRET: 'whsec_next',
    STRIPE_WEBHOOK_SECRET_PREVIOUS: WEBHOOK_SECRET,
  })
})

const create = (idempotencyKey: string, amountCents = 1_500) =>
  service.createPaymentIntent({ amountCents, currency: 'EUR', metadata: { order: idempotencyKey }, idempotencyKey })
const act = (id: string, verb: string) => postJson(`${world.sandbox.url}/payments/${id}/${verb}`)

describe('the client of the payment provider', () => {
  it('creates once for a key, reads, and lists what happened', async () => {
    const since = Math.floor(Date.now() / 1000) - 1
    const made = await create('one')
    expect(made).toMatchObject({
      status: 'requires_payment_method',
      amountCents: 1_500,
      currency: 'eur',
      lastError: null,
    })
    expect(await create('one')).toEqual(made)
    await act(made.id, 'fail')
    expect(await service.retrievePaymentIntent(made.id)).toMatchObject({ lastError: 'generic_decline' })
    await act(made.id, 'succeed')
    const latest = await service.retrievePaymentIntent(made.id)
    expect(latest).toMatchObject({ id: made.id, status: 'succeeded', metadata: { order: 'one' } })
    const events = await service.listEvents(since)
    expect(events.map(({ type, payment }) => [type, payment?.id])).toEqual([
      ['payment_intent.succeeded', made.id],
      ['payment_intent.payment_failed', made.id],
    ])
  })

  it('cancels, and tells how the payment stands when it is too late [6.R8]', async () => {
    const open = await create('cancel-me')
    expect((await service.cancelPaymentIntent(open.id)).status).toBe('canceled')
    expect((await service.cancelPaymentIntent(open.id)).status).toBe('canceled')
    const paid = await create('too-late')
    await act(paid.id, 'succeed')
    expect((await service.cancelPaymentIntent(paid.id)).status).toBe('succeeded')
    const slow = await create('slow')
    await act(slow.id, 'process')
    expect((await service.cancelPaymentIntent(slow.id)).status).toBe('processing')
  })

  it('tells an outage from a refusal', async () => {
    await postJson(`${world.sandbox.url}/faults`, { on: 'POST /v1/payment_intents', kind: 'error_500' })
    expect(service.isProviderOutage(await caught(create('outage')))).toBe(true)
    expect(service.isProviderOutage(await caught(create('tiny', 1)))).toBe(false)
  })

  it('throws inside a transaction', async () => {
    const inside = inTransaction(() => service.retrievePaymentIntent('pi_any') as never)
    await expect(inside).rejects.toThrow(/transaction/i)
  })
})

describe('signed events [6.R4]', () => {
  it('two secrets are good during a rotation', async () => {
    const { id } = await create('signed')
    const { body, signature } = await waitFor(() => world.endpoint.received.find(({ body }) => body.includes(id)))
    expect(service.constructEvent(body, signature)).toMatchObject({ type: 'payment_intent.created', payment: { id } })
    expect(service.constructEvent(body, signatureHeader(body, ['whsec_next']))?.payment?.id).toBe(id)
  })

  it('refuses 5,000 altered bodies, signatures and times', async () => {
    const { body } = world.endpoint.received[0]!
    const now = Math.floor(Date.now() / 1000)
    const good = signatureHeader(body, ['whsec_next'], now)
    expect(service.constructEvent(body, good)).not.toBeNull()
    const alter = (text: string, at: number) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
    let accepted = 0
    for (let i = 0; i < 1_250; i++) {
      const forged: [string, string][] = [
        [alter(body, (i * 7) % body.length), good],
        [body, alter(good, 16 + (i % (good.length - 16)))],
        [body, signatureHeader(body, ['whsec_next'], now - 301 - i)],
        [body, signatureHeader(body, [`whsec_guess${i}`], now)],
      ]
      for (const [text, signature] of forged) if (service.constructEvent(text, signature)) accepted += 1
    }
    for (const nothing of ['', 't=1', 'v1=', 'null', good.replace('v1=', 'v0=')])
      if (service.constructEvent(body, nothing)) accepted += 1
    expect(accepted).toBe(0)
  })
})
