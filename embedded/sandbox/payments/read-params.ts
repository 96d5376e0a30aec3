import type Stripe from 'stripe'
import { invalid } from './failure'
import { asList, asObject, asText, type Params } from './form'

const CURRENCIES = new Set(['eur', 'usd', 'cad', 'gbp', 'chf'])
const SMALLEST = 50
const LARGEST = 99_999_999

export function readAmount(params: Params, currency: string): number {
  const text = asText(params.amount)
  if (text === undefined) throw invalid('Missing required param: amount.', 'amount', 'parameter_missing')
  if (!/^-?\d+$/.test(text)) throw invalid(`Invalid integer: ${text}`, 'amount', 'parameter_invalid_integer')
  const amount = Number(text)
  if (amount < 1) throw invalid('This value must be greater than or equal to 1.', 'amount', 'parameter_invalid_integer')
  if (amount < SMALLEST) throw invalid(`Amount must be at least 0.50 ${currency}`, 'amount', 'amount_too_small')
  if (amount > LARGEST)
    throw invalid(`Amount must be no more than 999,999.99 ${currency}`, 'amount', 'amount_too_large')
  return amount
}

export function readCurrency(params: Params): string {
  const text = asText(params.currency)
  if (!text) throw invalid('Missing required param: currency.', 'currency', 'parameter_missing')
  const currency = text.toLowerCase()
  if (!CURRENCIES.has(currency)) throw invalid(`Invalid currency: ${text}.`, 'currency')
  return currency
}

/** Merges as Stripe does: an empty value removes its key, an empty 'metadata' removes all. */
export function mergeMetadata(old: Stripe.Metadata, params: Params): Stripe.Metadata {
  if (params.metadata === undefined) return old
  if (params.metadata === '') return {}
  const given = asObject(params.metadata)
  if (!given) throw invalid('Invalid hash', 'metadata')
  const merged = { ...old }
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== 'string') throw invalid('Metadata values must be strings.', `metadata[${key}]`)
    if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters.', 'metadata')
    if (value.length > 500) throw invalid('Metadata values can have up to 500 characters.', `metadata[${key}]`)
    if (value === '') delete merged[key]
    else merged[key] = value
  }
  if (Object.keys(merged).length > 50) throw invalid('Metadata can have up to 50 keys.', 'metadata')
  return merged
}

/** Cards are all that the sandbox plays: anything else is refused by name, never half done. */
export function checkCardsOnly(params: Params): void {
  const types = asList(params.allowed_payment_method_types)
  const other = types.find((type) => type !== 'card')
  if (other) throw invalid(`The payment sandbox knows cards only, not ${other}.`, 'allowed_payment_method_types')
  const capture = asText(params.capture_method)
  if (capture && !capture.startsWith('automatic'))
    throw invalid(`The payment sandbox does not play capture_method ${capture}.`, 'capture_method')
  const confirmation = asText(params.confirmation_method)
  if (confirmation && confirmation !== 'automatic')
    throw invalid(`The payment sandbox does not play confirmation_method ${confirmation}.`, 'confirmation_method')
}

/** '' → null, absent → what was there. */
export const readOptional = (params: Params, name: string, old: string | null): string | null => {
  const text = asText(params[name])
  return text === undefined ? old : text || null
}

export function readShipping(params: Params, old: Stripe.PaymentIntent['shipping']): Stripe.PaymentIntent['shipping'] {
  if (params.shipping === undefined) return old
  return (asObject(params.shipping) as unknown as Stripe.PaymentIntent['shipping']) ?? null
}
