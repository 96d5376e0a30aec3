import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Member } from '@/lib/core/actor'
import { receiveEvent, settleOrder, sweepIntents } from '@/lib/payments/flows'
import { type Catalogue, makeCatalogue, makePayer } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { actOnPayment, openShop, payByCard } from '@/tests/support/payments'

/*
 * [6.R3] Whatever the bank did to each order, and however the provider tells it (twice, late, the end before the
 * beginning, several copies at once, between two steps of the bank), the ledger is what the bank did and nothing else.
 * The sandbox delivers nothing here: the test does, as badly as it can.
 */
const isLong = process.env.DIAPASON_LONG === '1'
const histories = isLong ? 1_000 : 8
const ordersEach = isLong ? 20 : 6

const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })

/** What happens at the bank, in its order; the last step decides. */
const lives = {
  'paid at once': ['4242424242424242'],
  'refused, then paid': ['4000000000009995', '4242424242424242'],
  'authenticated, then paid': ['4000002760003184', 'accept'],
  'authentication refused, then paid': ['4000002760003184', 'refuse', '4242424242424242'],
  'slow, then paid': ['4000002760003184', 'process', 'succeed'],
  'refused for good': ['4000000000000002', '4000000000009995'],
  'left at the bank': ['4000002760003184'],
  'cancelled by the provider': ['4000000000009995', 'cancel'],
  'never tried': [],
} as const
type Life = keyof typeof lives
const isPaid = (life: Life) => life.endsWith('paid') || life === 'paid at once'

type Telling = { event: number; copies: number; also: 'nobody' | 'the buyer' | 'reconciliation' }
/** One order: its life, and what is told after each of its steps, by position among the events that exist then. */
type Plan = { life: Life; tellings: Telling[][]; ending: number[] }

const telling = fc.record({
  event: fc.nat(20),
  copies: fc.integer({ min: 1, max: 3 }),
  also: fc.constantFrom('nobody' as const, 'the buyer' as const, 'reconciliation' as const),
})
const plan: fc.Arbitrary<Plan> = fc.record({
  life: fc.constantFrom(...(Object.keys(lives) as Life[])),
  tellings: fc.array(fc.array(telling, { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  ending: fc.array(fc.nat(1_000), { minLength: 40, maxLength: 40 }),
})

type Told = { id: string; type: string }
async function listEvents(intentId: string): Promise<Told[]> {
  const response = await fetch(`${shop.url}/events?object=${intentId}`)
  return ((await response.json()) as { events: Told[] }).events.reverse()
}

const tell = (intentId: string, { id, type }: Told) => receiveEvent({ id, type, intentId, payload: {} })
/** 'Busy' is an error to the provider, which tells again: the ending of every plan does. */
const patiently = (work: Promise<unknown>) => work.catch(() => {})

async function tellBadly(actor: Member, orderId: string, intentId: string, tellings: Telling[]): Promise<void> {
  const events = await listEvents(intentId)
  const runs = tellings.flatMap(({ event, copies, also }) => {
    const told = events[event % events.length]!
    const witness = also === 'the buyer' ? [settleOrder(actor, orderId)] : also === 'nobody' ? [] : [sweepIntents()]
    return [...Array.from({ length: copies }, () => tell(intentId, told)), ...witness]
  })
  await Promise.all(runs.map(patiently))
}

/** Everything once more, in an order of its own, two at a time, until each is accepted. */
async function tellTheRest(intentId: string, ending: number[]): Promise<void> {
  const events = await listEvents(intentId)
  const shuffled = events
    .map((event, rank) => ({ event, at: ending[rank % ending.length]! }))
    .sort((a, b) => a.at - b.at)
  for (const { event } of shuffled) await Promise.all([tell(intentId, event), patiently(tell(intentId, event))])
}

async function live({ structure, membership, pack }: Catalogue, { life, tellings, ending }: Plan) {
  const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [membership, pack])
  for (const [rank, step] of lives[life].entries()) {
    await (/^\d+$/.test(step) ? payByCard(shop, clientSecret, step) : actOnPayment(shop, intentId, step))
    await tellBadly(actor, orderId, intentId, tellings[rank] ?? [])
  }
  await tellTheRest(intentId, ending)
  return { orderId, life }
}

/** What the order left in the ledgers, as numbers. */
async function readLedger(orderId: string) {
  const [row] = await database.sql<Record<string, number | string>[]>`
    select o.status,
      (select count(*)::int from payments p where p.order_id = o.id and p.status = 'succeeded') as received,
      (select count(*)::int from memberships m join order_lines l on l.id = m.order_line_id where l.order_id = o.id) as memberships,
      (select coalesce(sum(e.amount), 0)::int from pass_entries e join passes p on p.id = e.pass_id
        join order_lines l on l.id = p.order_line_id where l.order_id = o.id) as credits,
      (select count(*)::int from outbox_events x where x.key = 'order.paid:' || o.id) as mails,
      (select count(*)::int from audit_entries a where a.subject_id = o.id::text and a.operation = 'order.pay') as settlements
    from orders o where o.id = ${orderId}`
  return { ...row! }
}

const nothing = { received: 0, memberships: 0, credits: 0, mails: 0, settlements: 0 }
const everything = { status: 'paid', received: 1, memberships: 1, credits: 10, mails: 1, settlements: 1 }
const expectedOf = (life: Life) => {
  if (isPaid(life)) return everything
  return { ...nothing, status: life === 'cancelled by the provider' ? 'expired' : 'pending' }
}

test(
  `[6.R3] ${histories} generated histories × ${ordersEach} orders × concurrent copies: the same ledger`,
  async () => {
    const catalogue = await makeCatalogue()
    const history = fc.array(plan, { minLength: ordersEach, maxLength: ordersEach })
    const property = fc.asyncProperty(history, async (plans) => {
      const lived = await Promise.all(plans.map((one) => live(catalogue, one)))
      for (const { orderId, life } of lived)
        expect({ life, ...(await readLedger(orderId)) }).toEqual({ life, ...expectedOf(life) })
      expect(await database.findBrokenInvariants()).toEqual({})
    })
    await fc.assert(property, { numRuns: histories, endOnFailure: true })
  },
  isLong ? 3_600_000 : 60_000,
)
