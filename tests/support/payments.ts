import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { db } from '@/db/client'
import { type Sandbox, startSandbox } from '@/embedded/sandbox/app'
import { findCart } from '@/lib/cart/queries'
import type { CartOwner } from '@/lib/cart/types'
import type { Member } from '@/lib/core/actor'
import type { OrderInput } from '@/lib/orders/commands/write-order'
import { receiveEvent } from '@/lib/payments/flows'
import { receiveMoneyBack } from '@/lib/refunds/flows'
import { constructEvent } from '@/lib/services/stripe'
import type { TestDatabase } from './database'

export type Shop = { sandbox: Sandbox; url: string /** What our endpoint answered, in order. */; answers: number[] }

/** Takes an event as app/api/stripe does, which itself needs a server around it. */
async function answerEvent(body: string, signature: string): Promise<number> {
  const event = constructEvent(body, signature)
  if (!event) return 400
  const { id, type, intentId } = event
  const receive = type.startsWith('payment_intent.') ? receiveEvent : receiveMoneyBack
  return receive({ id, type, intentId, payload: {} }).then(
    () => 200,
    () => 500,
  )
}

/** The payment sandbox beside a test's database, its events coming to our flows over HTTP; deaf, none is heard. */
export function openShop(database: TestDatabase, { isDeaf = false } = {}): Shop {
  const shop = { answers: [] as number[] } as Shop
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const status = isDeaf ? 503 : await answerEvent(body, String(request.headers['stripe-signature']))
    shop.answers.push(status)
    response.writeHead(status).end()
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/stripe`
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_PUBLISHABLE_KEY: publishableKey } = process.env as Record<
      string,
      string
    >
    const payments = {
      secretKey: secretKey!,
      publishableKey: publishableKey!,
      webhookSecrets: [process.env.STRIPE_WEBHOOK_SECRET!],
      webhookUrl,
      retryBaseMs: isDeaf ? 3_600_000 : 50,
      webhookTimeoutMs: 5_000,
    }
    shop.sandbox = await startSandbox({ databaseUrl: database.ownerUrl, appUrl: 'http://127.0.0.1:9', payments }, 0)
    shop.url = shop.sandbox.url
    process.env.STRIPE_API_BASE = shop.url
  })
  beforeEach(() => {
    shop.answers.length = 0
  })
  afterAll(async () => {
    await shop.sandbox?.stop()
    await new Promise((resolve) => server.close(resolve))
  })
  return shop
}

export const cartOf = ({ structureId, clientFileId }: Member): CartOwner => ({
  kind: 'file',
  structureId,
  clientFileId,
})

/** What the form of 'Valider ma commande' sends for the cart as it is shown now. */
export async function showCheckout(member: Member, given: Partial<OrderInput> = {}): Promise<OrderInput> {
  const shown = await findCart(cartOf(member))
  return {
    seen: shown?.seen ?? 'nothing',
    requestsImmediateStart: true,
    means: 'card',
    instalments: 1,
    ipAddress: '192.0.2.1',
    userAgent: 'vitest',
    ...given,
  }
}

/** Plays the buyer's bank: the card's number decides, as in Stripe's own tests. */
export async function payByCard(shop: Shop, clientSecret: string, number = '4242424242424242') {
  const id = clientSecret.split('_secret_')[0]!
  const form = new URLSearchParams({
    key: process.env.STRIPE_PUBLISHABLE_KEY!,
    client_secret: clientSecret,
    return_url: 'http://localhost:3000/retour',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': number,
    'payment_method_data[card][exp_month]': '12',
    'payment_method_data[card][exp_year]': '2034',
    'payment_method_data[card][cvc]': '123',
    'payment_method_data[billing_details][name]': 'Claire Vasseur',
  })
  const response = await fetch(`${shop.url}/v1/payment_intents/${id}/confirm`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  })
  const body = (await response.json()) as {
    status?: string
    next_action?: { redirect_to_url?: { url: string } }
    error?: { code?: string; decline_code?: string }
  }
  return { intentId: id, status: body.status, challenge: body.next_action?.redirect_to_url?.url, error: body.error }
}

/** What a person or staff does at the bank's side: succeed, fail, process, accept, refuse, cancel. */
export async function actOnPayment(shop: Shop, intentId: string, action: string): Promise<void> {
  await fetch(`${shop.url}/payments/${intentId}/${action}`, { method: 'POST' })
}

export async function planFault(
  shop: Shop,
  fault: { on: string; kind: string; times?: number; value?: number; committed?: boolean },
) {
  await shop.sandbox.ctx.faults.plan(fault as never)
}

export async function waitFor<Value>(what: () => Promise<Value | null | undefined | false>, withinMs = 5_000) {
  const until = performance.now() + withinMs
  for (;;) {
    const value = await what()
    if (value) return value
    if (performance.now() > until) throw new Error(`nothing after ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

export const rowCount = (table: Parameters<ReturnType<typeof db>['$count']>[0]) => db().$count(table)
