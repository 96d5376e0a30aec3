import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { invoices } from '@/db/schema/invoices'
import { orderLines, orders } from '@/db/schema/orders'
import { auditJournal } from '@/db/views'
import type { Actor } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept } from '@/lib/core/outcome'
import { issueCreditNote, issueInvoice } from '@/lib/invoices/commands'
import { completeFreeOrder, settlePayment } from '@/lib/payments/commands/settle-payment'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeMembershipOffer, makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

const database = await createTestDatabase()
const job: Actor = { kind: 'job', name: 'test' }

let structure: TestStructure
let member: TestMember
let offers: { pack: Awaited<ReturnType<typeof makeOffer>>; membership: Awaited<ReturnType<typeof makeOffer>> }

beforeAll(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  offers = { pack: await makeOffer(db(), structure), membership: await makeMembershipOffer(db(), structure) }
})

const makeOrder = async () => {
  const intentId = `pi_${Math.random()}`
  const lines = [{ offer: offers.membership }, { offer: offers.pack }]
  return { ...(await makePendingOrder(db(), structure, member, lines, { intentId })), intentId }
}

async function issueFor(orderId: string, issuedOn: string) {
  const issued = await withLocks([`order:${orderId}`], async (tx) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
    const lines = await tx.select().from(orderLines).where(eq(orderLines.orderId, orderId))
    return accept(await issueInvoice(tx, job, { order: order!, lines, issuedOn }))
  })
  return issued.value!
}

function creditFor(orderId: string, refundId: string, given: Record<string, number>, issuedOn: string) {
  const lines = Object.entries(given).map(([orderLineId, amountCents]) => ({ orderLineId, amountCents }))
  const amountCents = lines.reduce((total, line) => total + line.amountCents, 0)
  return withLocks([`order:${orderId}`], async (tx) =>
    accept(await issueCreditNote(tx, job, { orderId, refundId, lines, amountCents, issuedOn })),
  )
}

