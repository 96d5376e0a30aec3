import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { answerBank, caught, openSandbox, PUBLISHABLE_KEY, stripeFor } from './support'

const world = openSandbox()
const money = { amount: 30_000, currency: 'eur' } as const
const RETURN_URL = 'http://localhost:3000/atelier/paiement/1/retour'

/** As the browser does: its holder is there, and the number goes to the provider only. */
async function payPresent(number: string, more: Stripe.PaymentIntentCreateParams | object = {}) {
  const { stripe, sandbox } = world
  const intent = await stripe.paymentIntents.create({ ...money, ...more })
  const browser = stripeFor(sandbox.url, PUBLISHABLE_KEY)
  const confirmed = await browser.paymentIntents.confirm(intent.id, {
    payment_method_data: { type: 'card', card: { number, exp_month: 4, exp_year: 2040, cvc: '123' } } as never,
    return_url: RETURN_URL,
    client_secret: intent.client_secret,
  } as never)
  const bank = confirmed.next_action?.redirect_to_url?.url
  if (bank) await answerBank(bank, 'accept')
  return stripe.paymentIntents.retrieve(intent.id)
}

const makeCustomer = () => world.stripe.customers.create({ email: 'lea@membre.example', metadata: { file: 'f-1' } })

/** The first payment of several: the card is kept with the customer. */
async function keepCard(number: string) {
  const customer = (await makeCustomer()).id
  const paid = await payPresent(number, { customer, setup_future_usage: 'off_session' })
  expect(paid.status).toBe('succeeded')
  return { customer, payment_method: String(paid.payment_method) }
}

const payAbsent = (kept: { customer: string; payment_method: string }) =>
  world.stripe.paymentIntents.create({ ...money, ...kept, off_session: true, confirm: true })

describe('customers, with the official SDK [1.D11]', () => {
  it('creates, reads, changes and lists', async () => {
    const { stripe } = world
    const made = await makeCustomer()
    expect(made).toMatchObject({ object: 'customer', email: 'lea@membre.example', metadata: { file: 'f-1' } })
    expect(made.id).toMatch(/^cus_\w+$/)
    const changed = await stripe.customers.update(made.id, { name: 'Léa Moreau', metadata: { file: '' } })
    expect(changed).toMatchObject({ name: 'Léa Moreau', metadata: {} })
    expect(await stripe.customers.retrieve(made.id)).toEqual(changed)
    expect((await stripe.customers.list({ limit: 1 })).data[0]?.id).toBe(made.id)
    const gone = await caught(stripe.paymentIntents.create({ ...money, customer: 'cus_none' }))
    expect(gone).toMatchObject({ code: 'resource_missing', param: 'customer', message: "No such customer: 'cus_none'" })
  })

  it('keeps the card of a payment that sets up later ones, and lists it', async () => {
    const { stripe } = world
    const { customer, payment_method } = await keepCard('4242424242424242')
    const cards = await stripe.paymentMethods.list({ customer, type: 'card' })
    expect(cards.data.map(({ id }) => id)).toEqual([payment_method])
    expect(cards.data[0]).toMatchObject({ customer, card: { last4: '4242' } })
    expect((await stripe.customers.listPaymentMethods(customer)).data).toHaveLength(1)
  })

  it('a payment without that wish keeps nothing', async () => {
    const customer = (await makeCustomer()).id
    const paid = await payPresent('4242424242424242', { customer })
    expect((await world.stripe.paymentMethods.list({ customer })).data).toEqual([])
    const refused = await caught(payAbsent({ customer, payment_method: String(paid.payment_method) }))
    expect(refused.message).toContain('The payment method must be attached to the customer.')
  })
})

describe('payments without their payer [1.D11]', () => {
  it.each([
    ['an ordinary card', '4242424242424242'],
    ['a card that authenticates once, then pays alone', '4000002500003155'],
    ['a card set up elsewhere', '4000003800000446'],
  ])('%s: paid', async (_case, number) => {
    expect(await payAbsent(await keepCard(number))).toMatchObject({ status: 'succeeded', amount_received: 30_000 })
  })

  it('a card that always authenticates: refused with the reason, paid later by its holder on the same intent', async () => {
    const { stripe, sandbox } = world
    const kept = await keepCard('4000002760003184')
    const refused = await caught(payAbsent(kept))
    expect(refused).toMatchObject({ type: 'StripeCardError', statusCode: 402, code: 'authentication_required' })
    expect(refused).toMatchObject({ decline_code: 'authentication_required' })
    const intent = refused.payment_intent!
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'authentication_required' },
    })
    const browser = stripeFor(sandbox.url, PUBLISHABLE_KEY)
    const asked = await browser.paymentIntents.confirm(intent.id, {
      payment_method: kept.payment_method,
      return_url: RETURN_URL,
      client_secret: intent.client_secret,
    } as never)
    expect(asked.status).toBe('requires_action')
    await answerBank(asked.next_action!.redirect_to_url!.url!, 'accept')
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded')
  })

  it('a card that can be kept and never charged', async () => {
    const { stripe } = world
    const customer = (await makeCustomer()).id
    const made = await stripe.paymentMethods.create({
      type: 'card',
      card: { number: '4000000000000341', exp_month: 4, exp_year: 2040, cvc: '123' },
    })
    expect(await stripe.paymentMethods.attach(made.id, { customer })).toMatchObject({ customer })
    const refused = await caught(payAbsent({ customer, payment_method: made.id }))
    expect(refused).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'generic_decline' })
    expect(await stripe.paymentMethods.detach(made.id)).toMatchObject({ customer: null })
  })

  it('a card is charged with its own customer only', async () => {
    const { payment_method } = await keepCard('4242424242424242')
    const other = (await makeCustomer()).id
    const foreign = await caught(payAbsent({ customer: other, payment_method }))
    expect(foreign).toMatchObject({ code: 'resource_missing', param: 'payment_method' })
    const bare = await caught(world.stripe.paymentIntents.create({ ...money, payment_method, confirm: true }))
    expect(bare.message).toContain('belongs to the Customer')
  })

  it('sets up nothing without its payer, and is never asked by a browser', async () => {
    const { stripe, sandbox } = world
    const kept = await keepCard('4242424242424242')
    const both = await caught(
      stripe.paymentIntents.create({
        ...money,
        ...kept,
        setup_future_usage: 'off_session',
        off_session: true,
        confirm: true,
      }),
    )
    expect(both.message).toContain('when `setup_future_usage` is also set')
    const intent = await stripe.paymentIntents.create({ ...money, ...kept })
    const client_secret = intent.client_secret
    const browser = stripeFor(sandbox.url, PUBLISHABLE_KEY)
    const asked = browser.paymentIntents.confirm(intent.id, { client_secret, off_session: true } as never)
    expect((await caught(asked)).param).toBe('off_session')
  })

  it('confirmed again after its success: refused, charged once', async () => {
    const { stripe } = world
    const kept = await keepCard('4242424242424242')
    const intent = await stripe.paymentIntents.create({ ...money, ...kept })
    expect(intent.status).toBe('requires_confirmation')
    const confirm = () => stripe.paymentIntents.confirm(intent.id, { off_session: true })
    expect((await confirm()).status).toBe('succeeded')
    expect(await caught(confirm())).toMatchObject({ code: 'payment_intent_unexpected_state' })
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1)
  })
})
