import { eq, inArray, sql } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { cartLines, carts } from '@/db/schema/cart'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { loadCart } from '@/lib/cart/queries'
import { fingerprintCart } from '@/lib/cart/rules'
import type { Job as Background, Member } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import { issueInvoice } from '@/lib/invoices/commands'
import { placeOrder } from '@/lib/orders/commands/place-order'
import { settlePayment } from '@/lib/payments/commands/settle-payment'
import { findStructure, getTermsInForce } from '@/lib/structures/queries'
import { measurePromises } from './invariants'
import { formatLocks } from './lesson-jobs'
import { compareWithPlainLoop, connections, countJobs } from './replay'

/*
 * P4 on data set S (data.ts): each file orders a membership with a package and pays it by card. The order, settlement and
 * invoice commands, each against the same SQL in a plain loop. Prints one line of JSON, last.
 */
const ordersSize = { warmUp: 100, perRound: 150 }
const settlementsSize = { warmUp: 60, perRound: 100 }
const invoicesSize = { warmUp: 40, perRound: 40 }
const background: Background = { kind: 'job', name: 'bench' }

type Buyer = { actor: Member; cartId: string; learnerId: string; seen: string }

async function insist(outcome: Promise<Outcome<unknown, string>>): Promise<void> {
  const result = await outcome
  if (!result.ok) throw new Error(`the command refused: ${result.refusal}`)
}

/** Carts of a membership and a package for as many files. */
async function fillCarts(structureId: string, count: number): Promise<Buyer[]> {
  const files = await db().execute<Record<'fileId' | 'accountId' | 'learnerId', string>>(sql`
    select f.id as "fileId", f.account_id as "accountId", g.learner_id as "learnerId"
    from client_files f join guardianships g on g.client_file_id = f.id where f.number >= 10000 order by f.number limit ${count}::int`)
  const offers = await db().execute<{ id: string; price: number }>(sql`
    select id, price_cents as price from offers where structure_id = ${structureId} and slug in ('forfait-10-cours-chant')
    union all (select id, price_cents from offers where structure_id = ${structureId} and kind = 'membership' limit 1)`)
  const made = await db()
    .insert(carts)
    .values(files.map(({ fileId }) => ({ structureId, clientFileId: fileId })))
    .returning({ id: carts.id, fileId: carts.clientFileId })
  const cartOf = new Map(made.map(({ id, fileId }) => [fileId, id]))
  const lines = files.flatMap(({ fileId, learnerId }) =>
    offers.map(({ id, price }) => ({
      cartId: cartOf.get(fileId)!,
      offerId: id,
      learnerId,
      shownPriceCents: price,
    })),
  )
  for (let at = 0; at < lines.length; at += 500)
    await db()
      .insert(cartLines)
      .values(lines.slice(at, at + 500))
  const terms = await getTermsInForce(structureId)
  const buyers: Buyer[] = []
  for (const { fileId, accountId, learnerId } of files) {
    const owner = { kind: 'file' as const, structureId, clientFileId: fileId }
    const loaded = await loadCart(db(), owner, await clock())
    const actor = { kind: 'member' as const, accountId, sessionId: accountId, structureId, clientFileId: fileId }
    const seen = fingerprintCart(loaded!.cart.lines, terms.id)
    buyers.push({ actor, cartId: cartOf.get(fileId)!, learnerId, seen })
  }
  return buyers
}

const orderOne = ({ actor, seen }: Buyer) =>
  insist(
    placeOrder(actor, {
      ...{ seen, requestsImmediateStart: true, means: 'card', instalments: 1 },
      ...{ ipAddress: '192.0.2.1', userAgent: 'bench' },
    }),
  )

type Placed = { order: typeof orders.$inferSelect; lines: (typeof orderLines.$inferSelect)[]; intentId: string }

/** The orders just placed, each with the intent that its card payment would have. */
async function readPlaced(buyers: readonly Buyer[]): Promise<Placed[]> {
  const carts = buyers.map(({ cartId }) => cartId)
  const placed = await db().select().from(orders).where(inArray(orders.cartId, carts)).orderBy(orders.number)
  const found: Placed[] = []
  for (const order of placed) {
    const lines = await db().select().from(orderLines).where(eq(orderLines.orderId, order.id))
    const intentId = `pi_bench_${order.id}`
    const { id: orderId, structureId, totalCents: amountCents } = order
    await db().insert(payments).values({ structureId, orderId, means: 'card', amountCents, intentId })
    found.push({ order, lines, intentId })
  }
  return found
}

const settleOne = ({ order, intentId }: Placed) =>
  insist(
    settlePayment(background, order.id, {
      ...{
        id: intentId,
        state: 'succeeded',
        amountCents: order.totalCents,
        currency: order.currency,
        failure: null,
        customerId: null,
        methodId: null,
      },
    }),
  )

const invoiceOne = ({ order, lines }: Placed) =>
  insist(
    withLocks([`order:${order.id}`], async (tx) =>
      accept(await issueInvoice(tx, background, { order, lines, issuedOn: '2026-11-21' })),
    ),
  )

function wordsOfPlaced({ order, lines }: Placed): string[] {
  const { structureId, clientFileId, id, cartId } = order
  const learners = lines.map(({ learnerId }) => `learner:${learnerId}`)
  const words = [id, clientFileId, cartId!, lines[0]!.learnerId]
  return [
    ...words,
    formatLocks([`order:${id}`, `cart:${structureId}:${clientFileId}`, ...learners]),
    formatLocks([`order:${id}`]),
  ]
}

const wordsOfBuyer = ({ actor, cartId, learnerId }: Buyer): string[] => [
  actor.clientFileId,
  actor.accountId,
  cartId,
  learnerId,
  formatLocks([`cart:${actor.structureId}:${actor.clientFileId}`, `learner:${learnerId}`]),
]

process.env.DATABASE_POOL = String(connections)
const structure = await findStructure('atelier')
const buyers = await fillCarts(structure!.id, countJobs(ordersSize))
const measures = []
measures.push(
  await compareWithPlainLoop({ ...ordersSize, name: 'order', jobs: buyers, run: orderOne, wordsOf: wordsOfBuyer }),
)
const placed = await readPlaced(buyers)
const count = countJobs(settlementsSize)
const settled = { jobs: placed.slice(0, count), run: settleOne, wordsOf: wordsOfPlaced }
measures.push(await compareWithPlainLoop({ ...settlementsSize, name: 'settlement', ...settled }))
const invoiced = { jobs: placed.slice(count), run: invoiceOne, wordsOf: wordsOfPlaced }
measures.push(await compareWithPlainLoop({ ...invoicesSize, name: 'invoice number', ...invoiced }))
measures.push(await measurePromises())
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
