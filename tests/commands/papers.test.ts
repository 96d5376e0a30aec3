import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { documentContents, documents } from '@/db/schema/documents'
import type { Actor } from '@/lib/core/actor'
import { findDocumentFile } from '@/lib/documents/queries'
import { keepPapersOfOrder, sweepPapers } from '@/lib/papers/flows'
import { listPapersOfOrder } from '@/lib/papers/queries/list-papers'
import { settlePayment } from '@/lib/payments/commands/settle-payment'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeMembershipOffer, makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { readPdf } from '@/tests/support/pdf'

await createTestDatabase()
const job: Actor = { kind: 'job', name: 'test' }

let structure: TestStructure
let member: TestMember
let offers: { pack: Awaited<ReturnType<typeof makeOffer>>; membership: Awaited<ReturnType<typeof makeOffer>> }

beforeAll(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  offers = { pack: await makeOffer(db(), structure), membership: await makeMembershipOffer(db(), structure) }
})

async function buy() {
  const intentId = `pi_${Math.random()}`
  const lines = [{ offer: offers.membership }, { offer: offers.pack }]
  const order = await makePendingOrder(db(), structure, member, lines, { intentId })
  const intent = {
    id: intentId,
    state: 'succeeded' as const,
    amountCents: order.totalCents,
    currency: 'EUR',
    failure: null,
  }
  await settlePayment(job, order.id, intent)
  return order
}

describe('the papers of a paid order [1.D9] [6.R10]', () => {
  test('are its invoice and its receipt, stored with the hash of their bytes', async () => {
    const order = await buy()
    await keepPapersOfOrder(order.id)
    const papers = await listPapersOfOrder(structure.id, order.id)
    expect(papers.map(({ fileName }) => fileName)).toEqual([
      expect.stringMatching(/^Facture F\d{4}-\d{4}\.pdf$/),
      `Reçu C${order.number}-1.pdf`,
    ])
    for (const { documentId } of papers) {
      const file = await findDocumentFile(job, documentId)
      expect(file!.sha256).toBe(createHash('sha256').update(file!.bytes).digest('hex'))
      const { text } = await readPdf(file!.bytes)
      expect(text).toContain(`C${order.number}`)
      expect(text).toContain('850,00')
    }
  })

  test('are written once, whoever writes them at the same time, and never again', async () => {
    const order = await buy()
    await Promise.all([keepPapersOfOrder(order.id), keepPapersOfOrder(order.id), sweepPapers()])
    const before = await listPapersOfOrder(structure.id, order.id)
    await db().execute(`update structures set name = 'Autre nom' where id = '${structure.id}'`)
    await keepPapersOfOrder(order.id)
    expect(await listPapersOfOrder(structure.id, order.id)).toEqual(before)
    expect(before).toHaveLength(2)
  })

  test('come from the sweep when nothing else asked for them', async () => {
    const order = await buy()
    expect(await sweepPapers()).toEqual({ done: 2, failed: [] })
    expect(await sweepPapers()).toEqual({ done: 0, failed: [] })
    expect(await listPapersOfOrder(structure.id, order.id)).toHaveLength(2)
  })

  test('belong to the client file: another one, a teacher or another structure find nothing [6.S7]', async () => {
    const order = await buy()
    await keepPapersOfOrder(order.id)
    const [paper] = await listPapersOfOrder(structure.id, order.id)
    const other = await makeMember(db(), structure)
    expect(await findDocumentFile(member.actor, paper!.documentId)).not.toBeNull()
    expect(await findDocumentFile(other.actor, paper!.documentId)).toBeNull()
    expect(await listPapersOfOrder((await makeStructure(db())).id, order.id)).toEqual([])
  })

  test('cannot be changed', async () => {
    const order = await buy()
    await keepPapersOfOrder(order.id)
    const [paper] = await listPapersOfOrder(structure.id, order.id)
    const change = db()
      .update(documents)
      .set({ sha256: '0'.repeat(64) })
      .where(eq(documents.id, paper!.documentId))
    await expect(change).rejects.toThrow()
    await expect(
      db().delete(documentContents).where(eq(documentContents.documentId, paper!.documentId)),
    ).rejects.toThrow()
  })
})
