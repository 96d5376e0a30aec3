import type Stripe from 'stripe'
import { readyMadeCard } from './cards'
import { describeCharge } from './charges'
import { newCustomer } from './customers'
import { newIntent } from './intents'
import { describeMethod } from './methods'
import { DDL, type MethodPrivate } from './tables'

/** A payment that was made before the sandbox began, as demonstration data tells of it. `created` in Unix seconds. */
export type PastPayment = { id: string; amountCents: number; currency: string; created: number; description: string }

/** What must be there before a past payment is written. */
export const pastPaymentsDdl = `create schema if not exists sandbox; ${DDL}`

type Described = { intent: Stripe.PaymentIntent; charge: Stripe.Charge }

/** The payment and its charge as the sandbox keeps them, so that it can be given back or contested like any other. */
export function describePastPayment({ id, amountCents, currency, created, description }: PastPayment): Described {
  const end = id.replace(/^pi_/, '')
  const params = { amount: String(amountCents), currency: currency.toLowerCase(), description }
  const card = readyMadeCard('pm_card_visa', new Date(created * 1000).getUTCFullYear())!
  const method = { ...describeMethod(card), id: `pm_${end}`, created }
  const chargeId = `ch_${end}`
  const intent: Stripe.PaymentIntent = {
    ...newIntent({ params }),
    id,
    created,
    client_secret: `${id}_secret_past`,
    status: 'succeeded',
    amount_received: amountCents,
    payment_method: method.id,
    latest_charge: chargeId,
  }
  const facts = { intent, method, card, decline: null, isAuthenticated: false }
  return { intent, charge: { ...describeCharge(facts), id: chargeId, created, balance_transaction: `txn_${end}` } }
}

/** A card that was kept with a customer before the sandbox began; `created` in Unix seconds. */
export type PastCard = { customerId: string; methodId: string; created: number }
type KeptCard = { customer: Stripe.Customer; method: Stripe.PaymentMethod; hidden: MethodPrivate }

/** The customer and their card as the sandbox keeps them: it can be charged without its holder ([1.D11]). */
export function describePastCard({ customerId, methodId, created }: PastCard): KeptCard {
  const card = readyMadeCard('pm_card_visa', new Date(created * 1000).getUTCFullYear())!
  return {
    customer: { ...newCustomer(), id: customerId, created },
    method: { ...describeMethod(card), id: methodId, customer: customerId, created },
    hidden: { card, isSetUp: true },
  }
}
