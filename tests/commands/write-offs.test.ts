import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { auditJournal } from '@/db/views'
import { listMovements } from '@/lib/accounting/queries'
import type { Staff } from '@/lib/core/actor'
import { unwrap } from '@/lib/core/outcome'
import { addDays, dayOf } from '@/lib/core/time'
import { findDeskOrder } from '@/lib/desk/queries/get-order'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { findStatementFacts } from '@/lib/papers/queries/find-statement-facts'
import { loadRemovalFacts } from '@/lib/removals/queries/load-facts'
import { decideWriteOff, undoWriteOff, withdrawWriteOff } from '@/lib/write-offs/commands/decide'
import { proposeWriteOff } from '@/lib/write-offs/commands/propose'
import { listWaitingWriteOffs, listWriteOffsOfOrder } from '@/lib/write-offs/queries/list-write-offs'
import { makeDebtor } from '@/tests/factories/debtor'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { createTestDatabase } from '@/tests/support/database'

// Orders are put in states that only their own commands reach in the product.
const database = await createTestDatabase({ checksInvariants: false })

let debtor: Awaited<ReturnType<typeof makeDebtor>>
let accountant: Staff
let admin: Staff

beforeEach(async () => {
  debtor = await makeDebtor()
  accountant = debtor.actor
  admin = (await makeStaff(db(), debtor.structure)).actor
})

const propose = (actor = accountant, orderId = debtor.order.id) =>
  proposeWriteOff(actor, { orderId, reason: 'Parti sans adresse' })
const confirm = (actor: Staff, id: string) => decideWriteOff(actor, { id, decision: 'confirm' })
const undo = (id: string) => undoWriteOff(accountant, { id, reason: 'Retrouvé' })
const owing = async () => (await listDuePeopleNow(debtor.structure, new Date())).map(({ totalCents }) => totalCents)
const isUnpaid = async () => (await findDeskOrder(admin, debtor.order.number))?.isUnpaid
const owedAtRemoval = async () => (await loadRemovalFacts(debtor.client.clientFileId, '2026-11-22')).dueCents
const brokenPromise = async () => (await database.findBrokenInvariants()).given_up_by_two ?? []
async function listBooks() {
  const today = dayOf(new Date(), debtor.structure.timeZone)
  const movements = await listMovements(admin, addDays(today, -1), addDays(today, 1))
  return movements
    .filter(({ kind }) => kind === 'written_off' || kind === 'recovered')
    .map(({ kind, amountCents }) => [kind, amountCents])
}

describe('[6.S5] a debt that nobody will pay', () => {
  test('is proposed by one, confirmed by another, and asked of nobody any more, nowhere', async () => {
    const { order, structure, client } = debtor
    expect([await owing(), await isUnpaid(), await owedAtRemoval()]).toEqual([
      [order.totalCents],
      true,
      order.totalCents,
    ])
    const id = unwrap(await propose())
    expect(await listWaitingWriteOffs(admin)).toMatchObject([
      { id, orderNumber: order.number, amountCents: order.totalCents },
    ])
    expect(await owing()).toEqual([order.totalCents])
    expect(await confirm(accountant, id)).toMatchObject({ refusal: 'same_person' })
    expect(await confirm(admin, id)).toMatchObject({ ok: true })
    expect(await confirm(admin, id)).toMatchObject({ refusal: 'not_waiting' })
    expect([await owing(), await isUnpaid(), await owedAtRemoval()]).toEqual([[], false, 0])
    expect(await listWaitingWriteOffs(admin)).toEqual([])
    expect(await listBooks()).toEqual([['written_off', order.totalCents]])
    expect(await brokenPromise()).toEqual([])
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, client.clientFileId))
    expect(journal.map(({ operation, reason }) => [operation, reason])).toEqual([
      ['write_off.propose', 'Parti sans adresse'],
      ['write_off.confirm', null],
    ])
    expect(structure.id).toBe(journal[0]!.structureId)
  })

  test('undone by a second entry, it is owed as it was, and can be given up again', async () => {
    const { order } = debtor
    const id = unwrap(await propose())
    expect(await undo(id)).toMatchObject({ refusal: 'not_confirmed' })
    await confirm(admin, id)
    expect(await undo(id)).toMatchObject({ ok: true })
    expect([await owing(), await isUnpaid()]).toEqual([[order.totalCents], true])
    expect(await listBooks()).toEqual([
      ['written_off', order.totalCents],
      ['recovered', order.totalCents],
    ])
    expect(await confirm(admin, unwrap(await propose()))).toMatchObject({ ok: true })
    expect((await listWriteOffsOfOrder(admin, order.id)).map(({ state }) => state)).toEqual(['confirmed', 'undone'])
    expect(await brokenPromise()).toEqual([])
  })

  test('refused, it stays owed; nobody but another person refuses', async () => {
    const id = unwrap(await propose())
    expect(await decideWriteOff(accountant, { id, decision: 'refuse' })).toMatchObject({ refusal: 'same_person' })
    expect(await decideWriteOff(admin, { id, decision: 'refuse' })).toMatchObject({ ok: true })
    expect(await owing()).toEqual([debtor.order.totalCents])
    expect(await propose()).toMatchObject({ ok: true })
  })

  test('paid after all, it is no loss any more', async () => {
    const { order } = debtor
    await confirm(admin, unwrap(await propose()))
    await db()
      .update(payments)
      .set({ status: 'succeeded', receivedAt: new Date(Date.now() + 1_000) })
      .where(eq(payments.id, order.paymentId))
    expect(await listBooks()).toEqual([
      ['written_off', order.totalCents],
      ['recovered', order.totalCents],
    ])
    const { structure, client } = debtor
    const statement = await findStatementFacts({ structureId: structure.id, clientFileId: client.clientFileId })
    expect(statement!.entries.map(({ kind }) => kind)).toEqual(['payment', 'written_off', 'recovered'])
  })

  test('of a payment that the bank took back goes back there when it is undone', async () => {
    const bounced = { status: 'bounced', receivedAt: new Date('2020-03-01') } as const
    await db().update(payments).set(bounced).where(eq(payments.id, debtor.order.paymentId))
    const id = unwrap(await propose())
    await confirm(admin, id)
    expect(await owing()).toEqual([])
    await undo(id)
    const [payment] = await db().select().from(payments).where(eq(payments.id, debtor.order.paymentId))
    expect(payment).toMatchObject({ ...bounced, writeOffId: id })
  })
})

