import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { findDeskOrder, listDeskLines, listDeskPayments } from '@/lib/desk/queries/get-order'
import { findClient, searchClients } from '@/lib/desk/queries/list-clients'
import { listOrders } from '@/lib/desk/queries/list-orders'
import { ordersPerPage } from '@/lib/desk/rules'
import type { OrderFilter } from '@/lib/desk/types'
import { type Catalogue, makeCatalogue } from '@/tests/factories/buyer'
import { makeLearner, makeMember, type TestMember } from '@/tests/factories/member'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { createTestDatabase } from '@/tests/support/database'

// Orders are put in states that only their own commands reach in the product.
await createTestDatabase({ checksInvariants: false })

let catalogue: Catalogue
let actor: Staff
let client: TestMember
beforeEach(async () => {
  catalogue = await makeCatalogue()
  actor = (await makeStaff(db(), catalogue.structure)).actor
  client = await makeMember(db(), catalogue.structure, { firstName: 'Éléonore', lastName: 'Dupré' })
})

const everything: OrderFilter = { search: '', state: null, means: null, page: 1 }
const find = async (given: Partial<OrderFilter>) =>
  (await listOrders(actor, { ...everything, ...given })).rows.map(({ number }) => number)
const order = (given: { learnerId?: string } = {}) =>
  makePendingOrder(db(), catalogue.structure, client, [
    { offer: catalogue.single, ...given },
    { offer: catalogue.pack },
  ])
const pay = (id: string) =>
  db().update(orders).set({ status: 'paid', paidAt: new Date(), paidOn: '2026-01-05' }).where(eq(orders.id, id))

describe('[1.H3] the office’s orders', () => {
  test('are found by number, by the payer’s or a learner’s name, by address, whatever accents and capitals', async () => {
    const childId = await makeLearner(db(), catalogue.structure, client.clientFileId, { firstName: 'Maëlle' })
    const { number } = await order({ learnerId: childId })
    for (const search of [`C${number}`, String(number), 'eleonore', 'DUPRE Él', 'maelle', client.email]) {
      expect([search, await find({ search })]).toEqual([search, [number]])
    }
    for (const search of ['C999999', 'Martin', '%', '_', "'; drop table orders; --", '\\']) {
      expect([search, await find({ search })]).toEqual([search, []])
    }
  })

  test('say what they hold, what came in, and by which means', async () => {
    const made = await order()
    const put = (status: 'received' | 'succeeded') =>
      db().update(payments).set({ status, receivedAt: new Date() }).where(eq(payments.id, made.paymentId))
    await put('received')
    expect((await listOrders(actor, everything)).rows[0]?.receivedCents).toBe(0)
    await put('succeeded')
    const { rows, found } = await listOrders(actor, everything)
    expect(found).toBe(1)
    expect(rows[0]).toMatchObject({
      clientName: 'Éléonore Dupré',
      firstLine: catalogue.single.name,
      otherLines: 1,
      receivedCents: made.totalCents,
      totalCents: made.totalCents,
      isUnpaid: false,
    })
    expect(await find({ means: 'card' })).toEqual([made.number])
    expect(await find({ means: 'cheque' })).toEqual([])
  })

  test('are narrowed by state; an active one with an amount late or bounced is unpaid until it is made good', async () => {
    const [waiting, late, bounced, good, cancelled] = [
      await order(),
      await order(),
      await order(),
      await order(),
      await order(),
    ]
    for (const { id } of [late, bounced, good]) await pay(id)
    const set = (id: string, values: Partial<typeof payments.$inferInsert>) =>
      db().update(payments).set(values).where(eq(payments.id, id))
    await set(late.paymentId, { dueOn: '2020-01-01' })
    await set(good.paymentId, { dueOn: '2099-01-01' })
    await set(bounced.paymentId, { status: 'bounced', receivedAt: new Date() })
    await db().update(orders).set({ status: 'cancelled', endedAt: new Date() }).where(eq(orders.id, cancelled.id))
    expect(await find({ state: 'attente' })).toEqual([waiting.number])
    expect(await find({ state: 'annulees' })).toEqual([cancelled.number])
    expect((await find({ state: 'payees' })).sort()).toEqual([late.number, bounced.number, good.number].sort())
    expect((await find({ state: 'impayees' })).sort()).toEqual([late.number, bounced.number].sort())
    const again = { structureId: actor.structureId, orderId: bounced.id, means: 'transfer', instalment: 2 } as const
    const replacement = { ...again, amountCents: 1, replacesId: bounced.paymentId }
    const [made] = await db().insert(payments).values(replacement).returning({ id: payments.id })
    expect(await find({ state: 'impayees' })).toContain(bounced.number)
    // The page of the order says what the list says.
    expect(await findDeskOrder(actor, bounced.number)).toMatchObject({ isUnpaid: true, refundedCents: 0 })
    expect(await findDeskOrder(actor, good.number)).toMatchObject({ isUnpaid: false })
    await set(made!.id, { status: 'succeeded', receivedAt: new Date() })
    expect(await find({ state: 'impayees' })).toEqual([late.number])
  })

  test('come a page at a time, the newest first', async () => {
    const numbers: number[] = []
    for (let count = 0; count < ordersPerPage + 2; count++) numbers.push((await order()).number)
    const newest = numbers.sort((a, b) => b - a)
    expect(await find({})).toEqual(newest.slice(0, ordersPerPage))
    expect(await find({ page: 2 })).toEqual(newest.slice(ordersPerPage))
    expect(await find({ page: 9 })).toEqual([])
  })

  test('[0.I9] another structure’s don’t exist', async () => {
    const { number, id } = await order()
    const stranger = (await makeStaff(db(), (await makeCatalogue()).structure)).actor
    expect((await listOrders(stranger, everything)).rows).toEqual([])
    expect(await findDeskOrder(stranger, number)).toBeNull()
    expect(await listDeskLines(stranger, id)).toEqual([])
    expect(await listDeskPayments(stranger, id)).toEqual([])
    expect(await findClient(stranger, client.fileNumber)).toBeNull()
    expect(await searchClients(stranger, 'Dupré')).toEqual([])
    expect((await findDeskOrder(actor, number))!.client).toMatchObject({ name: 'Éléonore Dupré', email: client.email })
    expect(await listDeskLines(actor, id)).toHaveLength(2)
    expect(await listDeskPayments(actor, id)).toMatchObject([{ status: 'expected', means: 'card' }])
  })
})

test('[1.H8] a client is found by their name, town or a child’s name, with who else is of the file', async () => {
  await makeLearner(db(), catalogue.structure, client.clientFileId, { firstName: 'Maëlle' })
  await makeMember(db(), catalogue.structure, { firstName: 'Autre', lastName: 'Personne' })
  for (const search of ['dupre', 'Éléonore paris', 'maelle']) {
    expect([search, (await searchClients(actor, search)).map(({ id }) => id)]).toEqual([search, [client.clientFileId]])
  }
  expect(await searchClients(actor, '  ')).toEqual([])
  expect(await findClient(actor, client.fileNumber)).toMatchObject({ lastName: 'Dupré', others: 'Maëlle' })
})
