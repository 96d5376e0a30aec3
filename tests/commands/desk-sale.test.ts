import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { invoices } from '@/db/schema/invoices'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { memberships, passEntries, passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import { structures } from '@/db/schema/structures'
import { auditJournal } from '@/db/views'
import { sellAtDesk } from '@/lib/desk/commands/sell'
import { findDeskOrder } from '@/lib/desk/queries/get-order'
import { listJournal } from '@/lib/desk/queries/list-journal'
import { findRecentSale, previewSale } from '@/lib/desk/queries/load-sale'
import type { SaleInput } from '@/lib/desk/types'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { checkRefund, checkWithdrawal } from '@/lib/refunds/rules'
import { getStructureById } from '@/lib/structures/queries'
import { makeCatalogue } from '@/tests/factories/buyer'
import { makeLearner, makeMember, type TestMember } from '@/tests/factories/member'
import { makeMembership } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase()

async function openDesk() {
  const catalogue = await makeCatalogue()
  const seller = (await makeStaff(db(), catalogue.structure, { role: 'accountant' })).actor
  const client = await makeMember(db(), catalogue.structure)
  return { ...catalogue, seller, client }
}

/** What the page sends of a sale that it has just shown: for the file's holder, in cash, unless told otherwise. */
async function showSale(
  structureId: string,
  client: TestMember,
  offerIds: readonly string[],
  given: Partial<SaleInput> = {},
): Promise<SaleInput> {
  const structure = await getStructureById(structureId)
  const lines = given.lines ?? offerIds.map((offerId) => ({ offerId, learnerId: client.learnerId }))
  const { seen } = await previewSale(structure, client.clientFileId, lines, new Date())
  const base = { clientFileId: client.clientFileId, saleKey: randomUUID(), seen, lines }
  return { ...base, means: 'cash', instalments: 1, reference: '', ...given }
}

const ordersOf = (clientFileId: string) => db().select().from(orders).where(eq(orders.clientFileId, clientFileId))
const paymentsOf = (orderId: string) =>
  db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(payments.instalment)
const topicsOf = async (structureId: string) =>
  (await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structureId))).map(({ topic }) => topic)

