import { asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { inTransaction } from '@/db/transaction'
import { addCredit, payOutCredit } from '@/lib/account-credits/commands'
import { getCreditBalance, listCreditedFiles } from '@/lib/account-credits/queries'
import type { Actor, Member } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import type { LockedTx } from '@/lib/core/locks'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import type { OrderInput } from '@/lib/orders/commands/write-order'
import { noteIntent } from '@/lib/payments/commands/note-intent'
import { openCardPayment, storeIntent } from '@/lib/payments/commands/open-payment'
import { payByCredit } from '@/lib/payments/commands/pay-by-credit'
import { checkOut, deleteOrder, settleOrder, startCardPayment } from '@/lib/payments/flows'
import { createPaymentIntent } from '@/lib/services/stripe'
import { type Catalogue, makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, payByCard, showCheckout } from '@/tests/support/payments'

const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })

let catalogue: Catalogue
beforeAll(async () => {
  catalogue = await makeCatalogue()
})

const job: Actor = { kind: 'job', name: 'test' }
let grants = 0
async function give(clientFileId: string, amountCents: number) {
  grants += 1
  const credit = { structureId: catalogue.structure.id, clientFileId, kind: 'grant' as const, amountCents }
  await inTransaction((tx) =>
    addCredit(tx as LockedTx, job, { ...credit, businessKey: `grant:${grants}`, reason: 'Geste' }),
  )
}

/** A buyer of the single lesson, 90,00 €, with a credit. */
async function makeCredited(amountCents: number) {
  const buyer = await makeBuyer(catalogue.structure, [catalogue.single])
  if (amountCents > 0) await give(buyer.clientFileId, amountCents)
  return buyer
}

async function order(actor: Member, given: Partial<OrderInput> = {}): Promise<string> {
  const placed = await checkOut(actor, await showCheckout(actor, given))
  if (!placed.ok) throw new Error(placed.refusal)
  return placed.value.orderId
}

const statusOf = async (id: string) => (await db().select().from(orders).where(eq(orders.id, id)))[0]!.status
const paymentsOf = async (id: string) => {
  const rows = await db().select().from(payments).where(eq(payments.orderId, id)).orderBy(asc(payments.instalment))
  return rows.map((row) => [row.instalment, row.means, row.status, row.amountCents])
}

