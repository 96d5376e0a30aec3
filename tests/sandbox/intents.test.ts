import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { answerBank, caught, getJson, openSandbox, PUBLISHABLE_KEY, postJson, stripeFor } from './support'

const world = openSandbox()
const order = { amount: 12_300, currency: 'eur', metadata: { order: 'c-1' } } as const
const card = (number: string, exp_year = 2040) => ({
  type: 'card' as const,
  card: { number, exp_month: 4, exp_year, cvc: '123' },
})
const RETURN_URL = 'http://localhost:3000/atelier/paiement/1/retour?x=1'

/** As the browser does it: the number goes to the provider only, with the publishable key. */
async function pay(number: string, intent?: Stripe.PaymentIntent) {
  const { stripe, sandbox } = world
  const created = intent ?? (await stripe.paymentIntents.create(order))
  const browser = stripeFor(sandbox.url, PUBLISHABLE_KEY)
  return browser.paymentIntents.confirm(created.id, {
    payment_method_data: card(number) as never,
    return_url: RETURN_URL,
    client_secret: created.client_secret,
  } as never)
}

describe('payment intents, with the official SDK [1.D2]', () => {
  it('creates, reads, changes and cancels', async () => {
    const { stripe } = world
    const made = await stripe.paymentIntents.create({ ...order, automatic_payment_methods: { enabled: true } })
    expect(made).toMatchObject({ object: 'payment_intent', status: 'requires_payment_method', amount: 12_300 })
    expect(made.client_secret).toMatch(new RegExp(`^${made.id}_secret_\\w+$`))
    expect(made.lastResponse.requestId).toMatch(/^req_/)
    const changed = await stripe.paymentIntents.update(made.id, { amount: 500, metadata: { order: '', cart: '7' } })
    expect(changed).toMatchObject({ amount: 500, metadata: { cart: '7' } })
    expect(await stripe.paymentIntents.retrieve(made.id)).toEqual(changed)
    const canceled = await stripe.paymentIntents.cancel(made.id, { cancellation_reason: 'abandoned' })
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    const again = await caught(stripe.paymentIntents.cancel(made.id))
    expect(again).toMatchObject({ statusCode: 400, code: 'payment_intent_unexpected_state' })
    expect(again.payment_intent?.status).toBe('canceled')
  })

  it('lists newest first, page by page', async () => {
    const { stripe } = world
    const ids: string[] = []
    for (let i = 0; i < 5; i++) ids.unshift((await stripe.paymentIntents.create(order)).id)
    const first = await stripe.paymentIntents.list({ limit: 3 })
    expect(first).toMatchObject({ object: 'list', has_more: true })
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 3))
    const rest = await stripe.paymentIntents.list({ limit: 2, starting_after: ids[2]! })
    expect(rest.data.map(({ id }) => id)).toEqual(ids.slice(3))
    const back = await stripe.paymentIntents.list({ limit: 2, ending_before: ids[3]! })
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
    const none = await stripe.paymentIntents.list({ created: { gt: first.data[0]!.created + 60 } })
    expect(none.data).toEqual([])
    const all: string[] = []
    for await (const { id } of stripe.paymentIntents.list({ limit: 2 })) all.push(id)
    expect(all.slice(0, 5)).toEqual(ids)
  })

  it.each([
    [{ currency: 'eur' }, 'parameter_missing', 'amount'],
    [{ amount: 10, currency: 'eur' }, 'amount_too_small', 'amount'],
    [{ amount: 1.5, currency: 'eur' }, 'parameter_invalid_integer', 'amount'],
    [{ amount: 1e9, currency: 'eur' }, 'amount_too_large', 'amount'],
    [{ amount: 100 }, 'parameter_missing', 'currency'],
    [{ amount: 100, currency: 'eur', colour: 'red' }, 'parameter_unknown', 'colour'],
    [
      { amount: 100, currency: 'eur', allowed_payment_method_types: ['sepa_debit'] },
      undefined,
      'allowed_payment_method_types',
    ],
    [{ amount: 100, currency: 'eur', payment_method_types: ['card'] }, 'parameter_unknown', 'payment_method_types'],
  ])('refuses %j', async (params, code, param) => {
    const error = await caught(world.stripe.paymentIntents.create(params as never))
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError)
    expect(error).toMatchObject({ statusCode: 400, code, param })
  })

  it('knows its keys, and what a browser may ask', async () => {
    const { sandbox, stripe } = world
    const made = await stripe.paymentIntents.create(order)
    const stranger = await caught(stripeFor(sandbox.url, 'sk_test_other').paymentIntents.retrieve(made.id))
    expect(stranger).toBeInstanceOf(Stripe.errors.StripeAuthenticationError)
    const browser = stripeFor(sandbox.url, PUBLISHABLE_KEY)
    expect(await caught(browser.paymentIntents.list())).toMatchObject({ code: 'secret_key_required' })
    expect(await caught(browser.paymentIntents.retrieve(made.id))).toMatchObject({
      code: 'payment_intent_invalid_parameter',
    })
    const seen = await browser.paymentIntents.retrieve(made.id, { client_secret: made.client_secret! })
    expect(seen.status).toBe('requires_payment_method')
    expect(seen).not.toHaveProperty('metadata')
    expect(await caught(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    })
  })
})

