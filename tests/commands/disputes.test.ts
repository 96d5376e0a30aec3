import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { payments } from '@/db/schema/payments'
import { disputes, refundParts, refunds } from '@/db/schema/refunds'
import { getCreditBalance } from '@/lib/account-credits/queries'
import { clock } from '@/lib/core/clock'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { settleInstalment } from '@/lib/instalments/flows'
import { tellDispute } from '@/lib/messages/flows/tell-dispute'
import { findStatementFacts } from '@/lib/papers/queries/find-statement-facts'
import { listPasses } from '@/lib/passes/queries'
import { settle, settleOrder } from '@/lib/payments/flows'
import { keepDispute } from '@/lib/refunds/commands/keep-dispute'
import { payBack } from '@/lib/refunds/commands/note-part'
import { refundOrder, sweepDisputes, sweepDoublePayments } from '@/lib/refunds/flows'
import { listOpenDisputes, listPartsByHand } from '@/lib/refunds/queries/find-refund'
import { createPaymentIntent, listRefunds, retrievePaymentIntent } from '@/lib/services/stripe'
import { recordTransfer } from '@/lib/transfers/commands/record-transfer'
import { makeCatalogue, makePayer } from '@/tests/factories/buyer'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { actOnPayment, openShop, payByCard, waitFor } from '@/tests/support/payments'
import { makePaidOrder, showRefund } from '@/tests/support/refunds'

const database = await createTestDatabase()
const shop = openShop(database)

type Paid = Awaited<ReturnType<typeof makePaidOrder>>
const paymentsOf = (orderId: string) =>
  db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.instalment))
const paymentOf = async (orderId: string) => (await paymentsOf(orderId))[0]!
/** The rows beside the first: what is due again. */
const dueAgainOf = async (orderId: string) => (await paymentsOf(orderId)).slice(1)
const disputeOf = async (orderId: string) => {
  const payment = await paymentOf(orderId)
  return (await db().select().from(disputes).where(eq(disputes.paymentId, payment.id)))[0]
}
const refusalOfPass = async ({ actor }: Paid) => (await listPasses(actor, 'Europe/Paris'))[0]!.refusal

async function contest(paid: Paid) {
  await actOnPayment(shop, paid.intentId, 'dispute')
  return waitFor(() => disputeOf(paid.orderId))
}

async function loseTo(paid: Paid) {
  await contest(paid)
  await actOnPayment(shop, paid.intentId, 'lose-dispute')
  await waitFor(async () => (await paymentOf(paid.orderId)).status === 'bounced')
}

