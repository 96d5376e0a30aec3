import type Stripe from 'stripe'
import type { Answer, Call, Endpoint } from './call'
import { confirm, scopeOf } from './confirm'
import { getCustomer } from './customers'
import { emitIntent } from './events'
import { expand, listObjects } from './expand'
import { invalid, missing, StripeFailure } from './failure'
import { asObject, asText } from './form'
import { newId, nowSeconds, randomText } from './ids'
import { createMethod, resolveMethod } from './methods'
import { checkCardsOnly, mergeMetadata, readAmount, readCurrency, readOptional, readShipping } from './read-params'
import { checkState } from './state'
import { findIntent, type IntentRow, lockIntent, saveIntent } from './tables'

const COMMON = [
  'allowed_payment_method_types',
  'amount',
  'amount_details',
  'currency',
  'description',
  'expand',
  'metadata',
  'payment_method',
  'payment_method_data',
  'payment_method_options',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'capture_method',
  'customer',
] as const
const CONFIRMING = [
  'return_url',
  'use_stripe_sdk',
  'mandate_data',
  'off_session',
  'error_on_requires_action',
  'confirmation_token',
] as const

/** What a browser may see of an intent. */
const PUBLIC_FIELDS = new Set([
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
])

export function newIntent({ params }: Pick<Call, 'params'>): Stripe.PaymentIntent {
  const currency = readCurrency(params)
  const id = newId('pi')
  const isAutomatic = asText(asObject(params.automatic_payment_methods)?.enabled) !== 'false'
  const isListed = params.allowed_payment_method_types !== undefined
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: isListed ? ['card'] : null,
    amount: readAmount(params, currency),
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: isAutomatic && !isListed ? { allow_redirects: 'always', enabled: true } : null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: nowSeconds(),
    currency,
    customer: null,
    customer_account: null,
    description: readOptional(params, 'description', null),
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, params),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } } as never,
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: readOptional(params, 'receipt_email', null),
    review: null,
    setup_future_usage: null,
    shipping: readShipping(params, null),
    source: null,
    statement_descriptor: readOptional(params, 'statement_descriptor', null),
    statement_descriptor_suffix: readOptional(params, 'statement_descriptor_suffix', null),
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

const USAGES = ['', 'off_session', 'on_session']

/** Whose cards it may be paid with, and whether the card is kept for later. */
async function readOwner(call: Call, intent: Stripe.PaymentIntent): Promise<void> {
  const customer = asText(call.params.customer)
  if (customer) intent.customer = (await getCustomer(call, customer)).id
  const usage = asText(call.params.setup_future_usage)
  if (usage === undefined) return
  if (!USAGES.includes(usage))
    throw invalid('Invalid setup_future_usage: must be one of on_session or off_session', 'setup_future_usage')
  intent.setup_future_usage = (usage || null) as Stripe.PaymentIntent.SetupFutureUsage | null
}

async function attachMethod(call: Call, intent: Stripe.PaymentIntent): Promise<void> {
  const id = asText(call.params.payment_method)
  const data = asObject(call.params.payment_method_data)
  if (!id && !data) return
  intent.payment_method = id ? (await resolveMethod(call.tx, id)).method.id : (await createMethod(call.tx, data!)).id
  if (intent.status === 'requires_payment_method') intent.status = 'requires_confirmation'
}

const publicView = (intent: object) =>
  Object.fromEntries(Object.entries(intent).filter(([key]) => PUBLIC_FIELDS.has(key)))

async function shown(call: Call, answer: Answer): Promise<Answer> {
  if (answer.status !== 200) {
    const { error } = answer.body as { error: { payment_intent?: object } }
    if (call.keyKind === 'publishable' && error.payment_intent)
      return { status: answer.status, body: { error: { ...error, payment_intent: publicView(error.payment_intent) } } }
    return answer
  }
  const intent = await expand(call, answer.body as Stripe.PaymentIntent)
  return { status: 200, body: call.keyKind === 'secret' ? intent : publicView(intent) }
}

async function create(call: Call): Promise<Answer> {
  checkCardsOnly(call.params)
  const row: IntentRow = { intent: newIntent(call), hidden: {} }
  const isConfirmed = asText(call.params.confirm) === 'true'
  if (!isConfirmed && call.params.return_url !== undefined)
    throw invalid(
      'The parameter `return_url` cannot be passed when creating a PaymentIntent unless `confirm` is set to true.',
      'return_url',
    )
  await readOwner(call, row.intent)
  await attachMethod(call, row.intent)
  await saveIntent(call.tx, row)
  await emitIntent(call.tx, call.ctx, 'created', row.intent, scopeOf(call).origin)
  return shown(call, isConfirmed ? await confirm(call, row) : { status: 200, body: row.intent })
}

