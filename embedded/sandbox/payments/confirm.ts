import type Stripe from 'stripe'
import type { Answer, Call } from './call'
import { type Decline, declineOf } from './cards'
import { createCharge } from './charges'
import { checkOwner } from './customers'
import { emitIntent, type Origin } from './events'
import { invalid, StripeFailure } from './failure'
import { asObject, asText } from './form'
import { randomText } from './ids'
import { type Chosen, createMethod, keepMethod, resolveMethod } from './methods'
import { checkState } from './state'
import { findObject, type IntentRow, saveChallenge, saveIntent } from './tables'

type Scope = Pick<Call, 'tx' | 'ctx'> & { origin: Origin }

const AUTHENTICATION_FAILED =
  'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.'

export const scopeOf = ({ tx, ctx, requestId, idempotencyKey }: Call): Scope => ({
  tx,
  ctx,
  origin: { requestId, idempotencyKey },
})

/** The intent goes back to waiting for a card, and says why. */
async function refuse(scope: Scope, row: IntentRow, method: Stripe.PaymentMethod, why: Partial<Stripe.StripeRawError>) {
  const { intent, hidden } = row
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = { ...why, payment_method: method } as Stripe.PaymentIntent.LastPaymentError
  delete hidden.challenge
  await saveIntent(scope.tx, row)
  await emitIntent(scope.tx, scope.ctx, 'payment_failed', intent, scope.origin)
}

async function charge(scope: Scope, row: IntentRow, chosen: Chosen, isAuthenticated: boolean, decline: Decline | null) {
  const { intent, hidden } = row
  const paid = await createCharge(scope.tx, scope.ctx, { intent, ...chosen, isAuthenticated, decline }, scope.origin)
  intent.latest_charge = paid.id
  if (decline) {
    await refuse(scope, row, chosen.method, { ...decline, type: 'card_error', charge: paid.id } as never)
    return
  }
  await keepForLater(scope, intent, chosen)
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.payment_method = chosen.method.id
  intent.next_action = null
  intent.last_payment_error = null
  intent.processing = null
  delete hidden.challenge
  await saveIntent(scope.tx, row)
  await emitIntent(scope.tx, scope.ctx, 'succeeded', intent, scope.origin)
}

/** A payment that sets up later ones keeps its card with the customer; its holder was there and agreed. */
async function keepForLater(scope: Scope, intent: Stripe.PaymentIntent, chosen: Chosen): Promise<void> {
  if (!intent.setup_future_usage || typeof intent.customer !== 'string') return
  if (intent.setup_future_usage === 'off_session') chosen.hidden.isSetUp = true
  await keepMethod(scope.tx, chosen, intent.customer)
}

/** Hands the person over to the bank's page; the intent waits for as long as it takes. */
async function challenge(scope: Scope, row: IntentRow, method: Stripe.PaymentMethod, returnUrl: string | null) {
  const { intent, hidden } = row
  const token = randomText(32)
  const url = `${scope.ctx.config.publicUrl}/bank/3ds/${token}`
  hidden.challenge = { token, method: method.id }
  intent.status = 'requires_action'
  intent.payment_method = method.id
  intent.last_payment_error = null
  intent.next_action = returnUrl
    ? { type: 'redirect_to_url', redirect_to_url: { return_url: returnUrl, url } }
    : ({ type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } } as never)
  await saveIntent(scope.tx, row)
  await saveChallenge(scope.tx, intent.id, token, method.id, returnUrl)
  await emitIntent(scope.tx, scope.ctx, 'requires_action', intent, scope.origin)
}

async function chooseMethod(call: Call, intent: Stripe.PaymentIntent): Promise<Chosen> {
  const data = asObject(call.params.payment_method_data)
  const id = asText(call.params.payment_method) || (data ? (await createMethod(call.tx, data)).id : null)
  const current = typeof intent.payment_method === 'string' ? intent.payment_method : null
  if (id) return resolveMethod(call.tx, id)
  if (current) return resolveMethod(call.tx, current)
  throw new StripeFailure(
    400,
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    { code: 'payment_intent_unexpected_state', payment_intent: intent },
    true,
  )
}

const isOffSession = (call: Call): boolean =>
  ['true', 'one_off', 'recurring'].includes(asText(call.params.off_session) ?? '')

/** Without its holder, a card pays alone when its bank lets it: they agreed once, or it never asks. */
function needsChallenge(call: Call, { card, hidden }: Chosen): boolean {
  if (isOffSession(call) && card.threeDS !== 'optional')
    return card.offSession === 'always' || (card.offSession === 'unless_set_up' && !hidden.isSetUp)
  if (card.threeDS === 'required') return true
  const options = asObject(asObject(call.params.payment_method_options)?.card)
  return card.threeDS === 'optional' && ['any', 'challenge'].includes(asText(options?.request_three_d_secure) ?? '')
}

