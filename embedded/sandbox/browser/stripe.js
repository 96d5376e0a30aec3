/*
 * Stands in for Stripe.js on the application's pages, so that `loadStripe`, <Elements>, <PaymentElement> and
 * `stripe.confirmPayment` of the official packages run unmodified. Served with elements.js as one classic script:
 * what is typed stays in the frame of the sandbox's own origin, as with Stripe.
 */
import { connectionError, createElements, IntegrationError, ORIGIN } from './elements.js'

const never = () => new Promise(() => {})
const idOf = (clientSecret) => {
  const [, id] = /^(pi_\w+?)_secret_\w+$/.exec(String(clientSecret)) ?? []
  if (!id) throw new IntegrationError('Invalid value for clientSecret: it should have the form pi_…_secret_….')
  return id
}

async function readIntent(apiKey, clientSecret) {
  const url = new URL(`/v1/payment_intents/${idOf(clientSecret)}`, ORIGIN)
  url.searchParams.set('client_secret', clientSecret)
  url.searchParams.set('key', apiKey)
  try {
    const answer = await (await fetch(url)).json()
    return answer.error ? { error: answer.error } : { paymentIntent: answer }
  } catch {
    return { error: connectionError() }
  }
}

const REDIRECT_STATUS = { succeeded: 'succeeded', processing: 'pending', requires_capture: 'pending' }

function backTo(returnUrl, intent) {
  const url = new URL(returnUrl, window.location.href)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret)
  url.searchParams.set('redirect_status', REDIRECT_STATUS[intent.status] ?? 'failed')
  return url.href
}

/** Leaves for the bank's page or back to the merchant's; a promise that never ends, since the page does. */
function leave(url) {
  window.location.assign(url)
  return never()
}

function goOn({ error, paymentIntent }, returnUrl, isAlwaysRedirected) {
  if (error) return { error }
  const bank = paymentIntent.next_action?.redirect_to_url?.url
  if (paymentIntent.status === 'requires_action' && bank) return leave(bank)
  return isAlwaysRedirected ? leave(backTo(returnUrl, paymentIntent)) : { paymentIntent }
}

/** With a card that the customer has kept there is no field to read: the page gives its id, as Stripe.js takes it. */
async function confirmKept(apiKey, clientSecret, returnUrl, params) {
  const body = new URLSearchParams({ key: apiKey, client_secret: clientSecret, return_url: returnUrl })
  body.set('payment_method', params.payment_method)
  try {
    const url = new URL(`/v1/payment_intents/${idOf(clientSecret)}/confirm`, ORIGIN)
    const answer = await (await fetch(url, { method: 'POST', body })).json()
    return answer.error ? { error: answer.error } : { paymentIntent: answer }
  } catch {
    return { error: connectionError() }
  }
}

function readConfirm({ elements, clientSecret, confirmParams = {}, redirect = 'always' }) {
  const isKept = !elements && typeof confirmParams.payment_method === 'string'
  if (!elements && !isKept) throw new IntegrationError('You must pass an elements object to stripe.confirmPayment().')
  const secret = elements?._clientSecret() ?? clientSecret
  idOf(secret)
  if (elements?._isDeferred() && !elements._isSubmitted())
    throw new IntegrationError('elements.submit() must be called before stripe.confirmPayment().')
  if (redirect !== 'if_required' && !confirmParams.return_url)
    throw new IntegrationError("confirmPayment needs confirmParams.return_url unless redirect is 'if_required'.")
  const returnUrl = new URL(confirmParams.return_url ?? window.location.href, window.location.href).href
  return { elements, secret, returnUrl, confirmParams, isAlwaysRedirected: redirect !== 'if_required' }
}

function Stripe(apiKey, _options) {
  if (typeof apiKey !== 'string' || !apiKey.startsWith('pk_'))
    throw new IntegrationError('Missing value for Stripe(): apiKey should be a publishable key.')
  const confirming = new Map()
  const notPlayed = (name) => async () => {
    throw new IntegrationError(`The payment sandbox does not play stripe.${name}().`)
  }

  async function confirm({ elements, secret, returnUrl, confirmParams, isAlwaysRedirected }) {
    const { return_url: _, ...params } = confirmParams
    const result = elements
      ? await elements._ask('confirm', { clientSecret: secret, returnUrl, params })
      : await confirmKept(apiKey, secret, returnUrl, params)
    return goOn(result, returnUrl, isAlwaysRedirected)
  }

  const stripe = {
    _apiKey: apiKey,
    version: 'endive',
    elements: (options) => createElements(stripe, options),
    /** Two clicks are one confirmation: the second gets the answer of the first. */
    async confirmPayment(options) {
      const read = readConfirm(options ?? {})
      const running = confirming.get(read.secret) ?? confirm(read)
      confirming.set(read.secret, running)
      try {
        return await running
      } finally {
        confirming.delete(read.secret)
      }
    },
    retrievePaymentIntent: (clientSecret) => readIntent(apiKey, clientSecret),
    async handleNextAction({ clientSecret }) {
      const result = await readIntent(apiKey, clientSecret)
      return goOn(result, window.location.href, false)
    },
    async createPaymentMethod({ elements, params = {} } = {}) {
      if (!elements) throw new IntegrationError('The payment sandbox plays createPaymentMethod({ elements }) only.')
      return elements._ask('createPaymentMethod', { params })
    },
    createToken: notPlayed('createToken'),
    confirmCardPayment: notPlayed('confirmCardPayment'),
    registerAppInfo: () => {},
    _registerWrapper: () => {},
  }
  return stripe
}

Stripe.version = 'endive'
window.Stripe = Stripe
