import { describe, expect, it } from 'vitest'
import { getJson, openSandbox, PUBLISHABLE_KEY } from './support'

const world = openSandbox()

const ask = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  fetch(world.sandbox.url + path, { method, headers, body, redirect: 'manual' })

/** Each way to change something without a key, with what a browser can send without asking first. */
const fault = JSON.stringify({ on: 'POST /emails', kind: 'error_500' })
const changes: [method: string, path: string, body?: string][] = [
  ['POST', '/faults', fault],
  ['DELETE', '/faults'],
  ['POST', '/clock', '{"advance":"P1D"}'],
  ['POST', '/payments/pi_any/succeed'],
  ['POST', '/events/release'],
  ['POST', '/events/evt_any/redeliver'],
  ['POST', '/bank/3ds/any', 'answer=accept'],
  ['DELETE', '/mail'],
  ['POST', '/emails', '{}'],
  ['POST', '/page/horloge', 'avance=P1D'],
]

describe('pages of other sites change nothing in the sandbox [6.S4]', () => {
  it.each(changes)('%s %s', async (method, path, body) => {
    const clock = await getJson(`${world.sandbox.url}/clock`)
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://ailleurs.example' },
      // The application itself is another port of the same site.
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' },
      // A browser that says only where the page is from.
      { origin: 'http://localhost:3000' },
      { origin: 'null' },
    ]
    for (const headers of foreign)
      expect((await ask(method, path, { 'content-type': 'text/plain', ...headers }, body)).status).toBe(403)
    expect((await getJson(`${world.sandbox.url}/faults`)).faults).toEqual([])
    expect((await getJson(`${world.sandbox.url}/clock`)).aheadSeconds).toBe(clock.aheadSeconds)
  })

  it('its own page, programs and tests do', async () => {
    const origin = world.sandbox.url
    for (const headers of [{ origin, 'sec-fetch-site': 'same-origin' }, { origin }, {}] as Record<string, string>[])
      expect((await ask('POST', '/faults', headers, fault)).status).toBe(201)
    expect((await ask('DELETE', '/faults', {})).status).toBe(200)
  })

  it('the payment API still answers the pages of the merchant', async () => {
    const { client_secret: secret, id } = await world.stripe.paymentIntents.create({ amount: 4_200, currency: 'eur' })
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }
    const query = `key=${PUBLISHABLE_KEY}&client_secret=${secret}`
    const read = await ask('GET', `/v1/payment_intents/${id}?${query}`, headers)
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    const confirmed = await ask(
      'POST',
      `/v1/payment_intents/${id}/confirm`,
      form,
      `${query}&payment_method=pm_card_visa`,
    )
    expect([confirmed.status, confirmed.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  })
})