describe('test cards with the meaning that Stripe gives them [1.D2]', () => {
  it.each(['4242 4242 4242 4242', '5555555555554444', '4000000000003055', '4000002500000003'])('%s pays', async (n) => {
    const paid = await pay(n)
    expect(paid.status).toBe('succeeded')
    const full = await world.stripe.paymentIntents.retrieve(paid.id, { expand: ['latest_charge', 'payment_method'] })
    expect(full).toMatchObject({ amount_received: 12_300, latest_charge: { paid: true, amount: 12_300 } })
    expect((full.payment_method as Stripe.PaymentMethod).card?.last4).toBe(n.slice(-4))
  })

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline'],
    ['4000000000009995', 'card_declined', 'insufficient_funds'],
    ['4000000000009987', 'card_declined', 'lost_card'],
    ['4000000000009979', 'card_declined', 'stolen_card'],
    ['4000000000000069', 'expired_card', 'expired_card'],
    ['4000000000000127', 'incorrect_cvc', 'incorrect_cvc'],
    ['4000000000000119', 'processing_error', 'processing_error'],
    ['4000008400001280', 'processing_error', 'processing_error'],
    ['4111111111111111', 'card_declined', 'test_mode_live_card'],
  ])('%s is refused: %s, %s', async (number, code, decline) => {
    const { stripe } = world
    const made = await stripe.paymentIntents.create(order)
    const error = await caught(pay(number, made))
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError)
    expect(error).toMatchObject({ statusCode: 402, code, decline_code: decline })
    expect(error.payment_intent).toMatchObject({ id: made.id, status: 'requires_payment_method' })
    expect(error.payment_intent).not.toHaveProperty('metadata')
    const after = await stripe.paymentIntents.retrieve(made.id)
    expect(after).toMatchObject({ status: 'requires_payment_method', payment_method: null, amount_received: 0 })
    expect(after.last_payment_error).toMatchObject({ type: 'card_error', code, decline_code: decline })
    expect((await pay('4242424242424242', made)).status).toBe('succeeded')
    const { charges, paid_charges } = await getJson(`${world.sandbox.url}/payments/${made.id}`)
    expect({ charges, paid_charges }).toEqual({ charges: 2, paid_charges: 1 })
  })

  it('refuses what no bank would be asked about', async () => {
    const { stripe } = world
    const make = (params: object) =>
      caught(stripe.paymentMethods.create({ type: 'card', card: params } as Stripe.PaymentMethodCreateParams))
    const good = { number: '4242424242424242', exp_month: 1, exp_year: 2040, cvc: '123' }
    expect(await make({ ...good, number: '4242424242424241' })).toMatchObject({
      code: 'incorrect_number',
      statusCode: 402,
    })
    expect(await make({ ...good, number: '42' })).toMatchObject({ code: 'invalid_number' })
    expect(await make({ ...good, exp_month: 13 })).toMatchObject({ code: 'invalid_expiry_month' })
    expect(await make({ ...good, exp_year: 2019 })).toMatchObject({ code: 'invalid_expiry_year' })
    expect(await make({ ...good, cvc: '12' })).toMatchObject({ code: 'invalid_cvc', param: 'cvc' })
  })

  it('keeps no card number', async () => {
    const { sql } = world.sandbox.ctx.store
    await pay('4242424242424242')
    for (const table of ['payment_intents', 'objects', 'events', 'idempotency', 'requests']) {
      const rows = await sql`select 1 from ${sql(`sandbox.${table}`)} t where t::text ~ '42424242424'`
      expect(rows.length, table).toBe(0)
    }
  })

  it('confirms on creation with a ready-made method', async () => {
    const { stripe } = world
    const params = { ...order, confirm: true, return_url: RETURN_URL }
    const paid = await stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_visa' })
    expect(paid.status).toBe('succeeded')
    const error = await caught(stripe.paymentIntents.create({ ...params, payment_method: 'pm_card_chargeDeclined' }))
    expect(error.payment_intent?.status).toBe('requires_payment_method')
    const twice = await caught(stripe.paymentIntents.confirm(paid.id))
    expect(twice).toMatchObject({ code: 'payment_intent_unexpected_state', statusCode: 400 })
  })
})

