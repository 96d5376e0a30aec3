import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { depositSlips } from '@/db/schema/cheques'
import { orders } from '@/db/schema/orders'
import { outboxEvents } from '@/db/schema/outbox'
import { passEntries } from '@/db/schema/passes'
import { bounceCheque } from '@/lib/cheques/commands/bounce-cheque'
import { depositCheques } from '@/lib/cheques/commands/deposit-cheques'
import { receiveCheque } from '@/lib/cheques/commands/receive-cheque'
import { findSlip, listDrawer, listSlips } from '@/lib/cheques/queries/list-deposits'
import { listTrackedCheques } from '@/lib/cheques/queries/list-tracked'
import type { Staff } from '@/lib/core/actor'
import { findOrder } from '@/lib/orders/queries'
import { listPasses } from '@/lib/passes/queries'
import { payBack } from '@/lib/refunds/commands/note-part'
import { refundOrder } from '@/lib/refunds/flows'
import { listPartsByHand, listRefundsOfOrder } from '@/lib/refunds/queries/find-refund'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, testSettings } from '@/tests/factories/structure'
import { listPayments, makeChequeOrder, readCheque, receive } from '@/tests/support/cheques'
import { createTestDatabase } from '@/tests/support/database'
import { showRefund } from '@/tests/support/refunds'

await createTestDatabase()
const { money } = testSettings
const statusOf = async (orderId: string) => (await db().select().from(orders).where(eq(orders.id, orderId)))[0]!.status
const told = (topic: string) => db().$count(outboxEvents, eq(outboxEvents.topic, topic))
const drawerOf = async (office: Staff) => (await listDrawer(office)).map(({ id }) => id)

describe('[1.D8] a cheque that came', () => {
  test('deposited, the first one activates everything bought; the next ones go on their day', async () => {
    const { buyer, orderId, office } = await makeChequeOrder(money)
    for (const rank of [1, 2, 3]) expect(await receive(office, orderId, rank)).toMatchObject({ ok: true })
    expect(await statusOf(orderId)).toBe('pending')
    const [first, ...next] = await listDrawer(office)
    expect(next.every(({ depositOn }) => depositOn > first!.depositOn)).toBe(true)
    const deposited = await depositCheques(office, [first!.id])
    expect(await statusOf(orderId)).toBe('paid')
    expect((await findOrder(buyer.actor, orderId))!.lines.every(({ grant }) => grant !== null)).toBe(true)
    expect((await listPayments(orderId)).map(({ status }) => status)).toEqual(['succeeded', 'received', 'received'])
    const slip = await findSlip(office, deposited.ok ? deposited.value.slipId : '')
    expect(slip).toMatchObject({ totalCents: 31_668, chequeCount: 1, cheques: [{ amountCents: 31_668 }] })
    expect(await drawerOf(office)).toEqual(next.map(({ id }) => id))
  })

  test('[1.D8] at receipt, or when all are there, as the structure sets', async () => {
    const atReceipt = await makeChequeOrder(money, 'received')
    await receive(atReceipt.office, atReceipt.orderId, 1)
    expect(await statusOf(atReceipt.orderId)).toBe('paid')
    const whole = await makeChequeOrder(money, 'all')
    for (const rank of [1, 2]) await receive(whole.office, whole.orderId, rank)
    expect(await statusOf(whole.orderId)).toBe('pending')
    await receive(whole.office, whole.orderId, 3)
    expect(await statusOf(whole.orderId)).toBe('paid')
  })

  test('once recorded it is recorded: a page that shows the past is told so', async () => {
    const { orderId, office } = await makeChequeOrder(money)
    const cheque = await readCheque(office, orderId, 1)
    expect(await receiveCheque(office, cheque)).toMatchObject({ value: { problem: null } })
    expect(await receiveCheque(office, cheque)).toEqual({ ok: false, refusal: 'cheque_recorded' })
  })

  test('for an order deleted meanwhile, or of another structure', async () => {
    const { orderId, office } = await makeChequeOrder(money)
    const cheque = await readCheque(office, orderId, 1)
    const stranger = (await makeStaff(db(), await makeStructure(db()), { role: 'admin' })).actor
    expect(await receiveCheque(stranger, cheque)).toEqual({ ok: false, refusal: 'not_found' })
    await db().update(orders).set({ status: 'cancelled' }).where(eq(orders.id, orderId))
    expect(await receiveCheque(office, cheque)).toEqual({ ok: false, refusal: 'order_gone' })
  })
})

