import type Stripe from 'stripe'
import type { SandboxContext } from '../context'
import type { Fault } from '../faults'
import type { Tx } from '../store'
import { newId, nowSeconds } from './ids'

/** The version of the API that these objects follow: the one pinned by the SDK in use. */
export const API_VERSION = '2026-10-28.endive'

/** How long an event that was to arrive out of order waits for one to overtake it. */
const OVERTAKEN_WITHIN_MS = 5_000

export type Origin = { requestId: string | null; idempotencyKey: string | null }

type Plan = { state: 'pending' | 'held' | 'dropped' | 'behind' | 'unsent'; copies: number; delayMs: number }

/** Stored, listed, but not sent unless asked: what an endpoint for payments does not subscribe to. */
const isSubscribed = (type: string) => /^(payment_intent|refund|charge\.(refunded|dispute))/.test(type)

function planFor(type: string, fault: Fault | null): Plan {
  const plan: Plan = { state: isSubscribed(type) ? 'pending' : 'unsent', copies: 1, delayMs: 0 }
  if (!fault) return plan
  if (fault.kind === 'duplicate') return { ...plan, copies: 1 + (fault.value ?? 1) }
  if (fault.kind === 'drop') return { ...plan, state: 'dropped' }
  if (fault.kind === 'hold') return { ...plan, state: 'held' }
  if (fault.kind === 'reorder') return { ...plan, state: 'behind', delayMs: OVERTAKEN_WITHIN_MS }
  if (fault.kind === 'delay' || fault.kind === 'delay_ms') return { ...plan, delayMs: fault.value ?? 1_000 }
  return plan
}

/** Notes an event with a picture of its object, in the transaction that made it true. */
export async function emit(
  tx: Tx,
  ctx: SandboxContext,
  type: string,
  object: { id: string; object: string },
  origin: Origin,
): Promise<void> {
  const fault = isSubscribed(type) ? await ctx.faults.take(`event ${type} ${object.id}`, tx) : null
  const plan = planFor(type, fault)
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: nowSeconds(),
    data: { object },
    livemode: false,
    pending_webhooks: plan.state === 'unsent' ? 0 : 1,
    request: { id: origin.requestId, idempotency_key: origin.idempotencyKey },
    type,
  }
  await tx`
    insert into sandbox.events (id, type, object_id, body, state, copies, next_attempt_at)
    values (${event.id}, ${type}, ${object.id}, ${tx.json(event as never)}, ${plan.state}, ${plan.copies},
      clock_timestamp() + ${plan.delayMs} * interval '1 millisecond')`
}

export const emitIntent = (tx: Tx, ctx: SandboxContext, verb: string, intent: Stripe.PaymentIntent, origin: Origin) =>
  emit(tx, ctx, `payment_intent.${verb}`, intent, origin)