describe('3-D Secure [1.D2] [1.D3]', () => {
  const started = async (number = '4000002760003184') => {
    const intent = await pay(number)
    expect(intent.status).toBe('requires_action')
    expect(intent.next_action?.type).toBe('redirect_to_url')
    return { intent, url: intent.next_action!.redirect_to_url!.url! }
  }
  const read = (id: string) => world.stripe.paymentIntents.retrieve(id)

  it.each(['4000002760003184', '4000000000003220', '4000002500003155'])(
    '%s: accepted, charged once',
    async (number) => {
      const { intent, url } = await started(number)
      const page = await (await fetch(url)).text()
      expect(page).toContain('Banque de démonstration')
      expect(page).toMatch(/123,00\s€/)
      const back = await answerBank(url, 'accept')
      expect(back.origin + back.pathname).toBe('http://localhost:3000/atelier/paiement/1/retour')
      expect(Object.fromEntries(back.searchParams)).toEqual({
        x: '1',
        payment_intent: intent.id,
        payment_intent_client_secret: intent.client_secret,
        redirect_status: 'succeeded',
      })
      expect((await answerBank(url, 'accept')).searchParams.get('redirect_status')).toBe('succeeded')
      expect((await read(intent.id)).status).toBe('succeeded')
      expect(await getJson(`${world.sandbox.url}/payments/${intent.id}`)).toMatchObject({ charges: 1, paid_charges: 1 })
      expect(await (await fetch(url)).text()).toContain('n’est plus valable')
    },
  )

  it('refused by the person', async () => {
    const { intent, url } = await started()
    expect((await answerBank(url, 'refuse')).searchParams.get('redirect_status')).toBe('failed')
    const after = await read(intent.id)
    expect(after.status).toBe('requires_payment_method')
    expect(after.last_payment_error?.code).toBe('payment_intent_authentication_failure')
    expect((await pay('4242424242424242', after)).status).toBe('succeeded')
  })

  it('abandoned: waits, and another card may be tried', async () => {
    const { intent, url } = await started()
    expect((await answerBank(url, 'abandon')).searchParams.get('payment_intent')).toBe(intent.id)
    expect((await read(intent.id)).status).toBe('requires_action')
    const again = await pay('4000002760003184', intent)
    expect((await answerBank(url, 'accept')).searchParams.get('redirect_status')).toBe('failed')
    expect((await read(intent.id)).status).toBe('requires_action')
    expect(
      (await answerBank(again.next_action!.redirect_to_url!.url!, 'accept')).searchParams.get('redirect_status'),
    ).toBe('succeeded')
  })

  it('accepted by the person, refused by the bank', async () => {
    const { intent, url } = await started('4000008400001629')
    expect((await answerBank(url, 'accept')).searchParams.get('redirect_status')).toBe('failed')
    expect((await read(intent.id)).last_payment_error).toMatchObject({ code: 'card_declined' })
  })

  it('canceled while the bank waits: the answer changes nothing', async () => {
    const { intent, url } = await started()
    await world.stripe.paymentIntents.cancel(intent.id)
    await answerBank(url, 'accept')
    expect((await read(intent.id)).status).toBe('canceled')
    expect(await getJson(`${world.sandbox.url}/payments/${intent.id}`)).toMatchObject({ charges: 0 })
  })

  it('a hundred answers at once charge once', async () => {
    const { intent, url } = await started()
    await Promise.all(Array.from({ length: 100 }, () => answerBank(url, 'accept')))
    expect(await getJson(`${world.sandbox.url}/payments/${intent.id}`)).toMatchObject({ charges: 1, paid_charges: 1 })
  })
})

describe('controls beside the API', () => {
  it('end a payment as a slow bank would', async () => {
    const { stripe, sandbox } = world
    const { id } = await stripe.paymentIntents.create({ ...order, metadata: { order: 'slow' } })
    const act = (verb: string, body = {}) => postJson(`${sandbox.url}/payments/${id}/${verb}`, body)
    expect((await act('process')).body.status).toBe('processing')
    expect(await caught(stripe.paymentIntents.cancel(id))).toMatchObject({ code: 'payment_intent_unexpected_state' })
    expect((await act('fail', { decline_code: 'lost_card' })).body.status).toBe('requires_payment_method')
    expect((await act('accept')).status).toBe(400)
    expect((await act('succeed')).body.status).toBe('succeeded')
    expect((await act('succeed')).status).toBe(400)
    expect((await act('explode')).status).toBe(404)
    const { payments } = await getJson(`${sandbox.url}/payments?order=slow`)
    expect(payments).toMatchObject([{ id, status: 'succeeded', amount: 12_300, charges: 2, paid_charges: 1 }])
  })
})