describe('[1.D12] à rectifier', () => {
  test('a wrong first cheque leaves the order waiting and asks for another, which activates it', async () => {
    const { orderId, office } = await makeChequeOrder(money, 'received')
    const before = await told('cheque.to_fix')
    const wrong = await readCheque(office, orderId, 1, { amountCents: 31_600 })
    expect(await receiveCheque(office, wrong)).toMatchObject({ value: { problem: 'wrong_amount' } })
    expect(await receiveCheque(office, wrong)).toEqual({ ok: false, refusal: 'cheque_recorded' })
    expect(await told('cheque.to_fix')).toBe(before + 1)
    expect(await statusOf(orderId)).toBe('pending')
    const [tracked] = await listTrackedCheques(office.structureId, orderId)
    expect(tracked).toMatchObject({ step: 'to_fix', cheque: { problem: 'wrong_amount', amountCents: 31_600 } })
    expect(await drawerOf(office)).toEqual([])
    await receive(office, orderId, 1)
    expect(await statusOf(orderId)).toBe('paid')
    expect((await listTrackedCheques(office.structureId, orderId))[0]).toMatchObject({ step: 'received' })
  })

  test('a wrong second one changes nothing of what is active', async () => {
    const { orderId, office } = await makeChequeOrder(money, 'received')
    await receive(office, orderId, 1)
    expect(await receive(office, orderId, 2, { datedOn: '2999-01-01' })).toMatchObject({
      value: { problem: 'wrong_date' },
    })
    expect(await statusOf(orderId)).toBe('paid')
  })
})

describe('[1.H3] a deposit', () => {
  test('takes each cheque once; a list that shows the past takes none', async () => {
    const { orderId, office } = await makeChequeOrder(money)
    for (const rank of [1, 2]) await receive(office, orderId, rank)
    const [first, second] = await drawerOf(office)
    await depositCheques(office, [first!])
    expect(await depositCheques(office, [first!, second!])).toEqual({ ok: false, refusal: 'deposit_changed' })
    expect(await drawerOf(office)).toEqual([second])
    expect(await depositCheques(office, [])).toEqual({ ok: false, refusal: 'deposit_changed' })
    expect(await listSlips(office)).toMatchObject([{ chequeCount: 1, totalCents: 31_668 }])
  })

  test('is its structure’s own', async () => {
    const { orderId, office } = await makeChequeOrder(money)
    await receive(office, orderId, 1)
    const ids = await drawerOf(office)
    const stranger = (await makeStaff(db(), await makeStructure(db()), { role: 'admin' })).actor
    expect(await depositCheques(stranger, ids)).toEqual({ ok: false, refusal: 'deposit_changed' })
    await depositCheques(office, ids)
    const [slip] = await db().select().from(depositSlips).where(eq(depositSlips.structureId, office.structureId))
    expect(await findSlip(stranger, slip!.id)).toBeNull()
    expect(await bounceCheque(stranger, ids[0]!)).toEqual({ ok: false, refusal: 'not_found' })
  })
})