describe('[6.R9] a payment contested at the bank', () => {
  test('is a debt: no booking on its passes and no refund, until it is won', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    expect(await refusalOfPass(paid)).toBeNull()
    expect(await contest(paid)).toMatchObject({ status: 'open', amountCents: 9_000 })
    expect(await refusalOfPass(paid)).toBe('payment_due')
    expect(await listOpenDisputes(paid.staff)).toMatchObject([{ amountCents: 9_000, status: 'open' }])
    const occasion = { structureId: structure.id, key: `dispute.opened:${paid.orderId}` }
    const [messageId] = await tellDispute(occasion, paid.orderId)
    const [mail] = await db().select().from(messages).where(eq(messages.id, messageId!))
    expect(mail).toMatchObject({ template: 'dispute_opened', recipient: structure.settings.officeEmail })
    const { form } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    expect(await refundOrder(paid.staff, form)).toMatchObject({ refusal: 'payment_disputed' })
    await actOnPayment(shop, paid.intentId, 'win-dispute')
    await waitFor(async () => (await disputeOf(paid.orderId))!.status === 'won')
    expect(await refusalOfPass(paid)).toBeNull()
    expect(await listOpenDisputes(paid.staff)).toEqual([])
    expect((await paymentOf(paid.orderId)).status).toBe('succeeded')
    const again = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    expect(await refundOrder(paid.staff, again.form)).toMatchObject({ ok: true })
  })

  test('lost: the payment has bounced and its amount is due again; a refund drops it and sends nothing', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    await contest(paid)
    await actOnPayment(shop, paid.intentId, 'lose-dispute')
    await waitFor(async () => (await paymentOf(paid.orderId)).status === 'bounced')
    expect(await refusalOfPass(paid)).toBe('payment_due')
    const { form, plan } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    expect(plan).toMatchObject({ amountCents: 0, creditedCents: 9_000, reliefs: [{ isWhole: true }] })
    expect(await refundOrder(paid.staff, form)).toMatchObject({ ok: true })
    expect(await listRefunds(paid.intentId)).toEqual([])
    expect(await paymentsOf(paid.orderId)).toMatchObject([{ status: 'bounced' }, { status: 'cancelled' }])
    expect(await refusalOfPass(paid)).not.toBe('payment_due')
  })

  test('lost: asked for once, a transfer makes it good and ends the debt', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    await loseTo(paid)
    const { id } = await paymentOf(paid.orderId)
    const again = { means: 'transfer', status: 'expected', amountCents: 9_000, instalment: 2, replacesId: id }
    expect(await dueAgainOf(paid.orderId)).toMatchObject([again])
    expect(await listDuePeopleNow(structure, await clock())).toMatchObject([
      { totalCents: 9_000, dues: [{ means: 'card', reason: 'bounced' }] },
    ])
    const record = { orderId: paid.orderId, amountCents: 9_000, reference: 'VIR', seenDueCents: 9_000 }
    expect(await recordTransfer(paid.staff, record)).toMatchObject({ ok: true })
    expect(await refusalOfPass(paid)).toBeNull()
    expect(await listDuePeopleNow(structure, await clock())).toEqual([])
    expect(await sweepDoublePayments()).toMatchObject({ done: 0, failed: [] })
    const { plan } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    expect(plan).toMatchObject({ reliefs: [], parts: [{ means: 'transfer', amountCents: 9_000 }], missingCents: 0 })
  })

  test('lost after a part went back: only the rest is asked for, and paid by half it stays so', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [membership, pack])
    const { form } = await showRefund(paid.staff, paid.orderId, [paid.lineIds[1]!])
    expect(await refundOrder(paid.staff, form)).toMatchObject({ ok: true })
    await loseTo(paid)
    expect(await listDuePeopleNow(structure, await clock())).toMatchObject([{ totalCents: 5_000 }])
    const record = { orderId: paid.orderId, amountCents: 2_000, reference: 'VIR', seenDueCents: 5_000 }
    expect(await recordTransfer(paid.staff, record)).toMatchObject({ ok: true })
    expect(await listDuePeopleNow(structure, await clock())).toMatchObject([{ totalCents: 3_000 }])
  })

  test('lost after all of it went back: nothing is asked for, and nothing is a debt', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    await refundOrder(paid.staff, form)
    await keepDispute(paid.staff, { id: 'dp_all', intentId: paid.intentId, amountCents: 9_000, status: 'lost' })
    expect(await dueAgainOf(paid.orderId)).toMatchObject([{ status: 'cancelled', amountCents: 0 }])
    expect(await listDuePeopleNow(structure, await clock())).toEqual([])
    expect(await refusalOfPass(paid)).not.toBe('payment_due')
  })

  test('[6.R3] lost stays lost, whatever says later that the card was charged', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    await contest(paid)
    await actOnPayment(shop, paid.intentId, 'lose-dispute')
    await waitFor(async () => (await paymentOf(paid.orderId)).status === 'bounced')
    const { id } = await paymentOf(paid.orderId)
    expect(await settleInstalment(paid.actor, id)).toBe('ended')
    expect((await settle(paid.staff, paid.intentId)).ok).toBe(true)
    expect((await paymentOf(paid.orderId)).status).toBe('bounced')
    expect(await refusalOfPass(paid)).toBe('payment_due')
    const { form } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    await refundOrder(paid.staff, form)
    expect((await settle(paid.staff, paid.intentId)).ok).toBe(true)
    expect(await paymentsOf(paid.orderId)).toMatchObject([{ status: 'bounced' }, { status: 'cancelled' }])
  })

  test('[6.R3] told as lost before its payment is settled: said again once it is, it is applied', async () => {
    const { structure, single } = await makeCatalogue()
    const buyer = await makePayer(structure, [single])
    const { actor: staff } = await makeStaff(db(), structure)
    const intentId = (await paymentOf(buyer.orderId)).intentId!
    const lost = { id: `dp_${buyer.orderId}`, intentId, amountCents: 9_000, status: 'lost' } as const
    await expect(keepDispute(staff, lost)).rejects.toThrow('not settled yet')
    expect(await disputeOf(buyer.orderId)).toBeUndefined()
    await payByCard(shop, buyer.clientSecret)
    await settleOrder(buyer.actor, buyer.orderId)
    expect(await keepDispute(staff, lost)).toMatchObject({ ok: true })
    expect(await keepDispute(staff, lost)).toMatchObject({ ok: true })
    expect(await paymentsOf(buyer.orderId)).toMatchObject([
      { status: 'bounced' },
      { status: 'expected', means: 'transfer', amountCents: 9_000 },
    ])
  })

  test('the event lost: the quarter of an hour’s job finds it', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    await shop.sandbox.ctx.faults.plan({ on: 'event charge.dispute.created', kind: 'drop', times: 1 } as never)
    await actOnPayment(shop, paid.intentId, 'dispute')
    await sweepDisputes()
    expect(await disputeOf(paid.orderId)).toMatchObject({ status: 'open' })
    await sweepDisputes()
    expect(await db().$count(disputes, eq(disputes.paymentId, (await paymentOf(paid.orderId)).id))).toBe(1)
  })
})