describe('a client’s credit pays their next order first [6.R9]', () => {
  test('in full: the order is active at once, whatever the means asked for', async () => {
    for (const means of ['card', 'transfer'] as const) {
      const { actor, clientFileId } = await makeCredited(10_000)
      const id = await order(actor, { means })
      expect(await statusOf(id)).toBe('paid')
      expect(await getCreditBalance(clientFileId)).toBe(1_000)
      expect((await paymentsOf(id)).map(([, ...rest]) => rest)).toEqual([['account_credit', 'succeeded', 9_000]])
    }
  })

  test('[6.R1] used while the provider is asked for the whole, the card is asked for the rest at the next click', async () => {
    const { actor, clientFileId } = await makeCredited(0)
    const id = await order(actor)
    const opened = await openCardPayment(id)
    if (!opened.ok) throw new Error(opened.refusal)
    const asked = { amountCents: 9_000, currency: 'EUR', description: '', metadata: { order: id } }
    const made = await createPaymentIntent({ ...asked, idempotencyKey: opened.value.id })
    await give(clientFileId, 4_000)
    expect(await payByCredit(actor, id)).toEqual({ ok: true, value: { usedCents: 4_000 } })
    expect(await storeIntent(id, { ...made, customerId: null })).toEqual({ ok: false, refusal: 'busy' })
    const started = await startCardPayment(actor, id)
    if (!started.ok) throw new Error(started.refusal)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleOrder(actor, id)).toMatchObject({ value: { state: 'paid' } })
    expect(await paymentsOf(id)).toEqual([
      [0, 'account_credit', 'succeeded', 4_000],
      [1, 'card', 'succeeded', 5_000],
    ])
  })

  test('in part: the card is asked for the rest', async () => {
    const { actor, clientFileId } = await makeCredited(4_000)
    const id = await order(actor)
    const started = await startCardPayment(actor, id)
    if (!started.ok) throw new Error(started.refusal)
    await payByCard(shop, started.value.clientSecret)
    expect(await settleOrder(actor, id)).toMatchObject({ value: { state: 'paid' } })
    expect(await paymentsOf(id)).toEqual([
      [0, 'account_credit', 'succeeded', 4_000],
      [1, 'card', 'succeeded', 5_000],
    ])
    expect(await getCreditBalance(clientFileId)).toBe(0)
  })

  test('in part: a transfer is expected of the rest', async () => {
    const { actor } = await makeCredited(4_000)
    const id = await order(actor, { means: 'transfer' })
    expect(await paymentsOf(id)).toEqual([
      [0, 'account_credit', 'succeeded', 4_000],
      [1, 'transfer', 'expected', 5_000],
    ])
  })

  test('comes back when the order ends, once, and pays the next one', async () => {
    const { actor, clientFileId } = await makeCredited(4_000)
    const id = await order(actor)
    expect(await getCreditBalance(clientFileId)).toBe(0)
    expect(await deleteOrder(actor, id)).toMatchObject({ ok: true })
    await deleteOrder(actor, id)
    expect(await getCreditBalance(clientFileId)).toBe(4_000)
    expect(await paymentsOf(id)).toEqual([[0, 'account_credit', 'cancelled', 4_000]])
    const next = await order(actor, { means: 'transfer' })
    expect(await getCreditBalance(clientFileId)).toBe(0)
    expect((await paymentsOf(next))[0]).toEqual([0, 'account_credit', 'succeeded', 4_000])
  })

  test('[6.R8] an order paid by card after it had ended owes the credit that went back', async () => {
    const { actor, clientFileId } = await makeCredited(4_000)
    const id = await order(actor)
    const started = await startCardPayment(actor, id)
    if (!started.ok) throw new Error(started.refusal)
    await payByCard(shop, started.value.clientSecret)
    const intentId = started.value.clientSecret.split('_secret_')[0]!
    const cancelled = { id: intentId, state: 'cancelled' as const, amountCents: 5_000, currency: 'EUR', failure: null }
    await noteIntent(job, id, { ...cancelled, customerId: null, methodId: null })
    expect(await getCreditBalance(clientFileId)).toBe(4_000)
    expect(await settleOrder(actor, id)).toMatchObject({ value: { state: 'paid' } })
    expect(await paymentsOf(id)).toEqual([
      [0, 'account_credit', 'expected', 4_000],
      [1, 'card', 'succeeded', 5_000],
    ])
    const tomorrow = new Date((await clock()).getTime() + 24 * 3_600_000)
    const owing = await listDuePeopleNow(catalogue.structure, tomorrow)
    expect(owing.find((person) => person.clientFileId === clientFileId)).toMatchObject({ totalCents: 4_000 })
  })

  test('a second click uses it once; an amount asked of the provider is left as it is', async () => {
    const { actor, clientFileId } = await makeCredited(4_000)
    const input = await showCheckout(actor)
    const [one, other] = [await checkOut(actor, input), await checkOut(actor, input)]
    expect(one).toEqual(other)
    expect(await getCreditBalance(clientFileId)).toBe(0)
    await startCardPayment(actor, one.ok ? one.value.orderId : '')
    await give(clientFileId, 500)
    await checkOut(actor, input)
    expect(await getCreditBalance(clientFileId)).toBe(500)
  })

  test('the ledger keeps every move, and refuses to go under zero', async () => {
    const { actor, clientFileId } = await makeCredited(4_000)
    const id = await order(actor)
    const entries = await db()
      .select({ kind: accountCreditEntries.kind, amountCents: accountCreditEntries.amountCents })
      .from(accountCreditEntries)
      .where(eq(accountCreditEntries.clientFileId, clientFileId))
      .orderBy(asc(accountCreditEntries.id))
    expect(entries).toEqual([
      { kind: 'grant', amountCents: 4_000 },
      { kind: 'use', amountCents: -4_000 },
    ])
    const structureId = catalogue.structure.id
    const spend = {
      structureId,
      clientFileId,
      kind: 'payout' as const,
      amountCents: -1,
      businessKey: `out:${id}`,
      actor: {},
    }
    const refused = inTransaction(async (tx) => {
      await tx.insert(accountCreditEntries).values(spend)
    })
    expect(await refused).toEqual({ ok: false, refusal: 'account_credit_short' })
  })
})

describe('credit sent back at the client’s wish [6.R9]', () => {
  test('is theirs no more, once however often it is noted', async () => {
    const { actor } = await makeStaff(db(), catalogue.structure, { role: 'accountant' })
    const { clientFileId } = await makeCredited(4_000)
    const payout = { clientFileId, amountCents: 3_000, seenCents: 4_000, reason: 'Virement du 21/11' }
    expect(await listCreditedFiles(actor)).toContainEqual(
      expect.objectContaining({ id: clientFileId, balanceCents: 4_000 }),
    )
    expect(await payOutCredit(actor, { ...payout, amountCents: 4_001 })).toEqual({
      ok: false,
      refusal: 'account_credit_short',
    })
    expect(await payOutCredit(actor, payout)).toEqual({ ok: true, value: { leftCents: 1_000 } })
    expect(await payOutCredit(actor, payout)).toEqual({ ok: false, refusal: 'balance_changed' })
    await payOutCredit(actor, { ...payout, amountCents: 1_000, seenCents: 1_000 })
    expect(await listCreditedFiles(actor)).not.toContainEqual(expect.objectContaining({ id: clientFileId }))
  })

  test('[6.S1] is nothing that another structure’s office sees or notes', async () => {
    const { actor } = await makeStaff(db(), await makeStructure(db()))
    const { clientFileId } = await makeCredited(4_000)
    const payout = { clientFileId, amountCents: 4_000, seenCents: 4_000, reason: 'x' }
    expect(await payOutCredit(actor, payout)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await listCreditedFiles(actor)).toEqual([])
  })
})
