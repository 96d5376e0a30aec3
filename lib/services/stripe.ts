import 'server-only'
import Stripe from 'stripe'
import { env } from '@/lib/core/env'
import { assertNoOpenTransaction } from '@/lib/core/locks'

/** 'duplicate': its buyer pays the same thing in another way; 'abandoned': nobody does. */
export type CancellationReason = Stripe.PaymentIntent.CancellationReason

/** A payment as the provider tells it. Amounts in cents, instants in Unix seconds. */
export type ProviderPayment = {
  id: string
  status: Stripe.PaymentIntent.Status
  amountCents: number
  /** Lower case: 'eur'. */
  currency: string
  /** What lets one browser pay this one payment: for its payer only, never logged. */
  clientSecret: string | null
  metadata: Record<string, string>
  /** The provider's word for the last refusal: 'insufficient_funds', 'payment_intent_authentication_failure'… */
  lastError: string | null
  /** The word that we gave when we cancelled it. */
  cancellationReason: CancellationReason | null
  chargeId: string | null
  /** Whose cards it may be paid with, and the card that paid it: kept for the next instalments only ([1.D11]). */
  customerId: string | null
  methodId: string | null
  created: number
}

/** Money given back of a payment, as the provider tells it. */
export type ProviderRefund = {
  id: string
  intentId: string | null
  status: string | null
  metadata: Record<string, string>
}
/** A payment that its cardholder contests at their bank. */
export type ProviderDispute = { id: string; intentId: string | null; status: string; amountCents: number }

export type ProviderEvent = {
  id: string
  type: string
  created: number
  payment: ProviderPayment | null
  /** The payment that it is about, whatever it tells: a refund, a charge, a dispute. */
  intentId: string | null
}

/** Below the 30 s after which a request is given up by most hosts, retries included. */
const TIMEOUT_MS = 8_000
const RETRIES = 2

let cached: { key: string; base: string | undefined; client: Stripe } | undefined

/** The official client; every call goes through here, so none is made while a transaction is open. */
export function stripe(): Stripe {
  assertNoOpenTransaction()
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env()
  if (cached?.key === key && cached.base === base) return cached.client
  const address = base ? new URL(base) : null
  const client = new Stripe(key, {
    maxNetworkRetries: RETRIES,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(address && {
      host: address.hostname,
      port: address.port || (address.protocol === 'https:' ? '443' : '80'),
      protocol: address.protocol === 'https:' ? 'https' : 'http',
    }),
  })
  cached = { key, base, client }
  return client
}

const idOf = (linked: string | { id: string } | null | undefined): string | null =>
  typeof linked === 'string' ? linked : (linked?.id ?? null)

export function toPayment(intent: Stripe.PaymentIntent): ProviderPayment {
  const { latest_charge: charge, last_payment_error: error, customer, payment_method: method } = intent
  return {
    id: intent.id,
    status: intent.status,
    amountCents: intent.amount,
    currency: intent.currency,
    clientSecret: intent.client_secret,
    metadata: intent.metadata,
    lastError: error?.decline_code ?? error?.code ?? null,
    cancellationReason: intent.cancellation_reason,
    chargeId: idOf(charge),
    customerId: idOf(customer),
    methodId: idOf(method),
    created: intent.created,
  }
}

/**
 * Creates a payment. The same key gives the same payment for 24 hours; past that, only our own unique rows count.
 * A key also replays a 500: after one, ask again with another key.
 */
export async function createPaymentIntent(input: {
  amountCents: number
  currency: string
  metadata: Record<string, string>
  description?: string
  receiptEmail?: string
  /** Whose card it will be; `keepsCard` asks its holder, while they are there, to let later ones be charged without them. */
  customerId?: string
  keepsCard?: boolean
  idempotencyKey: string
}): Promise<ProviderPayment> {
  const { amountCents, currency, metadata, description, receiptEmail, customerId, idempotencyKey } = input
  const intent = await stripe().paymentIntents.create(
    {
      amount: amountCents,
      currency: currency.toLowerCase(),
      metadata,
      description,
      receipt_email: receiptEmail,
      customer: customerId,
      setup_future_usage: input.keepsCard ? 'off_session' : undefined,
      allowed_payment_method_types: ['card'],
    },
    { idempotencyKey },
  )
  return toPayment(intent)
}

