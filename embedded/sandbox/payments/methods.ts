import type Stripe from 'stripe'
import type { Tx } from '../store'
import { type Card, readCard, readyMadeCard } from './cards'
import { invalid, missing } from './failure'
import { asObject, asText, type Params } from './form'
import { newId, nowSeconds } from './ids'
import { findObject, type MethodPrivate, saveObject } from './tables'

const NETWORKS: Record<string, string> = { amex: 'amex', mastercard: 'mastercard' }

function cardDetails(card: Card) {
  return {
    brand: card.brand === 'cartes_bancaires' ? 'visa' : card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
    country: card.country,
    display_brand: card.brand,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    fingerprint: `fp${card.last4}${card.brand}`,
    funding: card.funding,
    generated_from: null,
    last4: card.last4,
    networks: { available: [NETWORKS[card.brand] ?? card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: card.threeDS !== 'none' },
    wallet: null,
  }
}

function billingDetails(params: Params | undefined) {
  const address = asObject(params?.address)
  return {
    address: {
      city: asText(address?.city) ?? null,
      country: asText(address?.country) ?? null,
      line1: asText(address?.line1) ?? null,
      line2: asText(address?.line2) ?? null,
      postal_code: asText(address?.postal_code) ?? null,
      state: asText(address?.state) ?? null,
    },
    email: asText(params?.email) ?? null,
    name: asText(params?.name) ?? null,
    phone: asText(params?.phone) ?? null,
    tax_id: null,
  }
}

export const describeMethod = (card: Card, billing?: Params) =>
  ({
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billingDetails(billing),
    card: cardDetails(card),
    created: nowSeconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }) as unknown as Stripe.PaymentMethod

async function saveMethod(tx: Tx, card: Card, billing: Params | undefined): Promise<Stripe.PaymentMethod> {
  const method = describeMethod(card, billing)
  await saveObject(tx, 'payment_method', method, { card })
  return method
}

/** A payment method from what was typed. Only what the bank would do with the card is kept, never its number. */
export async function createMethod(tx: Tx, params: Params, paramName = 'type'): Promise<Stripe.PaymentMethod> {
  const type = asText(params.type)
  if (!type) throw invalid('Missing required param: type.', paramName, 'parameter_missing')
  const card = asObject(params.card)
  if (type !== 'card' || !card)
    throw invalid(`The payment sandbox knows cards only, not payment methods of type ${type}.`, paramName)
  const read = readCard(card, new Date(Date.now()))
  return saveMethod(tx, read, asObject(params.billing_details))
}

export type Chosen = { method: Stripe.PaymentMethod; card: Card; hidden: MethodPrivate }

/** The method behind an id; one of Stripe's ready-made ids becomes a new method, as it does there. */
export async function resolveMethod(tx: Tx, id: string): Promise<Chosen> {
  const ready = readyMadeCard(id, new Date(Date.now()).getUTCFullYear())
  if (ready) return { method: await saveMethod(tx, ready, undefined), card: ready, hidden: { card: ready } }
  const found = await findObject(tx, 'payment_method', id)
  if (!found) throw missing('PaymentMethod', id, 'payment_method')
  return { method: found.body, card: found.private.card, hidden: found.private }
}

/** Keeps a card with a customer, for later payments. */
export async function keepMethod(tx: Tx, { method, hidden }: Chosen, customer: string): Promise<void> {
  method.customer = customer
  await saveObject(tx, 'payment_method', method, hidden)
}
