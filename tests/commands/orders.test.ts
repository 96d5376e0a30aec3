import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { termsAcceptances } from '@/db/schema/accounts'
import { offers } from '@/db/schema/catalogue'
import { guardianships } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { termsVersions } from '@/db/schema/structures'
import { auditJournal } from '@/db/views'
import { addLine } from '@/lib/cart/commands/add-line'
import { removeLine } from '@/lib/cart/commands/change-line'
import { findCart } from '@/lib/cart/queries'
import type { Member } from '@/lib/core/actor'
import { placeOrder } from '@/lib/orders/commands/place-order'
import { findOrder, listPurchases, listWaitingOrders } from '@/lib/orders/queries'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { makeLearner, makeMember } from '@/tests/factories/member'
import { makeMembership } from '@/tests/factories/pass'
import { createTestDatabase } from '@/tests/support/database'
import { showCheckout } from '@/tests/support/payments'

await createTestDatabase()

const refusalOf = (outcome: { ok: true } | { ok: false; refusal: string }) => (outcome.ok ? null : outcome.refusal)
const place = async (actor: Member, given = {}) => placeOrder(actor, await showCheckout(actor, given))

async function getPlaced(actor: Member, given = {}) {
  const placed = await place(actor, given)
  if (!placed.ok) throw new Error(placed.refusal)
  return placed.value
}

describe('[1.C9] [6.L3] an order is what the cart was', () => {
  test('lines, prices, rules, terms, choices: all kept, all told', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { actor, learnerId } = await makeBuyer(structure, [membership, pack])
    const { orderId } = await getPlaced(actor, { requestsImmediateStart: false })
    const [order] = await db().select().from(orders).where(eq(orders.id, orderId))
    expect(order).toMatchObject({
      number: 1,
      status: 'pending',
      means: 'card',
      totalCents: 85_000,
      termsVersionId: structure.termsVersionId,
      requestsImmediateStart: false,
    })
    expect(order!.expiresAt!.getTime() - order!.orderedAt.getTime()).toBe(30 * 60_000)
    const lines = await db()
      .select()
      .from(orderLines)
      .where(eq(orderLines.orderId, orderId))
      .orderBy(orderLines.position)
    expect(lines.map((line) => [line.position, line.kind, line.priceCents, line.learnerId])).toEqual([
      [1, 'membership', 5_000, learnerId],
      [2, 'individual', 80_000, learnerId],
    ])
    expect(lines[1]!.rules).toMatchObject({
      cancellationNoticeHours: 24,
      validityMonths: 6,
      conditions: pack.conditions,
    })
    const [acceptance] = await db().select().from(termsAcceptances).where(eq(termsAcceptances.orderId, orderId))
    expect(acceptance).toMatchObject({ occasion: 'order', ipAddress: '192.0.2.1', userAgent: 'vitest' })
    expect(await db().$count(outboxEvents, eq(outboxEvents.key, `order.placed:${orderId}`))).toBe(1)
    expect(await db().$count(auditJournal, and(eq(auditJournal.subjectId, orderId)))).toBe(1)
  })

  test('what was bought never follows the catalogue', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const { orderId } = await getPlaced(actor)
    await db().update(offers).set({ priceCents: 1, name: 'Autre' }).where(eq(offers.id, single.id))
    expect((await findOrder(actor, orderId))!.lines).toMatchObject([{ name: single.name, priceCents: 9_000 }])
  })

  test('[1.D14] numbers follow each other in each structure, under any rush', async () => {
    const { structure, single } = await makeCatalogue()
    const buyers = await Promise.all(Array.from({ length: 8 }, () => makeBuyer(structure, [single])))
    const placed = await Promise.all(buyers.map(({ actor }) => getPlaced(actor)))
    const rows = await db().select({ number: orders.number }).from(orders).where(eq(orders.structureId, structure.id))
    expect(placed).toHaveLength(8)
    expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('the reduced price and a total of nothing: a free order', async () => {
    const { structure, single } = await makeCatalogue()
    await db().update(offers).set({ priceCents: 0 }).where(eq(offers.id, single.id))
    const { actor } = await makeBuyer(structure, [single])
    const { orderId } = await getPlaced(actor)
    expect((await findOrder(actor, orderId))!).toMatchObject({ means: 'free', totalCents: 0 })
  })
})

