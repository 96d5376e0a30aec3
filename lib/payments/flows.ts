import type { Actor, Member, Staff, Viewer } from '@/lib/core/actor'
import { accept, type Busy, type Outcome, refuse, unwrap } from '@/lib/core/outcome'
import { type Sweep, sweep } from '@/lib/core/sweep'
import { placeOrder } from '@/lib/orders/commands/place-order'
import type { OrderInput } from '@/lib/orders/commands/write-order'
import { formatOrderNumber } from '@/lib/orders/rules'
import { createCustomer } from '@/lib/services/kept-cards'
import {
  cancelPaymentIntent,
  createPaymentIntent,
  isProviderOutage,
  retrievePaymentIntent,
} from '@/lib/services/stripe'
import { endOrder, type HowEnded, noteIntent } from './commands/note-intent'
import { type OpenPayment, openCardPayment, storeIntent } from './commands/open-payment'
import { payByCredit } from './commands/pay-by-credit'
import { remindOrder } from './commands/remind-order'
import { completeFreeOrder, settlePayment } from './commands/settle-payment'
import { markEventHandled, type StoredEvent, storeEvent } from './commands/store-event'
import {
  findOrderOfIntent,
  findOrderToPay,
  findOrderWithPayment,
  listDueOrders,
  listOpenIntents,
  listOrdersToRemind,
  listUnhandledEvents,
} from './queries'
import { readIntent } from './rules'
import type { IntentFacts, PaymentRefusal, Settlement } from './types'

/** How often a flow looks again when somebody else changed the order between two of its steps. */
const looks = 4

/** What the provider says of an order's intent, written down. */
export async function settleIntent(
  actor: Actor,
  orderId: string,
  intent: IntentFacts,
): Promise<Outcome<Settlement, Busy>> {
  return intent.state === 'succeeded' ? settlePayment(actor, orderId, intent) : noteIntent(actor, orderId, intent)
}

/**
 * The one way a payment is settled: the webhook, the return page, reconciliation and staff all come here, as often as
 * they like ([6.R1] [6.R3]). It reads the intent from the provider; whatever announced it was only a signal. An intent
 * that isn't ours gives null.
 */
export async function settle(actor: Actor, intentId: string): Promise<Outcome<Settlement | null, Busy>> {
  const orderId = await findOrderOfIntent(intentId)
  if (!orderId) return accept(null)
  return settleIntent(actor, orderId, readIntent(await retrievePaymentIntent(intentId)))
}

/** What the browser needs to pay. */
export type CardPayment = { clientSecret: string }

/**
 * Dying between these calls and the next loses nothing: the same keys give the same customer and intent again. The card of
 * an order in several times is kept, for its next instalments only ([1.D11]).
 */
async function createIntent(orderId: string, payment: OpenPayment, attempt = '') {
  const number = formatOrderNumber(payment.orderNumber)
  const { amountCents, currency, keepsCard } = payment
  const customerId = keepsCard
    ? await createCustomer({ order: orderId, number }, `customer:${orderId}${attempt}`)
    : undefined
  return createPaymentIntent({
    amountCents,
    currency,
    customerId,
    keepsCard,
    // With the amount: once the client's credit has paid a part of it, the rest is another intent.
    idempotencyKey: `${payment.id}:${amountCents}${attempt}`,
    description: number,
    metadata: { order: orderId, payment: payment.id, number },
  })
}

/**
 * The intent of a payment. The provider replays a failure of its own under the same key for a day: a second key then asks
 * again. An intent left behind is harmless, since its secret was never shown.
 */
async function getIntent(orderId: string, payment: OpenPayment) {
  if (payment.intentId) return retrievePaymentIntent(payment.intentId)
  try {
    return await createIntent(orderId, payment)
  } catch (error) {
    if (!isProviderOutage(error)) throw error
    return createIntent(orderId, payment, ':2')
  }
}

/**
 * Gives what the browser needs to pay an order by card: the one intent of its one payment, made now or before, whatever
 * the number of tabs and clicks ([6.R8]). An order paid meanwhile is settled first.
 */
