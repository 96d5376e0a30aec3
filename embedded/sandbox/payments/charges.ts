import type Stripe from 'stripe'
import type { SandboxContext } from '../context'
import type { Tx } from '../store'
import type { Card, Decline } from './cards'
import { emit, type Origin } from './events'
import { newId, nowSeconds } from './ids'
import { saveObject } from './tables'

type Facts = {
  intent: Stripe.PaymentIntent
  method: Stripe.PaymentMethod
  card: Card
  decline: Decline | null
  isAuthenticated: boolean
}

function outcomeOf(decline: Decline | null) {
  return decline
    ? {
        network_status: 'declined_by_network',
        reason: decline.decline_code,
        risk_level: 'normal',
        risk_score: 32,
        seller_message: 'The bank did not return any further details with this decline.',
        type: 'issuer_declined',
      }
    : {
        network_status: 'approved_by_network',
        reason: null,
        risk_level: 'normal',
        risk_score: 32,
        seller_message: 'Payment complete.',
        type: 'authorized',
      }
}

export function describeCharge({ intent, method, card, decline, isAuthenticated }: Facts): Stripe.Charge {
  const isPaid = !decline
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: isPaid ? newId('txn') : null,
    billing_details: method.billing_details,
    captured: isPaid,
    created: nowSeconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    livemode: false,
    metadata: intent.metadata,
    outcome: outcomeOf(decline),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      card: {
        ...method.card,
        amount_authorized: isPaid ? intent.amount : null,
        network: card.brand,
        three_d_secure: isAuthenticated
          ? { authentication_flow: 'challenge', result: 'authenticated', result_reason: null, version: '2.2.0' }
          : null,
      },
      type: 'card',
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    statement_descriptor: intent.statement_descriptor,
    status: isPaid ? 'succeeded' : 'failed',
    transfer_group: null,
  } as unknown as Stripe.Charge
}

/** Asks the bank, so to say: a charge is kept whether it was paid or refused. */
export async function createCharge(tx: Tx, ctx: SandboxContext, facts: Facts, origin: Origin): Promise<Stripe.Charge> {
  const charge = describeCharge(facts)
  await saveObject(tx, 'charge', charge, {}, facts.intent.id)
  await emit(tx, ctx, facts.decline ? 'charge.failed' : 'charge.succeeded', charge, origin)
  return charge
}
