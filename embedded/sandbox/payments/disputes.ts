import type Stripe from 'stripe'
import type { Answer, Call, Endpoint } from './call'
import { emit, type Origin } from './events'
import { listObjects } from './expand'
import { missing, StripeFailure } from './failure'
import { newId, nowSeconds } from './ids'
import { findObject, type IntentRow, saveObject } from './tables'

type Scope = Pick<Call, 'tx' | 'ctx'> & { origin: Origin }

async function findDispute(tx: Call['tx'], intentId: string): Promise<Stripe.Dispute | null> {
  const [row] = await tx<{ body: Stripe.Dispute }[]>`
    select body from sandbox.objects where kind = 'dispute' and payment_intent = ${intentId} order by seq desc limit 1`
  return row?.body ?? null
}

/** The cardholder contests the payment at their bank, which takes its amount back until it has decided. */
export async function openDispute(scope: Scope, { intent }: IntentRow): Promise<void> {
  const paid = intent.status === 'succeeded' ? await findObject(scope.tx, 'charge', String(intent.latest_charge)) : null
  if (!paid) throw new StripeFailure(400, `Only a paid payment is contested: this one is ${intent.status}.`)
  if (await findDispute(scope.tx, intent.id)) throw new StripeFailure(400, 'This payment was contested already.')
  const charge = paid.body
  charge.disputed = true
  const dispute = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: nowSeconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: { due_by: nowSeconds() + 7 * 86_400, has_evidence: false, past_due: false, submission_count: 0 },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: intent.id,
    reason: 'fraudulent',
    status: 'needs_response',
  } as unknown as Stripe.Dispute
  await saveObject(scope.tx, 'charge', charge, {}, intent.id)
  await saveObject(scope.tx, 'dispute', dispute, {}, intent.id)
  await emit(scope.tx, scope.ctx, 'charge.dispute.created', dispute, scope.origin)
}

/** The bank decides: won, the money comes back; lost, it stays with the cardholder. */
export async function closeDispute(scope: Scope, { intent }: IntentRow, status: 'won' | 'lost'): Promise<void> {
  const dispute = await findDispute(scope.tx, intent.id)
  if (!dispute) throw new StripeFailure(400, 'Nobody contested this payment.')
  if (dispute.status === 'won' || dispute.status === 'lost')
    throw new StripeFailure(400, `The bank decided already: ${dispute.status}.`)
  dispute.status = status
  await saveObject(scope.tx, 'dispute', dispute, {}, intent.id)
  await emit(scope.tx, scope.ctx, 'charge.dispute.closed', dispute, scope.origin)
}

async function retrieve(call: Call): Promise<Answer> {
  const found = await findObject(call.tx, 'dispute', call.id)
  if (!found) throw missing('dispute', call.id, 'dispute')
  return { status: 200, body: found.body }
}

const LISTING = ['charge', 'created', 'ending_before', 'expand', 'limit', 'payment_intent', 'starting_after']

export const disputeEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/v1/disputes',
    params: LISTING,
    run: async (call) => ({ status: 200, body: await listObjects(call, 'disputes') }),
  },
  { method: 'GET', path: '/v1/disputes/:id', params: ['expand'], run: retrieve },
]