export async function startCardPayment(actor: Member, orderId: string): Promise<Outcome<CardPayment, PaymentRefusal>> {
  const order = await findOrderToPay(actor, orderId)
  if (!order) return refuse('not_found')
  try {
    return await openIntent(actor, orderId)
  } catch (error) {
    if (isProviderOutage(error)) return refuse('provider_unreachable')
    throw error
  }
}

async function openIntent(actor: Member, orderId: string): Promise<Outcome<CardPayment, PaymentRefusal>> {
  const opened = await openCardPayment(orderId)
  if (!opened.ok) return opened
  const made = await getIntent(orderId, opened.value)
  const stored = await storeIntent(orderId, made)
  if (!stored.ok) {
    if (stored.refusal === 'order_ended') await cancelPaymentIntent(made.id)
    return stored
  }
  const intent = stored.value.intentId === made.id ? made : await retrievePaymentIntent(stored.value.intentId)
  const settled = await settleIntent(actor, orderId, readIntent(intent))
  if (!settled.ok) return settled
  if (settled.value.state === 'paid') return refuse('order_paid')
  if (settled.value.state === 'processing') return refuse('payment_under_way')
  if (settled.value.state === 'ended' || !intent.clientSecret) return refuse('order_ended')
  return accept({ clientSecret: intent.clientSecret })
}

/**
 * Settles a member's order as the provider says it stands now. The provider unreachable, or busy ourselves, is 'processing':
 * the page looks again, and reconciliation knows before long.
 */
export async function settleOrder(actor: Viewer, orderId: string): Promise<Outcome<Settlement, 'not_found'>> {
  const order = await findOrderToPay(actor, orderId)
  if (!order) return refuse('not_found')
  if (order.status === 'paid') return accept({ orderId, state: 'paid' })
  if (!order.intentId) return accept({ orderId, state: order.status === 'pending' ? 'open' : 'ended' })
  try {
    const settled = await settle(actor, order.intentId)
    return settled.ok && settled.value ? accept(settled.value) : accept({ orderId, state: 'processing' })
  } catch (error) {
    if (isProviderOutage(error)) return accept({ orderId, state: 'processing' })
    throw error
  }
}

/**
 * Ends an order that waits for its payment. Its intent is cancelled first: had it succeeded, the order is completed
 * instead; is the bank working on it, nothing changes until one knows ([6.R8]).
 */
export async function endPendingOrder(
  actor: Actor,
  orderId: string,
  status: 'expired' | 'cancelled',
  how: HowEnded = {},
): Promise<Outcome<Settlement, PaymentRefusal>> {
  for (let look = 0; look < looks; look++) {
    const order = await findOrderWithPayment(orderId)
    if (!order) return refuse('not_found')
    if (order.status === 'paid') return accept({ orderId, state: 'paid' })
    if (order.status !== 'pending') return accept({ orderId, state: 'ended' })
    if (order.intentId) {
      const intent = readIntent(await cancelPaymentIntent(order.intentId, how.isReplaced ? 'duplicate' : 'abandoned'))
      if (intent.state === 'succeeded' || intent.state === 'processing') return settleIntent(actor, orderId, intent)
      if (intent.state === 'open') continue
    }
    const ended = await endOrder(actor, { ...how, orderId, status, intentId: order.intentId })
    if (!ended.ok) return ended
    if (ended.value.hasEnded) return accept({ orderId, state: 'ended' })
  }
  return refuse('busy')
}

/** For a person who waits for the answer: the provider unreachable is said, and nothing has changed. */
async function cancelPending(
  actor: Member | Staff,
  orderId: string,
  how: HowEnded = {},
): Promise<Outcome<Settlement, PaymentRefusal>> {
  try {
    return await endPendingOrder(actor, orderId, 'cancelled', how)
  } catch (error) {
    if (isProviderOutage(error)) return refuse('provider_unreachable')
    throw error
  }
}

