import type Stripe from 'stripe'
import type { Call } from './call'
import { invalid, missing } from './failure'
import { asList, asObject, asText } from './form'
import { findObject } from './tables'

type Bag = Record<string, unknown>

const EXPANDABLE = {
  payment_method: 'payment_method',
  latest_charge: 'charge',
  charge: 'charge',
  customer: 'customer',
} as const

async function expandOne(call: Call, object: Bag, name: string): Promise<void> {
  if (!(name in EXPANDABLE)) throw invalid(`This property cannot be expanded (${name}).`, 'expand')
  const id = object[name]
  if (typeof id !== 'string') return
  const found = await findObject(call.tx, EXPANDABLE[name as keyof typeof EXPANDABLE], id)
  if (found) object[name] = found.body
}

/** Replaces the ids that `expand[]` names by what they stand for. */
export async function expand<T extends object>(call: Call, object: T, prefix = ''): Promise<T> {
  const copy = { ...object }
  for (const name of asList(call.params.expand)) {
    if (prefix && !name.startsWith(prefix)) throw invalid(`This property cannot be expanded (${name}).`, 'expand')
    await expandOne(call, copy as Bag, name.slice(prefix.length))
  }
  return copy
}

const SOURCES = {
  payment_intents: { table: 'payment_intents', where: '', url: '/v1/payment_intents' },
  events: { table: 'events', where: '', url: '/v1/events' },
  charges: { table: 'objects', where: 'charge', url: '/v1/charges' },
  customers: { table: 'objects', where: 'customer', url: '/v1/customers' },
  payment_methods: { table: 'objects', where: 'payment_method', url: '/v1/payment_methods' },
  refunds: { table: 'objects', where: 'refund', url: '/v1/refunds' },
  disputes: { table: 'objects', where: 'dispute', url: '/v1/disputes' },
} as const

const BOUNDS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function readLimit(call: Call): number {
  const text = asText(call.params.limit) ?? '10'
  const limit = Number(text)
  if (!/^\d+$/.test(text)) throw invalid(`Invalid integer: ${text}`, 'limit', 'parameter_invalid_integer')
  if (limit < 1 || limit > 100) throw invalid('This value must be between 1 and 100.', 'limit')
  return limit
}

/** A page of a list, newest first, as Stripe pages: by the id before or after which to go on. */
export async function listObjects(call: Call, kind: keyof typeof SOURCES): Promise<Stripe.ApiList<unknown>> {
  const { tx, params } = call
  const { table, where, url } = SOURCES[kind]
  const from = tx`sandbox.${tx(table)}`
  const limit = readLimit(call)
  const after = asText(params.starting_after)
  const before = asText(params.ending_before)
  const cursor = after ?? before
  let edge: string | null = null
  if (cursor) {
    const [row] = await tx<{ seq: string }[]>`select seq from ${from} where id = ${cursor}`
    if (!row) throw missing(kind.replace(/s$/, ''), cursor, after ? 'starting_after' : 'ending_before')
    edge = row.seq
  }
  let filter = where ? tx`kind = ${where}` : tx`true`
  if (edge) filter = after ? tx`${filter} and seq < ${edge}` : tx`${filter} and seq > ${edge}`
  const created = asObject(params.created)
  for (const [name, sign] of Object.entries(BOUNDS)) {
    const bound = asText(created?.[name])
    if (bound && !/^\d{1,15}$/.test(bound)) throw invalid(`Invalid integer: ${bound}`, `created[${name}]`)
    if (bound) filter = tx`${filter} and (body->>'created')::bigint ${tx.unsafe(sign)} ${bound}::bigint`
  }
  const exact = asText(params.created)
  if (exact && !/^\d{1,15}$/.test(exact)) throw invalid(`Invalid integer: ${exact}`, 'created')
  if (exact) filter = tx`${filter} and (body->>'created')::bigint = ${exact}::bigint`
  for (const name of ['type', 'customer', 'payment_intent', 'charge', 'email']) {
    const value = asText(params[name])
    if (value) filter = tx`${filter} and body->>${name} = ${value}`
  }
  const types = asList(params.types)
  if (types.length) filter = tx`${filter} and body->>'type' in ${tx(types)}`
  const order = before ? tx`asc` : tx`desc`
  const rows = await tx<{ body: Bag }[]>`
    select body from ${from} where ${filter} order by seq ${order} limit ${limit + 1}`
  const page = rows.slice(0, limit)
  if (before) page.reverse()
  const data = await Promise.all(page.map(({ body }) => expand(call, body, 'data.')))
  return { object: 'list', data, has_more: rows.length > limit, url }
}