/** A browser proves with the client secret that the intent was given to it. */
function checkSecret(call: Call, intent: Stripe.PaymentIntent): void {
  if (call.keyKind === 'publishable' && asText(call.params.client_secret) !== intent.client_secret)
    throw invalid(
      'The client_secret provided does not match any associated PaymentIntent on this account. Ensure the publishable key used belongs to the same account that created the PaymentIntent.',
      'client_secret',
      'payment_intent_invalid_parameter',
    )
}

async function getLocked(call: Call): Promise<IntentRow> {
  const row = await lockIntent(call.tx, call.id)
  if (!row) throw missing('payment_intent', call.id)
  checkSecret(call, row.intent)
  return row
}

async function retrieve(call: Call): Promise<Answer> {
  const row = await findIntent(call.tx, call.id)
  if (!row) throw missing('payment_intent', call.id)
  checkSecret(call, row.intent)
  return shown(call, { status: 200, body: row.intent })
}

async function update(call: Call): Promise<Answer> {
  checkCardsOnly(call.params)
  const row = await getLocked(call)
  const { intent } = row
  const { params } = call
  const isMoney = params.amount !== undefined || params.currency !== undefined
  const isMethod = params.payment_method !== undefined || params.payment_method_data !== undefined
  if (isMoney || isMethod) checkState(intent, 'update')
  if (params.currency !== undefined) intent.currency = readCurrency(params)
  if (params.amount !== undefined) intent.amount = readAmount(params, intent.currency)
  intent.description = readOptional(params, 'description', intent.description)
  intent.receipt_email = readOptional(params, 'receipt_email', intent.receipt_email)
  intent.metadata = mergeMetadata(intent.metadata, params)
  intent.shipping = readShipping(params, intent.shipping)
  await readOwner(call, intent)
  await attachMethod(call, intent)
  await saveIntent(call.tx, row)
  return shown(call, { status: 200, body: intent })
}

async function confirmCall(call: Call): Promise<Answer> {
  const row = await getLocked(call)
  row.intent.receipt_email = readOptional(call.params, 'receipt_email', row.intent.receipt_email)
  return shown(call, await confirm(call, row))
}

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer', 'abandoned']

async function cancel(call: Call): Promise<Answer> {
  const row = await getLocked(call)
  const reason = asText(call.params.cancellation_reason) ?? null
  if (reason && !REASONS.includes(reason))
    throw invalid(`Invalid cancellation_reason: must be one of ${REASONS.join(', ')}`, 'cancellation_reason')
  const { intent, hidden } = row
  checkState(intent, 'cancel')
  intent.status = 'canceled'
  intent.canceled_at = nowSeconds()
  intent.cancellation_reason = reason as Stripe.PaymentIntent.CancellationReason | null
  intent.next_action = null
  delete hidden.challenge
  await saveIntent(call.tx, row)
  await emitIntent(call.tx, call.ctx, 'canceled', intent, scopeOf(call).origin)
  return shown(call, { status: 200, body: intent })
}

async function capture(call: Call): Promise<Answer> {
  const { intent } = await getLocked(call)
  throw new StripeFailure(
    400,
    `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    { code: 'payment_intent_unexpected_state', payment_intent: intent },
    true,
  )
}

const LISTING = ['created', 'customer', 'ending_before', 'expand', 'limit', 'starting_after']
const ONE = '/v1/payment_intents/:id'

export const intentEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/payment_intents',
    params: [...COMMON, ...CONFIRMING, 'automatic_payment_methods', 'confirm', 'confirmation_method'],
    run: create,
  },
  {
    method: 'GET',
    path: '/v1/payment_intents',
    params: LISTING,
    run: async (call) => ({ status: 200, body: await listObjects(call, 'payment_intents') }),
  },
  { method: 'GET', path: ONE, isPublic: true, params: ['client_secret', 'expand', 'key'], run: retrieve },
  { method: 'POST', path: ONE, params: COMMON, run: update },
  {
    method: 'POST',
    path: `${ONE}/confirm`,
    isPublic: true,
    params: [...COMMON, ...CONFIRMING, 'client_secret', 'key', 'expected_payment_method_type'],
    run: confirmCall,
  },
  { method: 'POST', path: `${ONE}/cancel`, params: ['cancellation_reason', 'expand'], run: cancel },
  { method: 'POST', path: `${ONE}/capture`, params: ['amount_to_capture', 'expand'], run: capture },
]