export async function retrievePaymentIntent(id: string): Promise<ProviderPayment> {
  return toPayment(await stripe().paymentIntents.retrieve(id))
}

/** Cancels unless it is too late; either way the answer tells how the payment stands. */
export async function cancelPaymentIntent(
  id: string,
  reason: 'abandoned' | 'duplicate' = 'abandoned',
): Promise<ProviderPayment> {
  try {
    return toPayment(await stripe().paymentIntents.cancel(id, { cancellation_reason: reason }))
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'payment_intent_unexpected_state') throw error
    return retrievePaymentIntent(id)
  }
}

const PAYMENT_EVENTS: Stripe.EventListParams['types'] = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
]

function toEvent(event: Stripe.Event): ProviderEvent {
  const { object } = event.data
  const isPayment = 'object' in object && object.object === 'payment_intent'
  return {
    id: event.id,
    type: event.type,
    created: event.created,
    payment: isPayment ? toPayment(object as Stripe.PaymentIntent) : null,
    intentId: isPayment ? (object as Stripe.PaymentIntent).id : idOf((object as Stripe.Charge).payment_intent),
  }
}

const toRefund = ({ id, status, metadata, payment_intent }: Stripe.Refund): ProviderRefund => ({
  id,
  status,
  metadata: metadata ?? {},
  intentId: idOf(payment_intent),
})

/** Gives back a part of a payment, or all of it; the same key gives the same refund for 24 hours. */
export async function createRefund(input: {
  intentId: string
  amountCents: number
  metadata: Record<string, string>
  idempotencyKey: string
}): Promise<ProviderRefund> {
  const { intentId, amountCents, metadata, idempotencyKey } = input
  const asked = { payment_intent: intentId, amount: amountCents, metadata }
  return toRefund(await stripe().refunds.create(asked, { idempotencyKey }))
}

/** What was given back of a payment, whoever asked for it. */
export async function listRefunds(intentId: string): Promise<ProviderRefund[]> {
  const pages = stripe().refunds.list({ payment_intent: intentId, limit: 100 })
  return (await pages.autoPagingToArray({ limit: 1_000 })).map(toRefund)
}

/** Disputes of one payment, or those opened since an instant in Unix seconds. */
export async function listDisputes(which: { intentId: string } | { since: number }): Promise<ProviderDispute[]> {
  const filter = 'since' in which ? { created: { gte: which.since } } : { payment_intent: which.intentId }
  const found = await stripe()
    .disputes.list({ ...filter, limit: 100 })
    .autoPagingToArray({ limit: 1_000 })
  return found.map(({ id, status, amount, payment_intent }) => ({
    id,
    status,
    amountCents: amount,
    intentId: idOf(payment_intent),
  }))
}

/** Events about payments since then, newest first: what reconciliation reads when no webhook came. */
export async function listEvents(since: number, limit = 1_000): Promise<ProviderEvent[]> {
  const pages = stripe().events.list({ created: { gte: since }, types: PAYMENT_EVENTS, limit: 100 })
  return (await pages.autoPagingToArray({ limit })).map(toEvent)
}

/**
 * The event in a signed message, or null when nobody we know signed it or it is older than five minutes. Two secrets
 * are good while one replaces the other ([6.R4]).
 */
export function constructEvent(body: string, signature: string): ProviderEvent | null {
  const { STRIPE_WEBHOOK_SECRET: current, STRIPE_WEBHOOK_SECRET_PREVIOUS: previous } = env()
  for (const secret of previous ? [current, previous] : [current]) {
    try {
      return toEvent(Stripe.webhooks.constructEvent(body, signature, secret))
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) return null
    }
  }
  return null
}

/** Whether asking again later may give another answer: outages, timeouts, too many calls. */
export const isProviderOutage = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeConnectionError ||
  error instanceof Stripe.errors.StripeAPIError ||
  error instanceof Stripe.errors.StripeRateLimitError

/** The provider has understood and will not do it: asking again changes nothing. */
export const isProviderRefusal = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 409