describe('[1.H8] a sale at the desk', () => {
  test.each(['cash', 'holiday_voucher', 'culture_pass'] as const)(
    'by %s is paid in the hand: everything granted, invoiced and told at once',
    async (means) => {
      const { structure, membership, pack, seller, client } = await openDesk()
      const input = await showSale(structure.id, client, [membership.id, pack.id], { means, reference: 'n° 12-34' })
      const sold = await sellAtDesk(seller, input)
      expect(sold).toMatchObject({ ok: true, value: { number: 1 } })
      const [order] = await ordersOf(client.clientFileId)
      expect(order).toMatchObject({
        status: 'paid',
        means,
        totalCents: 85_000,
        cartId: null,
        saleKey: input.saleKey,
        soldBy: seller.accountId,
        expiresAt: null,
      })
      expect(await paymentsOf(order!.id)).toMatchObject([
        { means, amountCents: 85_000, status: 'succeeded', reference: 'n° 12-34', instalment: 1 },
      ])
      const [pass] = await db().select().from(passes).where(eq(passes.clientFileId, client.clientFileId))
      const entries = await db().select().from(passEntries).where(eq(passEntries.passId, pass!.id))
      expect(entries.map(({ kind, amount }) => [kind, amount])).toEqual([['grant', 10]])
      // Bought face to face: nothing waits for the end of a right of withdrawal.
      expect(pass!.bookableFrom).toBe(pass!.validFrom)
      expect(await db().$count(memberships, eq(memberships.clientFileId, client.clientFileId))).toBe(1)
      expect(await db().$count(invoices, eq(invoices.orderId, order!.id))).toBe(1)
      expect(await topicsOf(structure.id)).toContain('order.paid')
      const audit = await db().select().from(auditJournal).where(eq(auditJournal.subjectId, order!.id))
      expect(audit.map(({ operation }) => operation).sort()).toEqual(
        expect.arrayContaining(['order.pay', 'order.sell']),
      )
    },
  )

  test('[1.D6] by three cheques waits for them, as the rule splits: nothing is granted before', async () => {
    const { structure, membership, pack, seller, client } = await openDesk()
    const input = await showSale(structure.id, client, [membership.id, pack.id], { means: 'cheque', instalments: 3 })
    expect(await sellAtDesk(seller, input)).toMatchObject({ ok: true })
    const [order] = await ordersOf(client.clientFileId)
    expect(order).toMatchObject({ status: 'pending', means: 'cheque', instalments: 3 })
    expect(order!.expiresAt!.getTime()).toBeGreaterThan(order!.orderedAt.getTime())
    const parts = await paymentsOf(order!.id)
    expect(parts.map(({ amountCents, status }) => [amountCents, status])).toEqual([
      [31_668, 'expected'],
      [26_666, 'expected'],
      [26_666, 'expected'],
    ])
    expect(await db().$count(passes, eq(passes.clientFileId, client.clientFileId))).toBe(0)
    expect(await topicsOf(structure.id)).toContain('order.placed')
  })

  test('[1.D4] by transfer waits for it under its number', async () => {
    const { structure, single, seller, client } = await openDesk()
    await sellAtDesk(seller, await showSale(structure.id, client, [single.id], { means: 'transfer' }))
    const [order] = await ordersOf(client.clientFileId)
    expect(order).toMatchObject({ status: 'pending', means: 'transfer' })
    expect(await paymentsOf(order!.id)).toMatchObject([{ means: 'transfer', amountCents: 9_000, status: 'expected' }])
  })

  test('[6.R8] clicked twice, at once or later, is one sale', async () => {
    const { structure, single, seller, client } = await openDesk()
    const input = await showSale(structure.id, client, [single.id])
    const both = await Promise.all([sellAtDesk(seller, input), sellAtDesk(seller, input)])
    expect([...both, await sellAtDesk(seller, input)]).toEqual(
      Array.from({ length: 3 }, () => ({ ok: true, value: { number: 1 } })),
    )
    expect(await ordersOf(client.clientFileId)).toHaveLength(1)
    expect(await db().$count(passes, eq(passes.clientFileId, client.clientFileId))).toBe(1)
  })

  test('is shown to whoever comes back to the page, on that client’s page only', async () => {
    const { structure, single, seller, client } = await openDesk()
    expect(await findRecentSale(structure.id, client.clientFileId)).toBeNull()
    await sellAtDesk(seller, await showSale(structure.id, client, [single.id]))
    expect(await findRecentSale(structure.id, client.clientFileId)).toMatchObject({ number: 1, totalCents: 9_000 })
    const other = await makeMember(db(), structure)
    expect(await findRecentSale(structure.id, other.clientFileId)).toBeNull()
  })

  test('the same page for another client sells nothing', async () => {
    const { structure, single, seller, client } = await openDesk()
    const other = await makeMember(db(), structure)
    const input = await showSale(structure.id, client, [single.id])
    await sellAtDesk(seller, input)
    const again = await showSale(structure.id, other, [single.id], { saleKey: input.saleKey })
    expect(await sellAtDesk(seller, again)).toMatchObject({ ok: true, value: { number: 1 } })
    expect(await ordersOf(other.clientFileId)).toEqual([])
  })

  test('a child’s line is the child’s, at the reduced price that they have', async () => {
    const { structure, membership, seller, client } = await openDesk()
    const childId = await makeLearner(db(), structure, client.clientFileId)
    const lines = [{ offerId: membership.id, learnerId: childId }]
    expect(await sellAtDesk(seller, await showSale(structure.id, client, [], { lines }))).toMatchObject({ ok: true })
    const [row] = await db().select().from(memberships).where(eq(memberships.clientFileId, client.clientFileId))
    expect(row!.learnerId).toBe(childId)
  })

  test('of nothing to pay is active, without a payment', async () => {
    const { structure, single, seller, client } = await openDesk()
    await db().update(offers).set({ priceCents: 0 }).where(eq(offers.id, single.id))
    await sellAtDesk(seller, await showSale(structure.id, client, [single.id]))
    const [order] = await ordersOf(client.clientFileId)
    expect(order).toMatchObject({ status: 'paid', means: 'free', totalCents: 0 })
    expect(await paymentsOf(order!.id)).toEqual([])
  })
})

