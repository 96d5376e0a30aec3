import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { afterAll, beforeAll } from 'vitest'
import { type Sandbox, startSandbox } from '@/embedded/sandbox/app'
import { createTestDatabase } from '@/tests/support/database'

export const SECRET_KEY = 'sk_test_sandboxtests'
export const PUBLISHABLE_KEY = 'pk_test_sandboxtests'
export const WEBHOOK_SECRET = 'whsec_sandboxtests'

export type Received = { body: string; signature: string; event: Stripe.Event }

/** An endpoint that answers as told and remembers what it got. */
export type Endpoint = { url: string; received: Received[]; answers: number[]; close: () => Promise<void> }

async function readBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}

export async function startEndpoint(): Promise<Endpoint> {
  const received: Received[] = []
  const answers: number[] = []
  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    received.push({ body, signature: String(request.headers['stripe-signature']), event: JSON.parse(body) })
    response.writeHead(answers.shift() ?? 200).end('seen')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/stripe`
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url, received, answers, close }
}

export function stripeFor(url: string, key = SECRET_KEY, config: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false, ...config })
}

export type World = { sandbox: Sandbox; endpoint: Endpoint; stripe: Stripe; restart: () => Promise<void> }

/** A sandbox of this file alone on a free port, with an endpoint for its events and the official client. */
export function openSandbox(): World {
  const database = createTestDatabase({ checksInvariants: false, isDefault: false })
  const world = {} as World
  const start = async () => {
    const { ownerUrl } = await database
    world.sandbox = await startSandbox(
      {
        databaseUrl: ownerUrl,
        appUrl: 'http://127.0.0.1:9',
        payments: {
          secretKey: SECRET_KEY,
          publishableKey: PUBLISHABLE_KEY,
          webhookSecrets: [WEBHOOK_SECRET],
          webhookUrl: world.endpoint.url,
          retryBaseMs: 40,
          webhookTimeoutMs: 2_000,
        },
      },
      0,
    )
    world.stripe = stripeFor(world.sandbox.url)
  }
  world.restart = async () => {
    await world.sandbox.stop()
    await start()
  }
  beforeAll(async () => {
    world.endpoint = await startEndpoint()
    await start()
  })
  afterAll(async () => {
    await world.sandbox.stop()
    await world.endpoint.close()
  })
  return world
}

export async function waitFor<T>(what: () => T | Promise<T>, withinMs = 5_000): Promise<NonNullable<T>> {
  const until = Date.now() + withinMs
  for (;;) {
    const value = await what()
    if (value) return value
    if (Date.now() > until) throw new Error(`nothing after ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export const getJson = async (url: string) => (await fetch(url)).json()
export async function postJson(url: string, body: unknown = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

/** Answers the bank's page as a person does; the address that the person is sent to. */
export async function answerBank(url: string, answer: 'accept' | 'refuse' | 'abandon'): Promise<URL> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `answer=${answer}`,
  })
  return new URL(response.headers.get('location') ?? '', url)
}

export const caught = async (promise: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  promise.then(
    () => {
      throw new Error('nothing was thrown')
    },
    (error) => error as Stripe.errors.StripeError,
  )