describe('[6.S5] a proposal withdrawn', () => {
  test('by whoever made it, once, and noted; it stays owed and can be proposed again', async () => {
    const id = unwrap(await propose())
    expect(await withdrawWriteOff(admin, { id })).toMatchObject({ refusal: 'not_author' })
    expect(await withdrawWriteOff(accountant, { id })).toMatchObject({ ok: true })
    expect(await withdrawWriteOff(accountant, { id })).toMatchObject({ refusal: 'not_waiting' })
    expect([await owing(), await listWaitingWriteOffs(admin)]).toEqual([[debtor.order.totalCents], []])
    expect(await propose()).toMatchObject({ ok: true })
    expect((await listWriteOffsOfOrder(admin, debtor.order.id)).map(({ state }) => state)).toEqual([
      'proposed',
      'withdrawn',
    ])
    const noted = await db().select().from(auditJournal).where(eq(auditJournal.operation, 'write_off.withdraw'))
    expect(noted.map(({ subjectId }) => subjectId)).toContain(debtor.order.id)
    expect(await brokenPromise()).toEqual([])
  })

  test('while another confirms it: one of the two, whichever comes first', async () => {
    const id = unwrap(await propose())
    const answers = await Promise.all([confirm(admin, id), withdrawWriteOff(accountant, { id })])
    expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal)).sort()).toEqual(['done', 'not_waiting'])
    expect(await brokenPromise()).toEqual([])
  })
})

describe('[6.S5] what isn’t given up', () => {
  test('twice at a time, what changed since it was proposed, what isn’t due, what the bank works on', async () => {
    const { order } = debtor
    const set = (values: Partial<typeof payments.$inferInsert>) =>
      db().update(payments).set(values).where(eq(payments.id, order.paymentId))
    const id = unwrap(await propose())
    expect(await propose(admin)).toMatchObject({ refusal: 'already_proposed' })
    await set({ amountCents: 1_000 })
    expect(await confirm(admin, id)).toMatchObject({ refusal: 'amount_changed' })
    await set({ status: 'succeeded', receivedAt: new Date() })
    expect(await confirm(admin, id)).toMatchObject({ refusal: 'amount_changed' })
    await decideWriteOff(admin, { id, decision: 'refuse' })
    expect(await propose()).toMatchObject({ refusal: 'nothing_due' })
    await set({ status: 'processing', receivedAt: null })
    expect(await propose()).toMatchObject({ refusal: 'payment_under_way' })
  })

  test('an order that waits: it owes nothing yet', async () => {
    const { structure, client, pack } = debtor
    const waiting = await makePendingOrder(db(), structure, client, [{ offer: pack }])
    await db().update(payments).set({ means: 'cheque', dueOn: '2020-02-01' }).where(eq(payments.orderId, waiting.id))
    await db().update(orders).set({ means: 'cheque' }).where(eq(orders.id, waiting.id))
    expect(await propose(accountant, waiting.id)).toMatchObject({ refusal: 'order_waits' })
  })

  test('by another role, nor of another structure', async () => {
    const organiser = (await makeStaff(db(), debtor.structure, { role: 'organiser' })).actor
    const stranger = (await makeDebtor()).actor
    const id = unwrap(await propose())
    for (const actor of [organiser, stranger]) {
      expect(await propose(actor)).toMatchObject({ refusal: 'not_found' })
      expect(await confirm(actor, id)).toMatchObject({ refusal: 'not_found' })
      expect(await undoWriteOff(actor, { id, reason: 'Non' })).toMatchObject({ refusal: 'not_found' })
    }
  })
})
