import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { passes } from '@/db/schema/passes'
import { payments } from '@/db/schema/payments'
import { bankTransactions } from '@/db/schema/transfers'
import { getCreditBalance } from '@/lib/account-credits/queries'
import type { Staff } from '@/lib/core/actor'
import { importStatement } from '@/lib/transfers/commands/import-statement'
import { matchTransfer } from '@/lib/transfers/commands/match-transfer'
import { recordTransfer } from '@/lib/transfers/commands/record-transfer'
import { setAside } from '@/lib/transfers/commands/set-aside'
import { findOrderTransfers, findTransfer, listDoneTransfers, listWaitingTransfers } from '@/lib/transfers/queries'
import type { BankLine } from '@/lib/transfers/types'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeOffer, type TestOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase()

let structure: TestStructure
let member: TestMember
let pack: TestOffer
let actor: Staff
beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure, { firstName: 'Zoé', lastName: 'Dupont' })
  pack = await makeOffer(db(), structure)
  actor = (await makeStaff(db(), structure, { role: 'accountant' })).actor
})

const makeOrder = (means: 'transfer' | 'cheque' | 'card' = 'transfer', buyer = member) =>
  makePendingOrder(db(), structure, buyer, [{ offer: pack, priceCents: 80_000 }], { means })

let files = 0
async function bring(
  lines: Partial<BankLine>[],
  given: { sha256?: string; ibans?: string[]; as?: Staff; format?: 'camt053' | 'csv' } = {},
) {
  files += 1
  const whole = lines.map((line) => ({
    reference: '',
    bookedOn: '2026-11-18',
    amountCents: 80_000,
    currency: 'EUR',
    payerName: 'DUPONT ZOE',
    payerIban: '',
    remittance: '',
    ...line,
  }))
  const { sha256 = `sha-${files}`, ibans = [], as = actor, format = 'camt053' } = given
  return importStatement(as, { fileName: 'releve.xml', sha256, format, ibans, lines: whole })
}
const waiting = async () => (await listWaitingTransfers(actor)).transfers
async function onlyWaiting() {
  const [transfer, ...others] = await waiting()
  expect(others).toEqual([])
  return { ...transfer!, seen: transfer!.seen! }
}
async function matchAll() {
  const results = []
  for (const { id, proposal, seen } of await waiting())
    if (proposal) results.push(await matchTransfer(actor, { transferId: id, orderIds: proposal.orderIds, seen: seen! }))
  return results
}
const statusOf = async (id: string) => (await db().select().from(orders).where(eq(orders.id, id)))[0]!.status
const paymentsOf = (id: string) =>
  db()
    .select({ status: payments.status, means: payments.means, amountCents: payments.amountCents })
    .from(payments)
    .where(eq(payments.orderId, id))
    .orderBy(payments.instalment)

describe('a statement [6.R9]', () => {
  test('twice changes nothing; one that overlaps brings what is new', async () => {
    expect(await bring([{ reference: 'A' }, { reference: 'B' }], { sha256: 's' })).toMatchObject({
      value: { added: 2, known: 0 },
    })
    expect(await bring([{ reference: 'A' }], { sha256: 's' })).toEqual({ ok: false, refusal: 'statement_known' })
    expect(await bring([{ reference: 'B' }, { reference: 'C' }])).toMatchObject({ value: { added: 1, known: 1 } })
    expect(await waiting()).toHaveLength(3)
  })

  test('of 2,500 lines comes in whole', async () => {
    const lines = Array.from({ length: 2_500 }, (_, rank) => ({ reference: `R${rank}` }))
    expect(await bring(lines)).toMatchObject({ value: { added: 2_500 } })
    expect(await listWaitingTransfers(actor)).toMatchObject({ total: 2_500 })
  })

  test('of another account, or without a credit, is refused', async () => {
    expect(await bring([{}], { ibans: ['FR7600000000000000000000000'] })).toMatchObject({ refusal: 'other_account' })
    expect(await bring([])).toEqual({ ok: false, refusal: 'statement_empty' })
  })

  test('of the other format, of the same day and amount as one that is done, says so', async () => {
    const order = await makeOrder()
    await bring([{ reference: 'A', remittance: `C${order.number}` }])
    await matchAll()
    await bring([{ remittance: `VIR C${order.number}` }, { bookedOn: '2026-11-19' }], { format: 'csv' })
    expect((await waiting()).map(({ hasTwin }) => hasTwin)).toEqual([true, false])
  })

  test('is another structure’s own', async () => {
    const other = (await makeStaff(db(), await makeStructure(db()))).actor
    await bring([{ reference: 'A' }])
    expect((await listWaitingTransfers(other)).transfers).toEqual([])
    expect(await bring([{ reference: 'A' }], { as: other })).toMatchObject({ value: { added: 1 } })
  })
})

