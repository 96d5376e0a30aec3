import { eq, like } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { learners } from '@/db/schema/client-files'
import { documents } from '@/db/schema/documents'
import { payments } from '@/db/schema/payments'
import type { Actor } from '@/lib/core/actor'
import { findDocumentFile } from '@/lib/documents/queries'
import { listInvoices, listInvoiceYears } from '@/lib/invoices/queries'
import { keepPaperOfClient, keepPapersOfOrder, keepWantedPaper } from '@/lib/papers/flows'
import { settlePayment } from '@/lib/payments/commands/settle-payment'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeMembershipOffer, makeOffer } from '@/tests/factories/offer'
import { makePendingOrder, type TestOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { readPdf } from '@/tests/support/pdf'

await createTestDatabase()
const job: Actor = { kind: 'job', name: 'test' }

let structure: TestStructure
let member: TestMember
let other: TestMember
let order: TestOrder

async function buy(buyer: TestMember): Promise<TestOrder> {
  const lines = [{ offer: await makeMembershipOffer(db(), structure) }, { offer: await makeOffer(db(), structure) }]
  const made = await makePendingOrder(db(), structure, buyer, lines, { intentId: `pi_${Math.random()}` })
  const [payment] = await db().select().from(payments).where(eq(payments.id, made.paymentId))
  const intent = {
    id: payment!.intentId!,
    state: 'succeeded' as const,
    amountCents: made.totalCents,
    currency: 'EUR',
    failure: null,
    customerId: null,
    methodId: null,
  }
  await settlePayment(job, made.id, intent)
  return made
}

const ask = async (whose: TestMember, wanted: Parameters<typeof keepWantedPaper>[1]) =>
  keepWantedPaper({ structureId: structure.id, clientFileId: whose.clientFileId }, wanted)

async function read(document: { id: string } | null) {
  const file = await findDocumentFile(job, document!.id)
  return { ...(await readPdf(file!.bytes)), fileName: file!.fileName }
}

beforeAll(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure, { firstName: 'Claire', lastName: 'Vasseur' })
  other = await makeMember(db(), structure)
  order = await buy(member)
})

describe('what a member asks for', () => {
  test('the statement tells what was invoiced and what came, and its balance', async () => {
    const { text, fileName } = await read(await ask(member, { kind: 'statement' }))
    expect(fileName).toMatch(/^Relevé de compte du .*\.pdf$/)
    expect(text).toContain(`Facture F${new Date().getFullYear()}-0001, commande C${order.number}`)
    expect(text).toContain(`Paiement par carte bancaire, commande C${order.number}`)
    expect(text).toContain('Compte soldé 0,00 €')
  })

  test('of somebody who bought nothing says so', async () => {
    expect((await read(await ask(other, { kind: 'statement' }))).text).toContain('Aucune opération sur ce compte.')
  })

  test('a bounced payment is owed again', async () => {
    const buyer = await makeMember(db(), structure)
    const bought = await buy(buyer)
    await db().update(payments).set({ status: 'bounced' }).where(eq(payments.id, bought.paymentId))
    expect((await read(await ask(buyer, { kind: 'statement' }))).text).toContain('Reste dû à ce jour 850,00 €')
    expect(await ask(buyer, { kind: 'payment_attestation', orderId: bought.id })).toBeNull()
    await db().update(payments).set({ status: 'succeeded' }).where(eq(payments.id, bought.paymentId))
  })

  test('the attestation of payment names the order, what it holds and what was received', async () => {
    const { text, fileName } = await read(await ask(member, { kind: 'payment_attestation', orderId: order.id }))
    expect(fileName).toBe(`Attestation de paiement C${order.number}.pdf`)
    expect(text).toContain('atteste avoir reçu de Claire Vasseur la somme de 850,00 €')
    expect(text).toContain('Adhésion annuelle')
    expect(text).toContain('Pour Structure, Direction')
  })

  test('the attestation of enrolment names the learner, the membership and the package', async () => {
    await db().update(learners).set({ birthOn: '2001-05-09' }).where(eq(learners.id, member.learnerId))
    const { text } = await read(await ask(member, { kind: 'enrolment_attestation', learnerId: member.learnerId }))
    expect(text).toContain('9 mai 2001')
    expect(text).toContain('Adhésion annuelle du ')
    expect(text).toContain('10 cours')
  })

  test('the same words on the same day are the same document, whoever asks twice at once', async () => {
    const wanted = { kind: 'payment_attestation', orderId: order.id } as const
    const papers = await Promise.all([ask(member, wanted), ask(member, wanted)])
    expect(papers[0]!.id).toBe(papers[1]!.id)
    const ofOrder = like(documents.businessKey, `payment_attestation:${order.id}:%`)
    expect(await db().$count(documents, ofOrder)).toBe(1)
  })

  test('somebody else’s order or learner is nobody’s, and nothing is written [0.I9]', async () => {
    const before = await db().$count(documents)
    expect(await ask(other, { kind: 'payment_attestation', orderId: order.id })).toBeNull()
    expect(await ask(other, { kind: 'enrolment_attestation', learnerId: member.learnerId })).toBeNull()
    expect(await ask(other, { kind: 'enrolment_attestation', learnerId: other.learnerId })).toBeNull()
    expect(await db().$count(documents)).toBe(before)
  })
})

describe('the office’s list [6.R10]', () => {
  const none = { search: '', kind: null, year: null, page: 1 }

  test('finds by number and by name, in its own structure only', async () => {
    const { actor } = await makeStaff(db(), structure, { role: 'accountant' })
    await keepPapersOfOrder(order.id)
    const all = await listInvoices(actor, none)
    const number = `F${new Date().getFullYear()}-0001`
    expect(all.sumCents).toBe(all.rows.reduce((sum, { totalCents }) => sum + totalCents, 0))
    const named = await listInvoices(actor, { ...none, search: 'vasseur cla' })
    expect(named.rows).toEqual([expect.objectContaining({ number, clientName: 'Claire Vasseur', totalCents: 85_000 })])
    expect(named.rows[0]!.documentId).not.toBeNull()
    expect((await listInvoices(actor, { ...none, search: number.toLowerCase() })).found).toBe(1)
    expect((await listInvoices(actor, { ...none, kind: 'credit_note' })).rows).toEqual([])
    expect(await listInvoiceYears(actor)).toEqual([new Date().getFullYear()])
    const stranger = await makeStaff(db(), await makeStructure(db()), { role: 'admin' })
    expect(await listInvoices(stranger.actor, none)).toEqual({ rows: [], found: 0, sumCents: 0 })
  })
})

test('the office asks for the client of an order, of its own structure only [6.S1]', async () => {
  const wanted = { kind: 'statement', orderId: order.id } as const
  const { text } = await read(await keepPaperOfClient(structure.id, wanted))
  expect(text).toContain('Claire Vasseur')
  expect(await keepPaperOfClient((await makeStructure(db())).id, wanted)).toBeNull()
})