describe('[6.R8] the same cart is one order', () => {
  test('two clicks, two tabs, a hundred at once', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const input = await showCheckout(actor)
    const placed = await Promise.all(Array.from({ length: 100 }, () => placeOrder(actor, input)))
    const ids = new Set(placed.map((outcome) => (outcome.ok ? outcome.value.orderId : outcome.refusal)))
    ids.delete('busy')
    expect(ids.size).toBe(1)
    expect(await db().$count(orders, eq(orders.clientFileId, actor.clientFileId))).toBe(1)
  })

  test('changed meanwhile, the earlier order must end first', async () => {
    const { structure, single, trial } = await makeCatalogue()
    const { actor, owner, learnerId } = await makeBuyer(structure, [single])
    const first = await getPlaced(actor)
    expect(await place(actor, { requestsImmediateStart: false })).toMatchObject({
      refusal: 'earlier_order_waits',
      detail: { orderId: first.orderId },
    })
    await addLine(owner, { offerId: trial.id, learnerId })
    expect(refusalOf(await place(actor))).toBe('earlier_order_waits')
  })

  test('emptied meanwhile, there is nothing to order, and no order of before comes back', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, owner } = await makeBuyer(structure, [single])
    await getPlaced(actor)
    await removeLine(owner, (await findCart(owner))!.cart.lines[0]!.id)
    expect(refusalOf(await place(actor))).toBe('cart_empty')
  })

  test('ended unpaid, the same cart makes another order', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const first = await getPlaced(actor)
    await db().update(orders).set({ status: 'expired' }).where(eq(orders.id, first.orderId))
    const second = await getPlaced(actor)
    expect(second).toMatchObject({ isReplay: false })
    expect(second.orderId).not.toBe(first.orderId)
  })
})

describe('everything is checked again at the order', () => {
  test('an empty cart, or none', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeMember(db(), structure)
    expect(refusalOf(await place(actor))).toBe('cart_empty')
    const buyer = await makeBuyer(structure, [single])
    const input = await showCheckout(buyer.actor)
    await removeLine(buyer.owner, (await findCart(buyer.owner))!.cart.lines[0]!.id)
    expect(refusalOf(await placeOrder(buyer.actor, input))).toBe('cart_empty')
  })

  test.each<[string, Partial<typeof offers.$inferInsert>, string]>([
    ['a price', { priceCents: 9_500 }, 'price_changed'],
    ['conditions', { conditions: 'Autres' }, 'conditions_changed'],
    ['a withdrawal', { isPublished: false }, 'offer_gone'],
    ['an age', { minAge: 99 }, 'too_young'],
    ['an age passed', { maxAge: 5 }, 'too_old'],
    ['a membership asked for', { requiresMembership: true }, 'membership_required'],
  ])('%s changed: unseen it is shown, seen it still stands in the way', async (_case, change, refusal) => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const stale = await showCheckout(actor)
    await db().update(offers).set(change).where(eq(offers.id, single.id))
    const isShown = ['price_changed', 'conditions_changed', 'membership_required'].includes(refusal)
    if (isShown) expect(refusalOf(await placeOrder(actor, stale))).toBe('cart_changed')
    expect(refusalOf(await place(actor))).toBe(refusal)
    expect(await db().$count(orders, eq(orders.clientFileId, actor.clientFileId))).toBe(0)
  })

  test('a lower price is shown first, then charged', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const stale = await showCheckout(actor)
    await db().update(offers).set({ priceCents: 8_000 }).where(eq(offers.id, single.id))
    expect(refusalOf(await placeOrder(actor, stale))).toBe('cart_changed')
    const { orderId } = await getPlaced(actor)
    expect(await findOrder(actor, orderId)).toMatchObject({ totalCents: 8_000 })
  })

  test('new terms came into force', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor } = await makeBuyer(structure, [single])
    const stale = await showCheckout(actor)
    await db()
      .insert(termsVersions)
      .values({ structureId: structure.id, version: 2, body: '## 1', inForceFrom: '2001-01-01' })
    expect(refusalOf(await placeOrder(actor, stale))).toBe('cart_changed')
    expect(refusalOf(await place(actor))).toBe(null)
  })

  test('a learner whom one no longer pays for, or who was never named', async () => {
    const { structure, single } = await makeCatalogue()
    const { actor, learnerId } = await makeBuyer(structure, [single])
    await db().update(guardianships).set({ pays: false }).where(eq(guardianships.learnerId, learnerId))
    expect(refusalOf(await place(actor))).toBe('learner_missing')
  })

  test('[1.C4] the membership: in force on the day of the order, or in the same cart', async () => {
    const { structure, pack, membership } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [pack])
    expect(await place(buyer.actor)).toMatchObject({
      refusal: 'membership_required',
      detail: { offer: pack.name, learnerId: buyer.learnerId },
    })
    await addLine(buyer.owner, { offerId: membership.id, learnerId: buyer.learnerId })
    expect(refusalOf(await place(buyer.actor))).toBe(null)

    const member = await makeBuyer(structure, [pack])
    await makeMembership(db(), structure, member, { startsOn: '2000-01-01', endsOn: '2099-12-31' })
    expect(refusalOf(await place(member.actor))).toBe(null)

    const lapsed = await makeBuyer(structure, [pack])
    await makeMembership(db(), structure, lapsed, { startsOn: '2000-01-01', endsOn: '2000-12-31' })
    expect(refusalOf(await place(lapsed.actor))).toBe('membership_required')

    const early = await makeBuyer(structure, [pack])
    await makeMembership(db(), structure, early, { startsOn: '2098-01-01', endsOn: '2098-12-31' })
    expect(refusalOf(await place(early.actor))).toBe('membership_required')
  })
})