describe('[1.D10] what a card’s bank sends back is given back by hand', () => {
  test('the part fails, a person notes the transfer, and the provider’s word counts no more', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    const made = await refundOrder(paid.staff, form)
    const refundId = made.ok ? made.value.refundId : ''
    const statusOf = async () => (await db().select().from(refunds).where(eq(refunds.id, refundId)))[0]!.status
    expect(await statusOf()).toBe('succeeded')
    const [part] = await db().select().from(refundParts).where(eq(refundParts.refundId, refundId))
    await fetch(`${shop.url}/refunds/${part!.providerId}/fail`, { method: 'POST' })
    await waitFor(async () => (await statusOf()) === 'failed')
    expect(await listPartsByHand(paid.staff)).toMatchObject([{ id: part!.id, amountCents: 9_000, status: 'failed' }])
    // In a person's hands: the sweep of second payments leaves it alone.
    expect(await sweepDoublePayments()).toMatchObject({ done: 0, failed: [] })
    expect(await payBack(paid.staff, { partId: part!.id, reference: 'VIR 12' })).toEqual({ ok: true, value: null })
    expect(await payBack(paid.staff, { partId: part!.id, reference: 'VIR 12' })).toEqual({ ok: true, value: null })
    expect(await statusOf()).toBe('succeeded')
    expect(await listPartsByHand(paid.staff)).toEqual([])
  })

  test('[6.R9] its dispute lost, the bank gave it back: nobody sends it, and only the rest is due', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [membership, pack])
    const { form } = await showRefund(paid.staff, paid.orderId, [paid.lineIds[1]!])
    const made = await refundOrder(paid.staff, form)
    const refundId = made.ok ? made.value.refundId : ''
    const statusOf = async () => (await db().select().from(refunds).where(eq(refunds.id, refundId)))[0]!.status
    const [part] = await db().select().from(refundParts).where(eq(refundParts.refundId, refundId))
    const partId = part!.id
    await fetch(`${shop.url}/refunds/${part!.providerId}/fail`, { method: 'POST' })
    await waitFor(async () => (await statusOf()) === 'failed')
    await contest(paid)
    expect(await payBack(paid.staff, { partId, reference: '' })).toMatchObject({ refusal: 'payment_disputed' })
    expect(await listPartsByHand(paid.staff)).toMatchObject([{ id: partId, isContested: true }])
    await actOnPayment(shop, paid.intentId, 'lose-dispute')
    await waitFor(async () => (await paymentOf(paid.orderId)).status === 'bounced')
    expect(await listPartsByHand(paid.staff)).toEqual([])
    expect(await payBack(paid.staff, { partId, reference: '' })).toMatchObject({ refusal: 'refund_changed' })
    expect(await statusOf()).toBe('succeeded')
    expect(await dueAgainOf(paid.orderId)).toMatchObject([{ status: 'expected', amountCents: 5_000 }])
  })

  test('a part that goes back by card is nobody’s to note; another structure’s does not exist', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    const { actor: stranger } = await makeStaff(db(), await makeStructure(db()))
    await shop.sandbox.ctx.faults.plan({ on: 'POST /v1/refunds', kind: 'rate_limit_429', times: 1 } as never)
    const { form } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    await refundOrder(paid.staff, form)
    const [part] = await db()
      .select()
      .from(refundParts)
      .innerJoin(refunds, eq(refunds.id, refundParts.refundId))
      .where(eq(refunds.orderId, paid.orderId))
    const partId = part!.refund_parts.id
    expect(await payBack(paid.staff, { partId, reference: '' })).toMatchObject({ refusal: 'refund_not_open' })
    expect(await payBack(stranger, { partId, reference: '' })).toMatchObject({ refusal: 'not_found' })
  })
})