/** The member deletes an order that waits for its payment; paid meanwhile, it stays ([1.D7]). */
export async function deleteOrder(actor: Member, orderId: string): Promise<Outcome<Settlement, PaymentRefusal>> {
  const order = await findOrderToPay(actor, orderId)
  if (!order) return refuse('not_found')
  return insistOnEnd(await cancelPending(actor, orderId))
}

/** The office gives up an order that waits; what came for it becomes credit of its client ([1.D7] [6.R9]). Paid, it stays. */
export async function giveUpOrder(actor: Staff, orderId: string): Promise<Outcome<Settlement, PaymentRefusal>> {
  return insistOnEnd(await cancelPending(actor, orderId, { isGivenUp: true }))
}

/** An order that its buyer's bank pays at this very moment doesn't end. */
function insistOnEnd(ended: Outcome<Settlement, PaymentRefusal>): Outcome<Settlement, PaymentRefusal> {
  if (!ended.ok) return ended
  if (ended.value.state === 'processing') return refuse('payment_under_way')
  return ended.value.state === 'paid' ? refuse('order_paid') : ended
}

/**
 * 'Valider ma commande': an order of the cart as it stands, which the client's credit pays first. An earlier order of the same cart ends first, its intent
 * cancelled, so that a cart never has two orders that can be paid.
 */
export async function checkOut(
  actor: Member,
  input: OrderInput,
): Promise<Outcome<{ orderId: string }, PaymentRefusal>> {
  for (let look = 0; look < looks; look++) {
    const placed = await placeOrder(actor, input)
    if (placed.ok) {
      const order = await findOrderWithPayment(placed.value.orderId)
      if (order?.means === 'free') await completeFreeOrder(actor, placed.value.orderId)
      const paid = await payByCredit(actor, placed.value.orderId)
      return paid.ok ? accept({ orderId: placed.value.orderId }) : paid
    }
    if (placed.refusal !== 'earlier_order_waits') return placed
    const earlier = String(placed.detail?.orderId)
    const ended = await cancelPending(actor, earlier, { isReplaced: true })
    if (!ended.ok) return ended
    if (ended.value.state === 'processing') return refuse('payment_under_way', { orderId: earlier })
    if (ended.value.state === 'paid') return refuse('order_paid', { orderId: earlier })
  }
  return refuse('busy')
}

const provider: Actor = { kind: 'provider', name: 'stripe' }

/**
 * A verified event of the provider: kept once, then the intent it names is settled. Anything that fails throws, so that
 * the answer is an error and the event comes back; what was kept and not handled is handled by reconciliation too.
 */
export async function receiveEvent(event: StoredEvent): Promise<void> {
  const { isHandled } = await storeEvent(event)
  if (!isHandled) await handleEvent(event)
}

async function handleEvent(event: Pick<StoredEvent, 'id' | 'intentId'>): Promise<void> {
  if (event.intentId) unwrap(await settle(provider, event.intentId))
  await markEventHandled(event.id)
}

const job: Actor = { kind: 'job', name: 'payments' }

/** Events that were kept, then interrupted. */
export const sweepEvents = async (): Promise<Sweep> =>
  sweep('payments.sweep.events', await listUnhandledEvents(), handleEvent)

/** Payments that no event announced: whatever died, a card that was charged is credited ([6.R1] [6.R3]). */
export const sweepIntents = async (): Promise<Sweep> =>
  sweep('payments.sweep.intents', await listOpenIntents(), async (intentId) => unwrap(await settle(job, intentId)))

/** Orders whose time to pay is over: their intent first, then they ([6.R8]). */
export const sweepDueOrders = async (): Promise<Sweep> =>
  sweep('payments.sweep.due-orders', await listDueOrders(), async (orderId) =>
    unwrap(await endPendingOrder(job, orderId, 'expired')),
  )

/** Orders by transfer or cheque that go in a few days ([1.D7]). */
export const sweepReminders = async (): Promise<Sweep> =>
  sweep('payments.sweep.reminders', await listOrdersToRemind(), async (orderId) => unwrap(await remindOrder(orderId)))
