import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase } from '@/tests/support/database'
import { type Endpoint, getJson, SECRET_KEY, startEndpoint, stripeFor, WEBHOOK_SECRET, waitFor } from './support'

const database = createTestDatabase({ checksInvariants: false, isDefault: false })
let endpoint: Endpoint
let url: string
let child: ChildProcess

const findPort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

async function startProcess(): Promise<void> {
  child = spawn(process.execPath, ['--import', 'tsx', 'embedded/sandbox/main.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_OWNER_URL: (await database).ownerUrl,
      SANDBOX_PORT: new URL(url).port,
      SANDBOX_URL: url,
      STRIPE_SECRET_KEY: SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_WEBHOOK_URL: endpoint.url,
      SANDBOX_RETRY_BASE_MS: '50',
      TSX_TSCONFIG_PATH: 'scripts/tsconfig.json',
    },
  })
  await waitFor(
    () =>
      fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    20_000,
  )
}

beforeAll(async () => {
  endpoint = await startEndpoint()
  url = `http://127.0.0.1:${await findPort()}`
  await startProcess()
})
afterAll(async () => {
  child.kill('SIGKILL')
  await endpoint.close()
})

it('a kill -9 of the sandbox loses no payment, doubles none, and every event arrives [6.R1]', async () => {
  const stripe = stripeFor(url, SECRET_KEY, { timeout: 3_000 })
  const params = {
    amount: 900,
    currency: 'eur',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'http://localhost',
  }
  const payUntilAnswered = async (order: number): Promise<string> => {
    for (;;) {
      try {
        const options = { idempotencyKey: `order-${order}` }
        return (await stripe.paymentIntents.create({ ...params, metadata: { order } }, options)).id
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
    }
  }
  const orders = Array.from({ length: 60 }, (_, order) => order)
  const paying = Promise.all(
    orders.map(async (order) => {
      await new Promise((resolve) => setTimeout(resolve, order * 40))
      return payUntilAnswered(order)
    }),
  )
  for (let kill = 0; kill < 2; kill++) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    child.kill('SIGKILL')
    await startProcess()
  }
  const ids = await paying
  const { payments } = await getJson(`${url}/payments`)
  expect(payments.length).toBe(60)
  expect(new Set(ids).size).toBe(60)
  for (const payment of payments) expect(payment).toMatchObject({ status: 'succeeded', charges: 1 })
  const arrived = () =>
    new Set(
      endpoint.received.filter(({ event }) => event.type === 'payment_intent.succeeded').map(({ event }) => event.id),
    )
  await waitFor(() => arrived().size === 60, 15_000)
})
