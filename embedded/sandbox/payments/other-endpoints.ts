import type { Call, Endpoint } from './call'
import { expand, listObjects } from './expand'
import { missing } from './failure'
import { createMethod } from './methods'
import { findObject } from './tables'

const LISTING = ['created', 'ending_before', 'expand', 'limit', 'starting_after']

async function retrieveEvent({ tx, id }: Call) {
  const [row] = await tx<{ body: unknown }[]>`select body from sandbox.events where id = ${id}`
  if (!row) throw missing('event', id, 'id')
  return { status: 200, body: row.body }
}

async function retrieveObject(call: Call, kind: 'charge' | 'payment_method') {
  const found = await findObject(call.tx, kind, call.id)
  if (!found) throw missing(kind, call.id, 'id')
  return { status: 200, body: await expand(call, found.body) }
}

export const otherEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/v1/payment_methods',
    isPublic: true,
    params: ['type', 'card', 'billing_details', 'metadata', 'expand', 'key'],
    run: async (call) => ({ status: 200, body: await createMethod(call.tx, call.params) }),
  },
  {
    method: 'GET',
    path: '/v1/payment_methods/:id',
    params: ['expand'],
    run: (call) => retrieveObject(call, 'payment_method'),
  },
  {
    method: 'GET',
    path: '/v1/charges',
    params: [...LISTING, 'payment_intent', 'customer'],
    run: async (call) => ({ status: 200, body: await listObjects(call, 'charges') }),
  },
  { method: 'GET', path: '/v1/charges/:id', params: ['expand'], run: (call) => retrieveObject(call, 'charge') },
  {
    method: 'GET',
    path: '/v1/events',
    params: [...LISTING, 'type', 'types', 'delivery_success'],
    run: async (call) => ({ status: 200, body: await listObjects(call, 'events') }),
  },
  { method: 'GET', path: '/v1/events/:id', params: ['expand'], run: retrieveEvent },
]
