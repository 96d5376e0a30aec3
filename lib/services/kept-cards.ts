import Stripe from 'stripe'
import { isProviderRefusal, type ProviderPayment, retrievePaymentIntent, stripe, toPayment } from './stripe'

/*
 * Cards that the provider keeps for the next instalments of one order ([1.D11]): a customer an order, known by our ids
 * only, and payments that it charges without their holder. The card's number never comes here.
 */

/** Whom a card is kept with. The same key gives the same customer for 24 hours. */
export async function createCustomer(metadata: Record<string, string>, idempotencyKey: string): Promise<string> {
  const { id } = await stripe().customers.create({ metadata }, { idempotencyKey })
  return id
}

/**
 * Charges a kept card without its holder. An intent is charged once however often this is asked: a second time the answer is
 * how it stands. A card that the bank refuses, or that is no longer there, is an answer too, with its reason.
 */
export async function chargeKeptCard(
  intentId: string,
  methodId: string,
  idempotencyKey: string,
): Promise<ProviderPayment> {
  try {
    const asked = { payment_method: methodId, off_session: true } as const
    return toPayment(await stripe().paymentIntents.confirm(intentId, asked, { idempotencyKey }))
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeCardError || isProviderRefusal(error))) throw error
    const { code } = error as Stripe.errors.StripeError
    const intent = await retrievePaymentIntent(intentId)
    return code === 'payment_intent_unexpected_state'
      ? intent
      : { ...intent, lastError: intent.lastError ?? code ?? '' }
  }
}

/** The card that its holder pays this intent with, there and then, is kept for the instalments after it. */
export async function keepCardOf(intentId: string): Promise<void> {
  await stripe().paymentIntents.update(intentId, { setup_future_usage: 'off_session' })
}

/** Forgets a card: nothing is left to charge on it. One that is forgotten already is none of our concern. */
export async function forgetCard(methodId: string): Promise<void> {
  try {
    await stripe().paymentMethods.detach(methodId)
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
  }
}
