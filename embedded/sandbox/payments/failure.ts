import type Stripe from 'stripe'

type Detail = {
  type?: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  code?: string
  decline_code?: string
  param?: string
  charge?: string
  payment_intent?: Stripe.PaymentIntent
  payment_method?: Stripe.PaymentMethod
}

/**
 * An answer that is an error, in Stripe's shape. `isSaved` says whether an idempotency key remembers it: a failed
 * validation is forgotten, so that the same key may be used again with better parameters.
 */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail: Detail = {},
    readonly isSaved = false,
  ) {
    super(message)
  }

  get body() {
    const { type = 'invalid_request_error', ...rest } = this.detail
    const doc = rest.code ? { doc_url: `https://stripe.com/docs/error-codes/${rest.code.replaceAll('_', '-')}` } : {}
    return { error: { ...rest, ...doc, message: this.message, type } }
  }
}

export const invalid = (message: string, param?: string, code?: string): StripeFailure =>
  new StripeFailure(400, message, { code, param })

export const missing = (kind: string, id: string, param = 'intent'): StripeFailure =>
  new StripeFailure(404, `No such ${kind}: '${id}'`, { code: 'resource_missing', param })
