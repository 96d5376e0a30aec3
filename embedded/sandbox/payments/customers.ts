import type Stripe from 'stripe'
import type { Answer, Call, Endpoint } from './call'
import { expand, listObjects } from './expand'
import { invalid, missing, StripeFailure } from './failure'
import { asObject, asText, type Params } from './form'
import { newId, nowSeconds } from './ids'
import { type Chosen, keepMethod, resolveMethod } from './methods'
import { mergeMetadata, readOptional } from './read-params'
import { findObject, saveObject } from './tables'

const FIELDS = ['address', 'description', 'email', 'expand', 'metadata', 'name', 'phone', 'preferred_locales']

export const newCustomer = (): Stripe.Customer =>
  ({
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: nowSeconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }) as unknown as Stripe.Customer

function readFields(customer: Stripe.Customer, params: Params): void {
  const email = readOptional(params, 'email', customer.email)
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email))
    throw invalid(`Invalid email address: ${email}`, 'email', 'email_invalid')
  customer.email = email
  customer.name = readOptional(params, 'name', customer.name ?? null)
  customer.phone = readOptional(params, 'phone', customer.phone ?? null)
  customer.description = readOptional(params, 'description', customer.description)
  customer.metadata = mergeMetadata(customer.metadata, params)
  const address = asObject(params.address)
  if (address) customer.address = address as unknown as Stripe.Address
}

export async function getCustomer(call: Pick<Call, 'tx'>, id: string, param = 'customer'): Promise<Stripe.Customer> {
  const found = await findObject(call.tx, 'customer', id)
  if (!found) throw missing('customer', id, param)
  return found.body
}

async function write(call: Call): Promise<Answer> {
  const customer = call.id ? await getCustomer(call, call.id, 'id') : newCustomer()
  readFields(customer, call.params)
  await saveObject(call.tx, 'customer', customer, {})
  return { status: 200, body: await expand(call, customer) }
}

async function retrieve(call: Call): Promise<Answer> {
  return { status: 200, body: await expand(call, await getCustomer(call, call.id, 'id')) }
}

/** Keeps a card with a customer; the bank is not asked, so that a card which will be refused is kept too. */
async function attach(call: Call): Promise<Answer> {
  const customer = asText(call.params.customer)
  if (!customer) throw invalid('Missing required param: customer.', 'customer', 'parameter_missing')
  await getCustomer(call, customer)
  const chosen = await resolveMethod(call.tx, call.id)
  const owner = chosen.method.customer
  if (owner && owner !== customer)
    throw new StripeFailure(400, 'The payment method you provided has already been attached to a customer.', {
      code: 'resource_already_exists',
    })
  await keepMethod(call.tx, chosen, customer)
  return { status: 200, body: await expand(call, chosen.method) }
}

async function detach(call: Call): Promise<Answer> {
  const chosen = await resolveMethod(call.tx, call.id)
  if (!chosen.method.customer)
    throw invalid(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
      'payment_method',
    )
  chosen.method.customer = null
  await saveObject(call.tx, 'payment_method', chosen.method, chosen.hidden)
  return { status: 200, body: await expand(call, chosen.method) }
}

/** A card kept with a customer is charged with that customer only, and a customer is charged on its own cards only. */
export function checkOwner({ method }: Pick<Chosen, 'method'>, customer: string | null, isOffSession: boolean): void {
  const owner = typeof method.customer === 'string' ? method.customer : null
  if (owner && !customer)
    throw invalid(
      `The PaymentMethod ${method.id} belongs to the Customer ${owner}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`,
      'payment_method',
    )
  const isForeign = owner !== null && owner !== customer
  if (isForeign || (isOffSession && customer && !owner))
    throw new StripeFailure(
      400,
      `The customer does not have a payment method with the ID ${method.id}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'payment_method' },
    )
}

const LISTING = ['created', 'email', 'ending_before', 'expand', 'limit', 'starting_after']
const ONE = '/v1/customers/:id'

async function listMethods(call: Call): Promise<Answer> {
  const customer = call.id || asText(call.params.customer)
  if (customer) await getCustomer(call, customer)
  const params = customer ? { ...call.params, customer } : call.params
  return { status: 200, body: await listObjects({ ...call, params }, 'payment_methods') }
}

export const customerEndpoints: Endpoint[] = [
  { method: 'POST', path: '/v1/customers', params: FIELDS, run: write },
  {
    method: 'GET',
    path: '/v1/customers',
    params: LISTING,
    run: async (call) => ({ status: 200, body: await listObjects(call, 'customers') }),
  },
  { method: 'GET', path: ONE, params: ['expand'], run: retrieve },
  { method: 'POST', path: ONE, params: FIELDS, run: write },
  { method: 'GET', path: `${ONE}/payment_methods`, params: [...LISTING, 'type', 'allow_redisplay'], run: listMethods },
  { method: 'GET', path: '/v1/payment_methods', params: [...LISTING, 'customer', 'type'], run: listMethods },
  { method: 'POST', path: '/v1/payment_methods/:id/attach', params: ['customer', 'expand'], run: attach },
  { method: 'POST', path: '/v1/payment_methods/:id/detach', params: ['expand'], run: detach },
]
