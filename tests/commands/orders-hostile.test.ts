import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { cartLines } from '@/db/schema/cart'
import { offers } from '@/db/schema/catalogue'
import { orderLines, orders } from '@/db/schema/orders'
import { addLine } from '@/lib/cart/commands/add-line'
import { acceptChanges, removeLine, setLineLearner } from '@/lib/cart/commands/change-line'
import { findCart } from '@/lib/cart/queries'
import { acceptChangesInput, addLineInput, addToCartInput, lineInput, lineLearnerInput } from '@/lib/cart/schema'
import { checkoutInput } from '@/lib/orders/schema'
import { checkOut } from '@/lib/payments/flows'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { makeMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, showCheckout } from '@/tests/support/payments'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

/** What a form may hold that no page of ours ever sends. */
const rubbish = fc.oneof(
  fc.constantFrom(
    '',
    '-1',
    'NaN',
    '1e309',
    '0',
    '1; drop table orders',
    "' or 1=1 --",
    '\u0000',
    '../../etc',
    'null',
    '[]',
    '{}',
  ),
  fc.uuid(),
  fc.string({ maxLength: 40 }),
  fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
)

type World = Awaited<ReturnType<typeof makeWorld>>

async function makeWorld() {
  const { structure, membership, pack, single, trial } = await makeCatalogue()
  const elsewhere = await makeCatalogue()
  const withdrawn = await makeOffer(db(), structure, { isPublished: false })
  const group = await makeOffer(db(), structure, { kind: 'group' })
  const buyer = await makeBuyer(structure, [])
  const stranger = await makeBuyer(structure, [single])
  const ofStranger = (await findCart(stranger.owner))!.cart.lines[0]!.id
  const offerIds = [membership, pack, single, trial, withdrawn, group, elsewhere.pack].map(({ id }) => id)
  const learnerIds = [buyer.learnerId, stranger.learnerId, (await makeMember(db(), elsewhere.structure)).learnerId]
  return { structure, buyer, stranger, ofStranger, offerIds, learnerIds }
}

type Step = { kind: string; offer: unknown; learner: unknown; line: unknown; price: number; seen: unknown }

const steps = ({ offerIds, learnerIds, ofStranger }: World) =>
  fc.array(
    fc.record<Step>({
      kind: fc.constantFrom('add', 'addFor', 'remove', 'learner', 'accept', 'price', 'tamper', 'order'),
      offer: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...offerIds) }, rubbish),
      learner: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...learnerIds) }, rubbish),
      line: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('own', ofStranger) }, rubbish),
      price: fc.integer({ min: 0, max: 100_000 }),
      seen: fc.oneof({ weight: 3, arbitrary: fc.constant('shown') }, rubbish),
    }),
    { maxLength: 14 },
  )

/** A form goes through its schema, as in the action; what the schema refuses reaches no command. */
async function play({ buyer, structure }: World, step: Step): Promise<void> {
  const { owner } = buyer
  const shown = await findCart(owner)
  const line = step.line === 'own' ? shown?.cart.lines[0]?.id : step.line
  const seen = step.seen === 'shown' ? (shown?.seen ?? '') : step.seen
  const [offer, learner] = [step.offer, step.learner]
  const add = addToCartInput.safeParse({ offer, price: step.price })
  const addFor = addLineInput.safeParse({ offer, learner, priceCents: step.price })
  const removed = lineInput.safeParse({ line })
  const choice = lineLearnerInput.safeParse({ line, learner })
  const accepted = acceptChangesInput.safeParse({ seen })
  const order = checkoutInput.safeParse({ seen, terms: 'on', total: -1, immediate: 'on' })
  if (step.kind === 'add' && add.success) await addLine(owner, { offerId: add.data.offer, learnerId: null })
  if (step.kind === 'addFor' && addFor.success)
    await addLine(owner, { offerId: addFor.data.offer, learnerId: addFor.data.learner })
  if (step.kind === 'remove' && removed.success) await removeLine(owner, removed.data.line)
  if (step.kind === 'learner' && choice.success) await setLineLearner(owner, choice.data.line, choice.data.learner)
  if (step.kind === 'accept' && accepted.success) await acceptChanges(owner, accepted.data.seen)
  if (step.kind === 'price')
    await db()
      .update(offers)
      .set({ priceCents: step.price, reducedPriceCents: null })
      .where(eq(offers.structureId, structure.id))
  // Even rows written behind our back decide no amount.
  if (step.kind === 'tamper' && shown)
    await db().update(cartLines).set({ shownPriceCents: -1 }).where(eq(cartLines.cartId, shown.cart.id))
  if (step.kind === 'order' && order.success) await orderAndCompare(buyer, order.data.seen)
}

async function orderAndCompare({ actor, learnerId }: World['buyer'], seen: string): Promise<void> {
  const before = await db().select({ id: offers.id, priceCents: offers.priceCents }).from(offers)
  const placed = await checkOut(actor, await showCheckout(actor, { seen }))
  if (!placed.ok) return
  const [order] = await db().select().from(orders).where(eq(orders.id, placed.value.orderId))
  const lines = await db()
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, order!.id))
    .orderBy(asc(orderLines.position))
  for (const line of lines) expect(line.priceCents).toBe(before.find(({ id }) => id === line.offerId)!.priceCents)
  expect(order!.totalCents).toBe(lines.reduce((total, line) => total + line.priceCents, 0))
  expect(lines.every((line) => line.learnerId === learnerId)).toBe(true)
}

test('[6.R7] hostile carts never make an order that differs from the catalogue, nor touch anybody else’s', async () => {
  const world = await makeWorld()
  await fc.assert(
    fc.asyncProperty(steps(world), async (list) => {
      for (const step of list) await play(world, step)
      const theirs = await findCart(world.stranger.owner)
      expect(theirs!.cart.lines.map(({ id }) => id)).toEqual([world.ofStranger])
    }),
    { numRuns: 60, endOnFailure: true },
  )
  expect(await db().$count(orders, eq(orders.clientFileId, world.buyer.clientFileId))).toBeGreaterThan(0)
  expect(await db().$count(orders, eq(orders.clientFileId, world.stranger.clientFileId))).toBe(0)
})
