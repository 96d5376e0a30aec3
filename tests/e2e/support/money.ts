import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import postgres from 'postgres'
import { addToCart, logIn, validateOrder } from './journey'
import { places } from './test'

const { password, accounts } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  accounts: { email: string }[]
}

let client: postgres.Sql | undefined
/** The owner's connection: for what no screen shows, and for what staff will one day do on a screen. */
export const sql = (): postgres.Sql => {
  client ??= postgres(places.database, { max: 2, onnotice: () => {} })
  return client
}

/** A worker runs several files: the next one opens its own. */
export async function closeSql(): Promise<void> {
  await client?.end()
  client = undefined
}

/**
 * An adult of the demonstration's crowd who is alone in their file, with nothing in the cart and nothing to pay: somebody else
 * at each call, in whichever worker (support/global-setup).
 */
export async function findQuietMember(): Promise<string> {
  const known = accounts.map(({ email }) => email)
  const [row] = await sql()<{ email: string }[]>`
    insert into e2e.taken (email)
    select a.email from accounts a join client_files f on f.account_id = a.id
    where a.status = 'active' and a.email <> all (${known}) and a.email like '%@exemple.example' and a.email !~ '[0-9]'
      and (select count(*) from guardianships g where g.client_file_id = f.id) = 1
      and not exists (select from carts c join cart_lines l on l.cart_id = c.id where c.client_file_id = f.id)
      and not exists (select from orders o where o.client_file_id = f.id and o.status = 'pending')
      and not exists (select from e2e.taken t where t.email = a.email)
    order by a.email desc limit 1
    on conflict do nothing returning email`
  return row?.email ?? findQuietMember()
}

export const single = 'cours-chant'

/** Logs somebody in. @returns their address */
export async function comeIn(page: Page): Promise<string> {
  const email = await findQuietMember()
  await logIn(page, email, password)
  return email
}

export const orderIdOf = (page: Page): string => /\/paiement\/([0-9a-f-]{36})/.exec(page.url())![1]!

/** Somebody logged in, on the payment page of one lesson. */
export async function reachPayment(page: Page): Promise<{ email: string; orderId: string }> {
  const email = await comeIn(page)
  await addToCart(page, single)
  await validateOrder(page)
  return { email, orderId: orderIdOf(page) }
}

type Payment = { id: string; status: string; charges: number; paid_charges: number }

/** What the provider knows of an order. */
export async function listPayments(orderId: string): Promise<Payment[]> {
  const response = await fetch(`${places.sandbox}/payments?order=${orderId}`)
  return ((await response.json()) as { payments: Payment[] }).payments
}

/** The one payment of an order, once its page has asked for it. */
export async function waitForPayment(orderId: string): Promise<Payment> {
  await expect.poll(async () => (await listPayments(orderId)).length).toBe(1)
  return (await listPayments(orderId))[0]!
}

/** What the buyer does at the bank without their browser, on a phone for instance. */
export async function actAtBank(paymentId: string, action: 'accept' | 'refuse' | 'succeed'): Promise<void> {
  const response = await fetch(`${places.sandbox}/payments/${paymentId}/${action}`, { method: 'POST' })
  expect(response.status).toBe(200)
}

/** No event of this payment ever reaches us. Those of other tests do. */
export async function dropEvents(paymentId: string): Promise<void> {
  const body = JSON.stringify({ on: `event :type ${paymentId}`, kind: 'drop', times: 50 })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${places.sandbox}/faults`, { method: 'POST', headers, body })
  expect(response.status).toBe(201)
}

const countCharges = async (orderId: string) =>
  (await listPayments(orderId)).reduce((sum, payment) => sum + payment.paid_charges, 0)

const findOrder = async (orderId: string) => {
  const [row] = await sql()<{ status: string; passes: number }[]>`
    select o.status, (select count(*)::int from passes p join order_lines l on l.id = p.order_line_id
      where l.order_id = o.id) as passes
    from orders o where o.id = ${orderId}`
  return row!
}

export const waitUntilPaid = (orderId: string): Promise<void> =>
  expect.poll(async () => (await findOrder(orderId)).status, { timeout: 20_000 }).toBe('paid')

/** Charged once, granted once. */
export async function expectPaidOnce(orderId: string): Promise<void> {
  expect(await countCharges(orderId)).toBe(1)
  expect(await findOrder(orderId)).toEqual({ status: 'paid', passes: 1 })
}

export async function expectNothingCharged(orderId: string): Promise<void> {
  expect(await countCharges(orderId)).toBe(0)
  expect(await findOrder(orderId)).toEqual({ status: 'pending', passes: 0 })
}

/** Orders of somebody that can be paid or are. */
export async function countLiveOrders(email: string, since: Date): Promise<number> {
  const [row] = await sql()<{ count: number }[]>`
    select count(*)::int as count from orders o join client_files f on f.id = o.client_file_id
      join accounts a on a.id = f.account_id
    where a.email = ${email} and o.ordered_at >= ${since} and o.status in ('pending', 'paid')`
  return row!.count
}

/** One test at a time records cheques and takes them to the bank: the drawer is everybody's. */
export async function withDrawer<Result>(work: () => Promise<Result>): Promise<Result> {
  const drawer = await sql().reserve()
  try {
    await drawer`select pg_advisory_lock(4242)`
    return await work()
  } finally {
    await drawer`select pg_advisory_unlock(4242)`
    drawer.release()
  }
}
