import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bankAllocations, bankStatements, bankTransactions } from '@/db/schema/transfers'
import { inTransaction } from '@/db/transaction'
import type { Staff } from '@/lib/core/actor'
import { matchTransfer } from '@/lib/transfers/commands/match-transfer'
import { importFile } from '@/lib/transfers/flows'
import { findTransfer } from '@/lib/transfers/queries'
import { makeMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePendingOrder, type TestOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { makeTransfer } from '@/tests/factories/transfer'
import { createTestDatabase } from '@/tests/support/database'
import { camt053, latin1 } from '@/tests/support/statements'

await createTestDatabase()

let structure: TestStructure
let actor: Staff
let order: TestOrder
beforeAll(async () => {
  structure = await makeStructure(db())
  actor = (await makeStaff(db(), structure)).actor
  const member = await makeMember(db(), structure)
  const pack = await makeOffer(db(), structure)
  order = await makePendingOrder(db(), structure, member, [{ offer: pack }], { means: 'transfer' })
})

const bytes = (text: string) => new TextEncoder().encode(text)
const send = (content: Uint8Array, name = 'releve.xml') => importFile(actor, { name, bytes: content })
const countStatements = () => db().$count(bankStatements, eq(bankStatements.structureId, structure.id))

describe('a bank’s file, as it is sent [1.H3]', () => {
  test('CAMT.053 or CSV, whatever its name, comes in once', async () => {
    const file = camt053([{ amount: '800.00', reference: 'F1', text: `C${order.number}`, name: 'DUPONT' }])
    expect(await send(file, 'releve.csv')).toMatchObject({ ok: true, value: { added: 1, known: 0 } })
    expect(await send(file, 'autre-nom.xml')).toEqual({ ok: false, refusal: 'statement_known' })
    const csv = latin1('Date;Libellé;Montant\r\n18/11/2026;VIR MME HÉLÈNE DUPONT;50,00\r\n')
    expect(await send(csv)).toMatchObject({ ok: true, value: { added: 1 } })
    const stored = await db().select().from(bankTransactions).where(eq(bankTransactions.amountCents, 5_000))
    expect(stored[0]!.remittance).toBe('VIR MME HÉLÈNE DUPONT')
  })

  test.each([
    ['no file', '', '', 'statement_missing'],
    ['no file, as an action reads it', 'undefined', '', 'statement_missing'],
    ['an empty file', 'releve.csv', '', 'statement_empty'],
    ['a letter', 'releve.csv', 'Bonjour, voici mon relevé', 'statement_other_kind'],
    ['a page of the bank’s site', 'releve.xml', '<!DOCTYPE html><html></html>', 'statement_malformed'],
    ['a statement cut short', 'releve.xml', new TextDecoder().decode(camt053([])).slice(0, -20), 'statement_malformed'],
    ['a statement without a credit', 'releve.xml', new TextDecoder().decode(camt053([])), 'statement_empty'],
    ['a file above 4 MB', 'releve.csv', 'x'.repeat(4 * 1024 * 1024 + 1), 'statement_too_big'],
  ])('%s is refused in our words, and nothing is kept', async (_what, name, content, refusal) => {
    const before = await countStatements()
    expect(await send(bytes(content), name)).toMatchObject({ ok: false, refusal })
    expect(await countStatements()).toBe(before)
  })

  test('says at which line a CSV stops being one', async () => {
    const refused = await send(bytes('Date;Libellé;Montant\n18/11/2026;VIR;5,00\n31/02/2026;VIR;5,00\n'))
    expect(refused).toMatchObject({ refusal: 'statement_malformed', detail: { line: 3 } })
  })

  test('[6.S8] whatever stands in its texts is kept or refused, never an error', async () => {
    const wild = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(wild, wild, wild, fc.nat(1e9), async (fileName, name, text, reference) => {
        const csv = `Date;Nom;Libellé;Référence;Montant\n18/11/2026;"${name.replaceAll('"', '')}";"${text.replaceAll('"', '')}";R${reference};1,00\n`
        const sent = await send(bytes(csv), fileName)
        if (!sent.ok) expect(sent.refusal).toMatch(/^statement_/)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the database’s own guards [6.R9]', () => {
  test('a transfer never gives more than it brought', async () => {
    const transactionId = await makeTransfer(db(), structure, { amountCents: 100 })
    const refused = await inTransaction(async (tx) => {
      const given = { structureId: structure.id, transactionId, orderId: order.id, amountCents: 101 }
      await tx.insert(bankAllocations).values(given)
    })
    expect(refused).toEqual({ ok: false, refusal: 'transaction_spent' })
  })

  test('money of another currency is for the bank to explain', async () => {
    const transferId = await makeTransfer(db(), structure)
    await db().update(bankTransactions).set({ currency: 'CAD' }).where(eq(bankTransactions.id, transferId))
    const { seen } = (await findTransfer(actor, transferId, `C${order.number}`))!
    const matching = { transferId, orderIds: [order.id], seen: seen! }
    expect(await matchTransfer(actor, matching)).toEqual({ ok: false, refusal: 'other_currency' })
  })
})
