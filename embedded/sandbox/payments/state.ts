import type Stripe from 'stripe'
import { StripeFailure } from './failure'

type Status = Stripe.PaymentIntent.Status

/** Which states allow what. `decide` is ours: what the test controls may still bend. */
const ALLOWED = {
  confirm: ['requires_payment_method', 'requires_confirmation', 'requires_action'],
  cancel: ['requires_payment_method', 'requires_capture', 'requires_confirmation', 'requires_action'],
  update: ['requires_payment_method', 'requires_confirmation'],
  decide: ['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing'],
} satisfies Record<string, Status[]>

const DONE: Record<keyof typeof ALLOWED, string> = {
  confirm: 'confirmed',
  cancel: 'canceled',
  update: 'updated',
  decide: 'decided',
}

export function checkState(intent: Stripe.PaymentIntent, verb: keyof typeof ALLOWED): void {
  const allowed: Status[] = ALLOWED[verb]
  if (allowed.includes(intent.status)) return
  const message = `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${DONE[verb]}: ${allowed.join(', ')}.`
  throw new StripeFailure(400, message, { code: 'payment_intent_unexpected_state', payment_intent: intent }, true)
}