function readReturnUrl(call: Call, row: IntentRow): string | null {
  const given = asText(call.params.return_url)
  if (!given) return row.hidden.returnUrl ?? null
  if (!/^https?:\/\/[^\s/]+/.test(given) || !URL.canParse(given))
    throw invalid('Not a valid URL', 'return_url', 'url_invalid')
  row.hidden.returnUrl = given
  return given
}

/** Confirms: the card is charged, refused, or the person is sent to the bank's page. */
export async function confirm(call: Call, row: IntentRow): Promise<Answer> {
  const { intent } = row
  checkState(intent, 'confirm')
  const returnUrl = readReturnUrl(call, row)
  if (isOffSession(call) && call.keyKind !== 'secret')
    throw invalid('The parameter `off_session` cannot be used with a publishable API key.', 'off_session')
  if (isOffSession(call) && intent.setup_future_usage)
    throw invalid(
      'You cannot confirm with the `off_session` parameter when `setup_future_usage` is also set on the PaymentIntent because you cannot set up future usages when processing payments off-session.',
      'off_session',
    )
  const chosen = await chooseMethod(call, intent)
  checkOwner(chosen, typeof intent.customer === 'string' ? intent.customer : null, isOffSession(call))
  const scope = scopeOf(call)
  if (chosen.card.threeDS === 'error') {
    await charge(scope, row, chosen, false, declineOf('processing_error'))
  } else if (needsChallenge(call, chosen)) {
    if (isOffSession(call) || asText(call.params.error_on_requires_action) === 'true') {
      const message = 'Your card was declined. This transaction requires authentication.'
      const decline = { code: 'authentication_required', decline_code: 'authentication_required', message }
      await charge(scope, row, chosen, false, decline)
    } else await challenge(scope, row, chosen.method, returnUrl)
  } else await charge(scope, row, chosen, false, chosen.card.decline)
  return answerOf(intent)
}

/** 402 with the refusal when the last try was refused, else the intent. */
export function answerOf(intent: Stripe.PaymentIntent): Answer {
  const error = intent.last_payment_error
  if (!error || intent.status !== 'requires_payment_method') return { status: 200, body: intent }
  const { message, type, ...detail } = error
  const failure = new StripeFailure(402, message ?? '', {
    ...detail,
    type: type as 'card_error',
    payment_intent: intent,
  } as never)
  return { status: 402, body: failure.body }
}

async function methodOf(scope: Scope, id: string): Promise<Chosen> {
  const found = await findObject(scope.tx, 'payment_method', id)
  if (!found) throw new Error(`payment method ${id} is gone`)
  return { method: found.body, card: found.private.card, hidden: found.private }
}

/** The person answered the bank. False: there is nothing to answer any more. */
export async function answerChallenge(scope: Scope, row: IntentRow, isAccepted: boolean): Promise<boolean> {
  const { intent, hidden } = row
  if (intent.status !== 'requires_action' || !hidden.challenge) return false
  const chosen = await methodOf(scope, hidden.challenge.method)
  if (isAccepted) await charge(scope, row, chosen, true, chosen.card.decline)
  else {
    const code = 'payment_intent_authentication_failure'
    await refuse(scope, row, chosen.method, { code, message: AUTHENTICATION_FAILED, type: 'invalid_request_error' })
  }
  return true
}

/** For tests: ends a payment whatever its card says, as a bank that takes its time would. */
export async function decide(scope: Scope, row: IntentRow, decline: Decline | null): Promise<void> {
  checkState(row.intent, 'decide')
  const current = typeof row.intent.payment_method === 'string' ? row.intent.payment_method : 'pm_card_visa'
  await charge(scope, row, await resolveMethod(scope.tx, current), false, decline)
}

/** For tests: the bank says neither yes nor no for now. */
export async function makeProcessing(scope: Scope, row: IntentRow): Promise<void> {
  checkState(row.intent, 'decide')
  const current = typeof row.intent.payment_method === 'string' ? row.intent.payment_method : 'pm_card_visa'
  const { method } = await resolveMethod(scope.tx, current)
  row.intent.payment_method = method.id
  row.intent.status = 'processing'
  row.intent.next_action = null
  delete row.hidden.challenge
  await saveIntent(scope.tx, row)
  await emitIntent(scope.tx, scope.ctx, 'processing', row.intent, scope.origin)
}