describe('[1.H8] a sale is refused in words, and sells nothing', () => {
  test('under the rules of a member’s own order', async () => {
    const { structure, pack, trial, membership, seller, client } = await openDesk()
    const refused = async (offerIds: string[], given: Partial<SaleInput> = {}) =>
      sellAtDesk(seller, await showSale(structure.id, client, offerIds, given))
    expect(await refused([])).toEqual({ ok: false, refusal: 'sale_empty', detail: expect.anything() })
    expect(await refused([pack.id])).toMatchObject({ refusal: 'membership_required', detail: { offer: pack.name } })
    expect(await refused([trial.id, trial.id])).toMatchObject({ refusal: 'trial_in_cart' })
    expect(await refused([membership.id], { seen: 'autre chose' })).toMatchObject({ refusal: 'sale_changed' })
    expect(await refused([membership.id], { means: 'cheque', instalments: 2 })).toMatchObject({
      refusal: 'too_many_times',
      detail: { times: 1 },
    })
    expect(await refused([membership.id], { means: 'cash', instalments: 3 })).toMatchObject({
      refusal: 'too_many_times',
    })
    expect(await ordersOf(client.clientFileId)).toEqual([])
  })

  test('[1.C9] a price that rose since the page was shown', async () => {
    const { structure, single, seller, client } = await openDesk()
    const input = await showSale(structure.id, client, [single.id])
    await db().update(offers).set({ priceCents: 9_500 }).where(eq(offers.id, single.id))
    expect(await sellAtDesk(seller, input)).toMatchObject({ refusal: 'sale_changed' })
  })

  test('[1.C5] a second trial, and a package to somebody whose membership ended', async () => {
    const { structure, trial, pack, seller, client } = await openDesk()
    await sellAtDesk(seller, await showSale(structure.id, client, [trial.id]))
    expect(await sellAtDesk(seller, await showSale(structure.id, client, [trial.id]))).toMatchObject({
      refusal: 'trial_already_had',
    })
    await makeMembership(db(), structure, client)
    expect(await sellAtDesk(seller, await showSale(structure.id, client, [pack.id]))).toMatchObject({ ok: true })
  })

  test('a means that the structure doesn’t take', async () => {
    const { structure, single, seller, client } = await openDesk()
    const { settings } = await getStructureById(structure.id)
    const bank = { ...settings.money.bank, iban: '' }
    await db()
      .update(structures)
      .set({ settings: { ...settings, money: { ...settings.money, bank } } })
      .where(eq(structures.id, structure.id))
    const input = await showSale(structure.id, client, [single.id], { means: 'transfer' })
    expect(await sellAtDesk(seller, input)).toMatchObject({ refusal: 'means_unavailable' })
  })

  test('[0.I9] a file of another structure, somebody else’s learner, a seller without the role', async () => {
    const { structure, single, seller, client } = await openDesk()
    const elsewhere = await makeStructure(db())
    const stranger = await makeMember(db(), elsewhere)
    const lines = [{ offerId: single.id, learnerId: stranger.learnerId }]
    expect(await sellAtDesk(seller, await showSale(structure.id, client, [], { lines }))).toMatchObject({
      refusal: 'learner_missing',
    })
    expect(await sellAtDesk(seller, await showSale(structure.id, stranger, [single.id]))).toMatchObject({
      refusal: 'not_found',
    })
    const teacher = (await makeStaff(db(), structure, { role: 'teacher' })).actor
    const input = await showSale(structure.id, client, [single.id])
    expect(await sellAtDesk(teacher, input)).toMatchObject({ refusal: 'not_found' })
    expect(await ordersOf(client.clientFileId)).toEqual([])
  })
})

test('[6.L2] what was bought face to face isn’t renounced from the account; the office may refund it', async () => {
  const { structure, single, seller, client } = await openDesk()
  await sellAtDesk(seller, await showSale(structure.id, client, [single.id]))
  const [sold] = await ordersOf(client.clientFileId)
  const order = (await findRefundableOrder({ structureId: structure.id, orderId: sold!.id }))!
  expect(checkWithdrawal(order, order.lines[0]!.id, new Date())).toEqual({ ok: false, refusal: 'sold_at_desk' })
  expect(checkRefund(order, [order.lines[0]!.id], new Date())).toEqual({ ok: true })
})

test('[0.I9] the journal of an order says who did what, to its own office only', async () => {
  const { structure, single, seller, client } = await openDesk()
  await sellAtDesk(seller, await showSale(structure.id, client, [single.id]))
  const order = (await findDeskOrder(seller, 1))!
  const journal = await listJournal(seller, order)
  expect(journal.map(({ operation, amountCents }) => [operation, amountCents])).toEqual([
    ['order.sell', 9_000],
    ['order.pay', 9_000],
  ])
  expect(journal[0]!.by).toEqual({ kind: 'staff', name: expect.stringContaining('@') })
  const stranger = (await makeStaff(db(), await makeStructure(db()))).actor
  expect(await listJournal(stranger, order)).toEqual([])
})
