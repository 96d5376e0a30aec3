import type { Actor, Member, Staff } from '@/lib/core/actor'
import { realNow } from '@/lib/core/clock'
import { isId } from '@/lib/core/ids'
import { type Outcome, unwrap } from '@/lib/core/outcome'
import { reportFailure } from '@/lib/core/report'
import { type Sweep, sweep } from '@/lib/core/sweep'
import { markEventHandled, type StoredEvent, storeEvent } from '@/lib/payments/commands/store-event'
import {
  cancelPaymentIntent,
  createRefund,
  isProviderOutage,
  isProviderRefusal,
  listDisputes,
  listRefunds,
  type ProviderDispute,
} from '@/lib/services/stripe'
import { giveBackSurplus } from './commands/give-back-surplus'
import { keepDispute } from './commands/keep-dispute'
import { refundLinesOf, withdrawLine } from './commands/make-refund'
import { notePart } from './commands/note-part'
import { listCardParts, listDroppedIntents, listOpenRefunds, type RefundPart } from './queries/find-refund'
import { listOverpaidOrders } from './queries/list-overpaid'
import { listUnhandledMoneyBack } from './queries/list-unhandled'
import { readDisputeStatus, readRefundStatus } from './rules'
import type { RefundRefusal, WithdrawalRefusal } from './types'

const job: Actor = { kind: 'job', name: 'refunds' }
const provider: Actor = { kind: 'provider', name: 'stripe' }

/**
 * Asks the provider for one part. What it already gave back for it is looked up first, since it forgets our key after a
 * day: dying anywhere and coming back gives the money back once ([6.R9]).
 */
async function askPart({ id, refundId, intentId, amountCents }: RefundPart) {
  const made = (await listRefunds(intentId!)).find(({ metadata }) => metadata.part === id)
  if (made) return made
  const metadata = { part: id, refund: refundId }
  return createRefund({ intentId: intentId!, amountCents, metadata, idempotencyKey: id })
}

async function sendPart(actor: Actor, part: RefundPart): Promise<void> {
  const partId = part.id
  try {
    const { id: providerId, status } = await askPart(part)
    unwrap(await notePart(actor, { partId, providerId, status: readRefundStatus(status) }))
  } catch (error) {
    if (!isProviderRefusal(error)) throw error
    // A contested payment, a card that is gone: a person decides ([6.R9]).
    unwrap(await notePart(actor, { partId, providerId: part.providerId, status: 'failed' }))
  }
}

const isOpen = ({ status }: RefundPart) => status === 'requested' || status === 'processing'

/** Sends what of a refund goes back by card, as often as it is called: decided is decided, whatever dies ([1.D10]). */
export async function sendRefund(actor: Actor, refundId: string): Promise<void> {
  // Paid all the same before this, an instalment that was dropped is a surplus, and goes back ([6.R8]).
  for (const intentId of await listDroppedIntents(refundId)) await cancelPaymentIntent(intentId)
  for (const part of (await listCardParts(refundId)).filter(isOpen)) await sendPart(actor, part)
}

/** The provider unreachable loses nothing: the refund is decided, the minute's job asks again. */
async function sendNow(actor: Actor, refundId: string): Promise<void> {
  try {
    await sendRefund(actor, refundId)
  } catch (error) {
    if (!isProviderOutage(error)) reportFailure(error, 'refunds.send')
  }
}

/** Gives lines of an order back: decided, then sent by the means that paid them ([1.D10]). */
export async function refundOrder(
  actor: Staff,
  wanted: Parameters<typeof refundLinesOf>[1],
): Promise<Outcome<{ refundId: string }, RefundRefusal>> {
  const made = await refundLinesOf(actor, wanted)
  if (made.ok) await sendNow(actor, made.value.refundId)
  return made
}

/** 'Renoncer au contrat ici': recorded, then given back ([1.D13] [6.L2]). */
export async function withdraw(
  actor: Member,
  wanted: Parameters<typeof withdrawLine>[1],
): Promise<Outcome<{ refundId: string }, WithdrawalRefusal>> {
  const made = await withdrawLine(actor, wanted)
  if (made.ok) await sendNow(actor, made.value.refundId)
  return made
}

async function follow(actor: Actor, { id, intentId, amountCents, status }: ProviderDispute): Promise<void> {
  if (!intentId) return
  unwrap(await keepDispute(actor, { id, intentId, amountCents, status: readDisputeStatus(status) }))
}

/** Reads from the provider what was given back or contested of a payment; whatever announced it was only a signal. */
async function followPayment(actor: Actor, intentId: string): Promise<void> {
  for (const { id: providerId, status, metadata } of await listRefunds(intentId)) {
    // One made at the provider's own pages names no part of ours.
    if (!metadata.part || !isId(metadata.part)) continue
    unwrap(await notePart(actor, { partId: metadata.part, providerId, status: readRefundStatus(status) }))
  }
  for (const dispute of await listDisputes({ intentId })) await follow(actor, dispute)
}

/** A verified event about money that goes back: kept once, then its payment is looked at ([6.R3] [6.R9]). */
export async function receiveMoneyBack(event: StoredEvent): Promise<void> {
  const { isHandled } = await storeEvent(event)
  if (!isHandled) await handleEvent(event)
}

async function handleEvent({ id, intentId }: Pick<StoredEvent, 'id' | 'intentId'>): Promise<void> {
  if (intentId) await followPayment(provider, intentId)
  await markEventHandled(id)
}

/** Events that were kept, then interrupted. */
export const sweepMoneyBack = async (): Promise<Sweep> =>
  sweep('refunds.sweep.events', await listUnhandledMoneyBack(), handleEvent)

/** Refunds that were decided and not sent, or whose end no event announced ([6.R9]). */
export const sweepRefunds = async (): Promise<Sweep> =>
  sweep('refunds.sweep.refunds', await listOpenRefunds(), (refundId) => sendRefund(job, refundId))

/** Orders that were paid twice: what is too much goes back by itself, and the person is told ([6.R8]). */
export const sweepDoublePayments = async (): Promise<Sweep> =>
  sweep('refunds.sweep.double-payments', await listOverpaidOrders(), async (order) => {
    const { refundId } = unwrap(await giveBackSurplus(job, order))
    if (refundId) await sendRefund(job, refundId)
  })

/** More than the days for which the provider repeats an event. */
const disputeDays = 4

/** Disputes that no event announced; the provider's time is real time. */
export const sweepDisputes = async (): Promise<Sweep> => {
  const since = Math.floor(realNow().getTime() / 1000) - disputeDays * 86_400
  return sweep('refunds.sweep.disputes', await listDisputes({ since }), (dispute) => follow(job, dispute))
}