const refundIds = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-0000-7000-8000-000000000000`)

describe('the invoice of an order [1.D9] [6.R10]', () => {
  test('is issued by the payment that activates it, in the same transaction, once', async () => {
    const order = await makeOrder()
    const intent = {
      id: order.intentId,
      state: 'succeeded' as const,
      amountCents: order.totalCents,
      currency: 'EUR',
      failure: null,
    }
    await settlePayment(job, order.id, intent)
    await settlePayment(job, order.id, intent)
    const [row, ...others] = await db().select().from(invoices).where(eq(invoices.orderId, order.id))
    expect(others).toEqual([])
    expect(row).toMatchObject({ kind: 'invoice', number: 1, totalCents: 85_000, businessKey: `order:${order.id}` })
    expect(row!.content).toMatchObject({
      orderNumber: order.number,
      seller: { name: 'Structure', address: { city: 'Paris' } },
      lines: [
        { name: 'Adhésion annuelle', amountCents: 5_000 },
        { name: offers.pack.name, amountCents: 80_000 },
      ],
      tax: { mention: 'exempt_261_7', vatPerMille: 0 },
      corrects: null,
    })
    const audit = await db().select().from(auditJournal).where(eq(auditJournal.subjectId, row!.id))
    expect(audit).toHaveLength(1)
  })

  test('keeps what it said when the buyer moves house', async () => {
    const order = await makeOrder()
    const issued = await issueFor(order.id, '2027-02-01')
    await db().update(clientFiles).set({ city: 'Lyon' }).where(eq(clientFiles.id, member.clientFileId))
    expect(await issueFor(order.id, '2027-06-01')).toEqual(issued)
    const [row] = await db().select().from(invoices).where(eq(invoices.id, issued.id))
    expect(row!.content).not.toMatchObject({ buyer: { address: { city: 'Lyon' } } })
  })

  test('begins again at 1 each year, and is never dated before the one with the number before it', async () => {
    const numbers = []
    for (const day of ['2031-12-30', '2031-12-31', '2032-01-01', '2031-12-29', '2032-01-02'])
      numbers.push(await issueFor((await makeOrder()).id, day))
    expect(numbers.map(({ number, issuedOn }) => [number, issuedOn])).toEqual([
      ['F2031-0001', '2031-12-30'],
      ['F2031-0002', '2031-12-31'],
      ['F2032-0001', '2032-01-01'],
      ['F2031-0003', '2031-12-31'],
      ['F2032-0002', '2032-01-02'],
    ])
  })

  test('of nothing does not exist', async () => {
    const order = await makePendingOrder(db(), structure, member, [{ offer: offers.pack, priceCents: 0 }], {
      means: 'free',
    })
    await completeFreeOrder(job, order.id)
    expect(await db().$count(invoices, eq(invoices.orderId, order.id))).toBe(0)
  })

  test('cannot be changed or removed, by the application or by the owner', async () => {
    const issued = await issueFor((await makeOrder()).id, '2033-01-01')
    await expect(db().update(invoices).set({ totalCents: 1 }).where(eq(invoices.id, issued.id))).rejects.toThrow()
    await expect(database.sql`delete from invoices where id = ${issued.id}`).rejects.toThrow()
  })
})

describe('a credit note [1.D10] [6.R10]', () => {
  test('corrects its invoice under a number of its own, once for each refund', async () => {
    const order = await makeOrder()
    const invoice = await issueFor(order.id, '2034-03-01')
    const [membershipLine, packLine] = order.lineIds as [string, string]
    const first = await creditFor(order.id, refundIds[0]!, { [packLine]: 30_000 }, '2034-03-02')
    const again = await creditFor(order.id, refundIds[0]!, { [packLine]: 30_000 }, '2034-03-09')
    const second = await creditFor(order.id, refundIds[1]!, { [membershipLine]: 5_000 }, '2034-03-02')
    expect(first).toMatchObject({ ok: true, value: { number: 'A2034-0001', totalCents: -30_000 } })
    expect(again).toEqual(first)
    expect(second).toMatchObject({ value: { number: 'A2034-0002', totalCents: -5_000 } })
    const rows = await db().select().from(invoices).where(eq(invoices.correctsId, invoice.id))
    expect(rows).toHaveLength(2)
    expect(rows[0]!.content).toMatchObject({
      corrects: { number: 'F2034-0001', issuedOn: '2034-03-01' },
      lines: [{ amountCents: -30_000 }],
    })
  })

  test('brings the invoice of an order from before invoices were kept', async () => {
    const order = await makeOrder()
    const credited = await creditFor(order.id, refundIds[2]!, { [order.lineIds[1]!]: 80_000 }, '2035-01-05')
    expect(credited).toMatchObject({ value: { number: 'A2035-0001' } })
    expect(await issueFor(order.id, '2035-01-06')).toMatchObject({ number: 'F2035-0001', issuedOn: '2035-01-05' })
  })

  test('whose lines are another order’s, or another amount, is a bug that writes nothing', async () => {
    const [order, other] = [await makeOrder(), await makeOrder()]
    await issueFor(order.id, '2036-01-01')
    const wrong = crypto.randomUUID()
    await expect(creditFor(order.id, wrong, { [other.lineIds[0]!]: 5_000 }, '2036-01-02')).rejects.toThrow('own order')
    const uneven = withLocks([], async (tx) =>
      accept(
        await issueCreditNote(tx, job, {
          orderId: order.id,
          refundId: wrong,
          lines: [{ orderLineId: order.lineIds[0]!, amountCents: 100 }],
          amountCents: 200,
          issuedOn: '2036-01-02',
        }),
      ),
    )
    await expect(uneven).rejects.toThrow('not its amount')
    expect(await db().$count(invoices, eq(invoices.businessKey, `refund:${wrong}`))).toBe(0)
  })
})