describe('a transfer given to its orders [1.D8]', () => {
  test('the whole amount activates the order, as a card would', async () => {
    const order = await makeOrder()
    await bring([{ remittance: `Virement C${order.number}` }])
    expect(await matchAll()).toMatchObject([{ ok: true }])
    expect(await statusOf(order.id)).toBe('paid')
    expect(await paymentsOf(order.id)).toEqual([{ status: 'succeeded', means: 'transfer', amountCents: 80_000 }])
    expect(await db().$count(passes, eq(passes.orderLineId, order.lineIds[0]!))).toBe(1)
    expect(await waiting()).toEqual([])
    expect(await listDoneTransfers(actor)).toMatchObject([
      { status: 'matched', orders: [{ number: order.number, amountCents: 80_000 }] },
    ])
  })

  test('several transfers pay one order: half of it waits for the rest', async () => {
    const order = await makeOrder()
    const half = { remittance: `C${order.number}`, amountCents: 30_000 }
    await bring([{ ...half, reference: 'A' }])
    await matchAll()
    expect(await statusOf(order.id)).toBe('pending')
    const told = await db().select().from(outboxEvents).where(eq(outboxEvents.topic, 'order.part_received'))
    expect(told).toMatchObject([{ payload: { orderId: order.id } }])
    expect(await findOrderTransfers(actor, order.id)).toMatchObject({
      order: { dueCents: 50_000, recordedCents: 0 },
      transfers: [{ amountCents: 30_000 }],
    })
    await bring([{ ...half, reference: 'B', amountCents: 50_000 }])
    await matchAll()
    expect(await statusOf(order.id)).toBe('paid')
    expect(await paymentsOf(order.id)).toEqual([
      { status: 'succeeded', means: 'transfer', amountCents: 50_000 },
      { status: 'succeeded', means: 'transfer', amountCents: 30_000 },
    ])
  })

  test('one transfer pays several orders, and its surplus becomes credit', async () => {
    const [one, two] = [await makeOrder(), await makeOrder()]
    await bring([{ remittance: `C${one.number} C${two.number}`, amountCents: 165_000 }])
    expect(await matchAll()).toMatchObject([{ ok: true, value: { surplusCents: 5_000 } }])
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(['paid', 'paid'])
    expect(await getCreditBalance(member.clientFileId)).toBe(5_000)
  })

  test('of an order that needs no more, the whole is credit', async () => {
    const order = await makeOrder()
    await bring([
      { remittance: `C${order.number}`, reference: 'A' },
      { remittance: `C${order.number}`, reference: 'B' },
    ])
    await matchAll()
    await matchAll()
    expect(await getCreditBalance(member.clientFileId)).toBe(80_000)
  })

  test('never pays what the card is to pay', async () => {
    const order = await makeOrder('card')
    await bring([{ remittance: `C${order.number}` }])
    const { proposal } = await onlyWaiting()
    expect(proposal).toMatchObject({ isSure: false, plan: { surplusCents: 80_000 } })
    expect(await matchAll()).toMatchObject([{ ok: true }])
    expect(await statusOf(order.id)).toBe('pending')
  })

  test('what the page showed must still be so, and a transfer is done once', async () => {
    const order = await makeOrder()
    await bring([{ remittance: `C${order.number}` }])
    const { id, proposal, seen } = await onlyWaiting()
    const matching = { transferId: id, orderIds: proposal!.orderIds, seen: seen! }
    expect(await matchTransfer(actor, { ...matching, seen: 'another' })).toEqual({ ok: false, refusal: 'plan_changed' })
    expect(await matchTransfer(actor, matching)).toMatchObject({ ok: true })
    expect(await matchTransfer(actor, matching)).toEqual({ ok: false, refusal: 'transfer_done' })
  })

  test('[6.S1] ids of another structure do not exist', async () => {
    const order = await makeOrder()
    await bring([{ remittance: `C${order.number}` }])
    const { id, seen } = await onlyWaiting()
    const other = (await makeStaff(db(), await makeStructure(db()))).actor
    const refused = { ok: false, refusal: 'not_found' }
    expect(await matchTransfer(other, { transferId: id, orderIds: [order.id], seen })).toEqual(refused)
    expect(await setAside(other, id, 'ignored')).toEqual(refused)
    expect(await findTransfer(other, id, `C${order.number}`)).toBeNull()
    expect(await findOrderTransfers(other, order.id)).toBeNull()
    expect(
      await recordTransfer(other, { orderId: order.id, amountCents: 1, reference: '', seenDueCents: 80_000 }),
    ).toEqual(refused)
  })

  test('matched by hand: the orders typed, or nothing when one is unknown', async () => {
    const order = await makeOrder()
    await bring([{ payerName: 'TANTE LEA', amountCents: 90_000 }])
    const { id } = await onlyWaiting()
    const found = await findTransfer(actor, id, `c${order.number}`)
    expect(found!.plan).toMatchObject({ surplusCents: 10_000, shares: [{ paidCents: 80_000 }] })
    expect((await findTransfer(actor, id, 'C999999'))!.plan).toBeNull()
  })

  test('one that is no client’s is set aside and taken up again; a matched one is neither', async () => {
    const order = await makeOrder()
    await bring([{ payerName: 'VILLE DE PARIS', remittance: 'Subvention', amountCents: 1 }])
    const { id } = await onlyWaiting()
    expect(await setAside(actor, id, 'ignored')).toMatchObject({ ok: true })
    expect(await waiting()).toEqual([])
    expect(await setAside(actor, id, 'unmatched')).toMatchObject({ ok: true })
    const { seen } = (await findTransfer(actor, id, `C${order.number}`))!
    await matchTransfer(actor, { transferId: id, orderIds: [order.id], seen: seen! })
    expect(await setAside(actor, id, 'ignored')).toEqual({ ok: false, refusal: 'transfer_done' })
  })
})