describe('[6.R8] an order paid twice', () => {
  test('the second payment goes back by itself, once; what was bought stays', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    const first = await paymentOf(paid.orderId)
    const later = new Date(first.receivedAt!.getTime() + 60_000)
    // A transfer that staff recorded while the card was being paid.
    const twice = {
      structureId: structure.id,
      orderId: paid.orderId,
      amountCents: 9_000,
      instalment: 2,
      status: 'succeeded',
    } as const
    await db()
      .insert(payments)
      .values({ ...twice, means: 'transfer', receivedAt: later })
    for (const _ of [1, 2]) expect(await sweepDoublePayments()).toMatchObject({ failed: [] })
    const made = await db().select().from(refunds).where(eq(refunds.orderId, paid.orderId))
    expect(made).toMatchObject([{ reason: 'double', amountCents: 9_000, status: 'requested' }])
    expect(await listPartsByHand(paid.staff)).toMatchObject([{ means: 'transfer', amountCents: 9_000 }])
    expect(await refusalOfPass(paid)).toBeNull()
    const { plan } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    expect(plan).toMatchObject({ amountCents: 9_000, missingCents: 0 })
  })
})

test('[1.D10] a means that no card brought waits for a person; account credit comes back at once', async () => {
  const { structure, single } = await makeCatalogue()
  const paid = await makePaidOrder(shop, structure, [single])
  // As if half of it had been paid with account credit.
  await database.sql.unsafe(`update payments set amount_cents = 4000 where order_id = '${paid.orderId}'`)
  const received = {
    structureId: structure.id,
    orderId: paid.orderId,
    status: 'succeeded',
    receivedAt: new Date(),
  } as const
  await db()
    .insert(payments)
    .values({ ...received, means: 'account_credit', amountCents: 3_000, instalment: 0 })
  await db()
    .insert(payments)
    .values({ ...received, means: 'cash', amountCents: 2_000, instalment: 2 })
  const { form, plan } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
  expect(plan.parts.map(({ means, amountCents }) => [means, amountCents])).toEqual([
    ['cash', 2_000],
    ['card', 4_000],
    ['account_credit', 3_000],
  ])
  expect(await refundOrder(paid.staff, form)).toMatchObject({ ok: true })
  expect(await getCreditBalance(paid.clientFileId, db())).toBe(3_000)
  expect(await listPartsByHand(paid.staff)).toMatchObject([{ means: 'cash', amountCents: 2_000 }])
  // Its credit note says it already: the statement doesn't count it twice.
  const { entries } = (await findStatementFacts(paid.actor))!
  expect(entries.map(({ kind }) => kind)).not.toContain('grant')
})

test('[1.D11] an instalment that was refused and is dropped can no longer be paid; paid all the same, it goes back', async () => {
  const { structure, single } = await makeCatalogue()
  const paid = await makePaidOrder(shop, structure, [single])
  const intent = await createPaymentIntent({
    amountCents: 4_000,
    currency: 'EUR',
    metadata: {},
    idempotencyKey: paid.orderId,
  })
  await database.sql.unsafe(`update payments set amount_cents = 5000 where order_id = '${paid.orderId}'`)
  const due = {
    structureId: structure.id,
    orderId: paid.orderId,
    amountCents: 4_000,
    instalment: 2,
    means: 'card',
  } as const
  await db()
    .insert(payments)
    .values({ ...due, intentId: intent.id, lastFailure: 'declined' })
  const { form, plan } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
  expect(plan).toMatchObject({
    creditedCents: 9_000,
    amountCents: 5_000,
    reliefs: [{ amountCents: 4_000, isWhole: true }],
  })
  expect(await refundOrder(paid.staff, form)).toMatchObject({ ok: true })
  expect(await retrievePaymentIntent(intent.id)).toMatchObject({ status: 'canceled' })
  expect((await dueAgainOf(paid.orderId)).map(({ status }) => status)).toEqual(['cancelled'])
})