describe('[1.D12] a cheque that bounces', () => {
  const deposited = async () => {
    const made = await makeChequeOrder(money)
    for (const rank of [1, 2, 3]) await receive(made.office, made.orderId, rank)
    const ids = await drawerOf(made.office)
    await depositCheques(made.office, ids)
    return { ...made, ids }
  }
  const passOf = async ({ structure, buyer }: Awaited<ReturnType<typeof deposited>>) =>
    (await listPasses({ structureId: structure.id, clientFileId: buyer.clientFileId }, structure.timeZone))[0]!

  test('makes its amount due again, blocks new bookings until it is paid, once', async () => {
    const made = await deposited()
    const { orderId, office, ids } = made
    const before = await told('cheque.bounced')
    expect(await bounceCheque(office, ids[2]!)).toMatchObject({ ok: true })
    expect(await bounceCheque(office, ids[2]!)).toEqual({ ok: false, refusal: 'cheque_not_deposited' })
    expect(await told('cheque.bounced')).toBe(before + 1)
    expect(await listPayments(orderId)).toMatchObject([
      { status: 'succeeded' },
      { status: 'succeeded' },
      { status: 'bounced' },
      { status: 'expected', amountCents: 26_666, instalment: 4 },
    ])
    expect(await statusOf(orderId)).toBe('paid')
    expect(await passOf(made)).toMatchObject({ refusal: 'payment_due' })
    const bounced = async () => (await listTrackedCheques(office.structureId, orderId))[2]!.replacementStatus
    expect(await bounced()).toBe('expected')
    await receive(office, orderId, 4)
    await depositCheques(office, await drawerOf(office))
    expect(await bounced()).toBe('succeeded')
    expect(await passOf(made)).toMatchObject({ refusal: null })
  })

  test('a third one after its credits were used takes nothing back: what was taken stays taken', async () => {
    const made = await deposited()
    const pass = await passOf(made)
    const entries = await db().$count(passEntries, eq(passEntries.passId, pass.id))
    await bounceCheque(made.office, made.ids[2]!)
    expect(await db().$count(passEntries, eq(passEntries.passId, pass.id))).toBe(entries)
    expect((await passOf(made)).figures).toEqual(pass.figures)
  })

  test('[1.D10] its replacement dropped by a refund, it isn’t due again: the next refund sends what was received', async () => {
    const { orderId, office, ids } = await deposited()
    await bounceCheque(office, ids[2]!)
    const { order } = await showRefund(office, orderId, [])
    const [membership, pack] = order.lines.map(({ id }) => id)
    const first = await showRefund(office, orderId, [pack!])
    expect(first.plan.reliefs).toMatchObject([{ amountCents: 26_666, isWhole: true }])
    expect(await refundOrder(office, first.form)).toMatchObject({ ok: true })
    const { plan } = await showRefund(office, orderId, [membership!])
    expect(plan).toMatchObject({ creditedCents: 5_000, amountCents: 5_000, reliefs: [], missingCents: 0 })
  })

  test('[6.R9] while a refund of it waits to be given back by hand: nobody sends that, and only the rest is due', async () => {
    const { orderId, office, ids } = await deposited()
    const { order } = await showRefund(office, orderId, [])
    const { form } = await showRefund(office, orderId, [order.lines[0]!.id])
    const made = await refundOrder(office, form)
    const [part] = await listPartsByHand(office)
    expect(part).toMatchObject({ amountCents: 5_000, means: 'cheque' })
    await bounceCheque(office, ids[2]!)
    expect(await listPartsByHand(office)).toEqual([])
    expect(await payBack(office, { partId: part!.id, reference: '' })).toMatchObject({ refusal: 'refund_changed' })
    expect((await listPayments(orderId))[3]).toMatchObject({ status: 'expected', amountCents: 21_666 })
    const [refund] = await listRefundsOfOrder(office.structureId, orderId)
    expect(refund).toMatchObject({
      id: made.ok && made.value.refundId,
      status: 'succeeded',
      parts: [{ status: 'failed' }],
    })
  })

  test('never deposited, it can’t bounce', async () => {
    const { orderId, office } = await makeChequeOrder(money)
    await receive(office, orderId, 1)
    expect(await bounceCheque(office, (await drawerOf(office))[0]!)).toEqual({
      ok: false,
      refusal: 'cheque_not_deposited',
    })
  })
})
