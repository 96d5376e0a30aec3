import type { Actor, Member, Staff, Viewer } from '@/lib/core/actor'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Sweep, sweep } from '@/lib/core/sweep'
import { formatOrderNumber } from '@/lib/orders/rules'
import { type CardPayment, settle, settleIntent } from '@/lib/payments/flows'
import { readIntent } from '@/lib/payments/rules'
import type { Settlement } from '@/lib/payments/types'
import { chargeKeptCard, forgetCard, keepCardOf } from '@/lib/services/kept-cards'
import {
  cancelPaymentIntent,
  createPaymentIntent,
  isProviderOutage,
  type ProviderPayment,
  retrievePaymentIntent,
} from '@/lib/services/stripe'
import { claimCharge, dropCard, type OtherPayment, replaceIntent, takeAtDesk } from './commands'
import {
  type Charge,
  findCharge,
  findDeskInstalment,
  findOwnInstalment,
  listDueCharges,
  listNeedlessCards,
  type OwnInstalment,
} from './queries'
import { checkPayable } from './rules'
import type { InstalmentRefusal } from './types'

const job: Actor = { kind: 'job', name: 'instalments' }

type Priced = Pick<Charge, 'paymentId' | 'orderId' | 'orderNumber' | 'amountCents' | 'currency' | 'customerId'>

/** The intent of a part: the same key gives the same one again, whoever died before. */
function createIntent(part: Priced, idempotencyKey: string): Promise<ProviderPayment> {
  const { paymentId, orderId, amountCents, currency, customerId } = part
  const number = formatOrderNumber(part.orderNumber)
  const metadata = { order: orderId, payment: paymentId, number }
  return createPaymentIntent({ amountCents, currency, customerId, idempotencyKey, description: number, metadata })
}

/**
 * The amount is in the key, so that a part that a refund lowered gets another intent. The provider replays a failure of its
 * own under the same key for a day: a second key then asks again, and is as good.
 */
async function makeIntent(part: Priced): Promise<ProviderPayment> {
  const key = `${part.paymentId}:${part.amountCents}`
  try {
    return await createIntent(part, key)
  } catch (error) {
    if (!isProviderOutage(error)) throw error
    return createIntent(part, `${key}:2`)
  }
}

/**
 * Charges a part to the kept card, on its day, without its holder ([1.D11]). Whatever dies in between, and however many do it at
 * once, its one intent is charged once ([6.R1]): the same key makes the same intent, it is kept under the order's lock before
 * its card is charged, and an intent is charged once at the provider's. Interrupted after that, reconciliation settles it.
 */
export async function chargeInstalment(paymentId: string): Promise<Settlement['state']> {
  const charge = await findCharge(paymentId)
  if (!charge) return 'ended'
  const intentId = charge.intentId ?? (await makeIntent(charge)).id
  const claimed = await claimCharge(charge, intentId)
  if (!claimed.ok && claimed.refusal === 'busy') throw new Error('refused: busy')
  if (!claimed.ok) return 'ended'
  const { methodId, attempt } = claimed.value
  const charged = await chargeKeptCard(intentId, methodId, `${paymentId}:confirm:${attempt}`)
  const settled = await settleIntent(job, charge.orderId, readIntent(charged))
  if (!settled.ok) throw new Error(`refused: ${settled.refusal}`)
  return settled.value.state
}

/** The parts whose day has come ([1.D11]). */
export const sweepDueCharges = async (): Promise<Sweep> =>
  sweep('instalments.sweep.charges', await listDueCharges(), chargeInstalment)

/** A card is kept for the parts of its order only: once none is left, the provider and we forget it ([1.D11]). */
export const sweepNeedlessCards = async (): Promise<Sweep> =>
  sweep('instalments.sweep.cards', await listNeedlessCards(), async ({ orderId, methodId }) => {
    await forgetCard(methodId)
    const dropped = await dropCard(orderId, methodId)
    if (!dropped.ok) throw new Error(`refused: ${dropped.refusal}`)
  })

/** The intent that a refused part is paid with: its own, or another if that one was cancelled at the provider's. */
async function getIntent(part: OwnInstalment): Promise<ProviderPayment> {
  const intent = await retrievePaymentIntent(part.intentId!)
  if (intent.status !== 'canceled') return intent
  const made = await createIntent(
    { ...part, paymentId: part.id, customerId: part.customerId! },
    `${part.id}:${intent.id}`,
  )
  const kept = await replaceIntent(part, { old: intent.id, made: made.id })
  return kept.ok && kept.value.intentId === made.id ? made : retrievePaymentIntent(part.intentId!)
}

/**
 * Gives what the browser needs for its holder to pay a part whose card was refused: the intent that was refused, never a second
 * one ([1.D11] [6.R8]). The card that pays it is kept for the parts after it.
 */
export async function startInstalmentPayment(
  actor: Member,
  paymentId: string,
): Promise<Outcome<CardPayment, InstalmentRefusal>> {
  const part = await findOwnInstalment(actor, paymentId)
  if (!part) return refuse('not_found')
  const verdict = checkPayable({ ...part, hasFailed: part.failure !== null })
  if (!verdict.ok) return verdict
  try {
    return await openPart(actor, part)
  } catch (error) {
    if (isProviderOutage(error)) return refuse('provider_unreachable')
    throw error
  }
}

async function openPart(actor: Member, part: OwnInstalment): Promise<Outcome<CardPayment, InstalmentRefusal>> {
  const intent = await getIntent(part)
  const settled = await settleIntent(actor, part.orderId, readIntent(intent))
  if (!settled.ok) return settled
  if (settled.value.state === 'paid') return refuse('instalment_paid')
  if (settled.value.state === 'processing') return refuse('payment_under_way')
  if (settled.value.state === 'ended' || !intent.clientSecret) return refuse('instalment_not_due')
  if (part.hasNext) await keepCardOf(intent.id)
  return accept({ clientSecret: intent.clientSecret })
}

/** Settles a member's part as the provider says it stands now; unreachable, it is 'processing' and the page looks again. */
export async function settleInstalment(actor: Viewer, paymentId: string): Promise<Settlement['state'] | null> {
  const part = await findOwnInstalment(actor, paymentId)
  if (!part) return null
  if (part.status === 'succeeded') return 'paid'
  if (!part.intentId) return 'open'
  try {
    const settled = await settle(actor, part.intentId)
    return settled.ok && settled.value ? settled.value.state : 'processing'
  } catch (error) {
    if (isProviderOutage(error)) return 'processing'
    throw error
  }
}

/**
 * The office takes the money of a refused part otherwise ([1.D11] [1.H8]). Its intent is cancelled first: had the bank paid it
 * meanwhile, that counts, and nothing is taken twice ([6.R8]).
 */
export async function receiveOtherwise(
  actor: Staff,
  { paymentId, ...paid }: OtherPayment & { paymentId: string },
): Promise<Outcome<null, InstalmentRefusal>> {
  const part = await findDeskInstalment(actor, paymentId)
  if (!part) return refuse('not_found')
  const verdict = checkPayable(part)
  if (!verdict.ok) return verdict
  try {
    const { state } = part.intentId ? readIntent(await cancelPaymentIntent(part.intentId)) : { state: 'cancelled' }
    if (state === 'cancelled') return takeAtDesk(actor, part, paid)
    const settled = await settle(actor, part.intentId!)
    return settled.ok ? refuse(state === 'succeeded' ? 'instalment_paid' : 'payment_under_way') : settled
  } catch (error) {
    if (isProviderOutage(error)) return refuse('provider_unreachable')
    throw error
  }
}