describe('[1.C5] a trial is sold once per learner', () => {
  test('also while an order for it waits, and by two payers at once', async () => {
    const { structure, trial } = await makeCatalogue()
    const one = await makeBuyer(structure, [])
    const other = await makeBuyer(structure, [])
    const child = await makeLearner(db(), structure, one.clientFileId)
    await db()
      .insert(guardianships)
      .values({ structureId: structure.id, learnerId: child, clientFileId: other.clientFileId })
    for (const { owner } of [one, other]) await addLine(owner, { offerId: trial.id, learnerId: child })
    const inputs = [await showCheckout(one.actor), await showCheckout(other.actor)]
    const outcomes = await Promise.all([placeOrder(one.actor, inputs[0]!), placeOrder(other.actor, inputs[1]!)])
    expect(outcomes.map(refusalOf).sort()).toEqual([null, 'trial_already_had'].sort())
    expect(await db().$count(orderLines, eq(orderLines.learnerId, child))).toBe(1)
  })

  test('its own waiting order is no obstacle; an expired one gives it back', async () => {
    const { structure, trial, single } = await makeCatalogue()
    const { actor, owner, learnerId } = await makeBuyer(structure, [trial])
    const { orderId } = await getPlaced(actor)
    expect((await findCart(owner))?.problems).toEqual([])
    expect(await getPlaced(actor)).toEqual({ orderId, isReplay: true })
    await db().update(orders).set({ status: 'expired' }).where(eq(orders.id, orderId))
    await addLine(owner, { offerId: single.id, learnerId })
    expect(refusalOf(await place(actor))).toBe(null)
  })
})

describe('[0.I9] somebody else’s order doesn’t exist', () => {
  test('not found, not listed', async () => {
    const { structure, single } = await makeCatalogue()
    const buyer = await makeBuyer(structure, [single])
    const other = await makeMember(db(), structure)
    const { orderId } = await getPlaced(buyer.actor)
    expect(await findOrder(other.actor, orderId)).toBe(null)
    expect(await findOrder(buyer.actor, 'not an id')).toBe(null)
    expect(await listWaitingOrders(other.actor)).toEqual([])
    expect((await listWaitingOrders(buyer.actor)).map(({ id }) => id)).toEqual([orderId])
    expect(await listPurchases(buyer.actor)).toEqual({ paid: [], waitingCount: 1 })
    expect(await listPurchases(other.actor)).toEqual({ paid: [], waitingCount: 0 })
  })
})