describe('a transfer recorded by hand [1.D8]', () => {
  const record = (orderId: string, amountCents: number, seenDueCents = 80_000) =>
    recordTransfer(actor, { orderId, amountCents, reference: 'VIR 18/11', seenDueCents })

  test('activates the order, once however often it is sent', async () => {
    const order = await makeOrder()
    expect(await record(order.id, 80_000)).toEqual({ ok: true, value: { leftCents: 0 } })
    expect(await record(order.id, 80_000)).toEqual({ ok: false, refusal: 'plan_changed' })
    expect(await statusOf(order.id)).toBe('paid')
    expect(await record(order.id, 1, 0)).toEqual({ ok: false, refusal: 'nothing_due' })
  })

  test('in part leaves the rest due; more than the due is refused', async () => {
    const order = await makeOrder('cheque')
    expect(await record(order.id, 80_001)).toEqual({ ok: false, refusal: 'above_due' })
    expect(await record(order.id, 10_000)).toEqual({ ok: true, value: { leftCents: 70_000 } })
    expect(await statusOf(order.id)).toBe('pending')
  })

  test('is not received again when the statement brings it [6.R9]', async () => {
    const order = await makeOrder()
    await record(order.id, 80_000)
    await bring([{ amountCents: 80_000 }])
    expect(await matchAll()).toMatchObject([
      { ok: true, value: { surplusCents: 0, shares: [{ recordedCents: 80_000, paidCents: 0 }] } },
    ])
    expect(await getCreditBalance(member.clientFileId)).toBe(0)
    expect(await paymentsOf(order.id)).toHaveLength(1)
    const [line] = await db().select().from(bankTransactions).where(eq(bankTransactions.structureId, structure.id))
    expect(line!.status).toBe('matched')
  })
})
