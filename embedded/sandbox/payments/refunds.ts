import type Stripe from 'stripe'
import type { Answer, Call, Endpoint } from './call'
import { scopeOf } from './confirm'
import { emit, type Origin } from './events'
import { expand, listObjects } from './expand'
import { invalid, missing, StripeFailure } from './failure'
import { asText, type Params } from './form'
import { newId, nowSeconds } from './ids'
import { mergeMetadata } from './read-params'
import { findIntent, findObject, lockIntent, saveObject } from './tables'

type Scope = Pick<Call, 'tx' | 'ctx'> & { origin: Origin }

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer']

/** The paid charge that a refund is about, kept for this transaction by the lock of its intent. */
async function lockCharge({ tx, params }: Call): Promise<Stripe.Charge> {
  const chargeId = asText(params.charge)
  const intentId = asText(params.payment_intent)
  if (!chargeId === !intentId)
    throw invalid('One of the following params should be provided for this request: payment_intent or charge.')
  const named = chargeId ? await findObject(tx, 'charge', chargeId) : null
  if (chargeId && !named) throw missing('charge', chargeId, 'charge')
  const row = await lockIntent(tx, intentId ?? String(named!.body.payment_intent))
  if (!row) throw missing('payment_intent', intentId!, 'payment_intent')
  const latest = row.intent.status === 'succeeded' ? row.intent.latest_charge : null
  const paid = latest && (await findObject(tx, 'charge', String(latest)))
  if (!paid)
    throw invalid(
      `This PaymentIntent (${row.intent.id}) does not have a successful charge to refund.`,
      'payment_intent',
    )
  return paid.body
}

function readAmount(params: Params, charge: Stripe.Charge): number {
  const rest = charge.amount - charge.amount_refunded
  const text = asText(params.amount)
  if (rest === 0)
    throw new StripeFailure(
      400,
      `Charge ${charge.id} has already been refunded.`,
      { code: 'charge_already_refunded' },
      true,
    )
  if (text === undefined) return rest
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw invalid(`Invalid integer: ${text}`, 'amount', 'parameter_invalid_integer')
  if (Number(text) > rest)
    throw invalid(`Refund amount (${text}) is greater than unrefunded amount on charge (${rest})`, 'amount')
  return Number(text)
}

async function writeCharge({ tx }: Pick<Scope, 'tx'>, charge: Stripe.Charge, refundedBy: number): Promise<void> {
  charge.amount_refunded += refundedBy
  charge.refunded = charge.amount_refunded === charge.amount
  await saveObject(tx, 'charge', charge, {}, String(charge.payment_intent))
}

function newRefund(params: Params, charge: Stripe.Charge, amount: number): Stripe.Refund {
  const reason = asText(params.reason) ?? null
  if (reason && !REASONS.includes(reason))
    throw invalid(`Invalid reason: must be one of ${REASONS.join(', ')}`, 'reason')
  return {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: newId('txn'),
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: mergeMetadata({}, params),
    payment_intent: charge.payment_intent,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  } as unknown as Stripe.Refund
}

async function create(call: Call): Promise<Answer> {
  const charge = await lockCharge(call)
  if (charge.disputed)
    throw new StripeFailure(
      400,
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      { code: 'charge_disputed' },
      true,
    )
  const refund = newRefund(call.params, charge, readAmount(call.params, charge))
  const scope = scopeOf(call)
  await writeCharge(scope, charge, refund.amount)
  await saveObject(call.tx, 'refund', refund, {}, String(charge.payment_intent))
  await emit(call.tx, call.ctx, 'refund.created', refund, scope.origin)
  await emit(call.tx, call.ctx, 'charge.refunded', charge, scope.origin)
  return { status: 200, body: await expand(call, refund) }
}

/** The buyer's bank sends the money back to us, days later: the charge isn't refunded any more. */
export async function failRefund(scope: Scope, refundId: string): Promise<Stripe.Refund> {
  const found = await findObject(scope.tx, 'refund', refundId)
  if (!found) throw new StripeFailure(404, 'No such refund')
  const refund = found.body
  const row = await lockIntent(scope.tx, String(refund.payment_intent))
  const charge = await findObject(scope.tx, 'charge', String(refund.charge))
  if (refund.status === 'failed') return refund
  refund.status = 'failed'
  refund.failure_reason = 'expired_or_canceled_card'
  await writeCharge(scope, charge!.body, -refund.amount)
  await saveObject(scope.tx, 'refund', refund, {}, row!.intent.id)
  for (const type of ['refund.updated', 'refund.failed']) await emit(scope.tx, scope.ctx, type, refund, scope.origin)
  return refund
}

async function retrieve(call: Call): Promise<Answer> {
  const found = await findObject(call.tx, 'refund', call.id)
  if (!found) throw missing('refund', call.id, 'refund')
  return { status: 200, body: await expand(call, found.body) }
}

async function list(call: Call): Promise<Answer> {
  const intentId = asText(call.params.payment_intent)
  if (intentId && !(await findIntent(call.tx, intentId))) throw missing('payment_intent', intentId, 'payment_intent')
  return { status: 200, body: await listObjects(call, 'refunds') }
}

const LISTING = ['charge', 'created', 'ending_before', 'expand', 'limit', 'payment_intent', 'starting_after']

export const refundEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/refunds',
    params: ['amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason'],
    run: create,
  },
  { method: 'GET', path: '/v1/refunds', params: LISTING, run: list },
  { method: 'GET', path: '/v1/refunds/:id', params: ['expand'], run: retrieve },
]
