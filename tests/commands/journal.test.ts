import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { inTransaction } from '@/db/transaction'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { listJournal } from '@/lib/desk/queries/list-journal'
import { sendList } from '@/lib/gate/download'
import { exportEntries, listEntries } from '@/lib/journal/queries/list-entries'
import type { JournalFilter } from '@/lib/journal/types'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff
let claire: TestMember
let order: { id: string; number: number }

const write = (actor: Actor, operation: string, subject: { kind: string; id: string; file?: string }) =>
  inTransaction(async (tx) =>
    recordAudit(tx, actor, {
      structureId: structure.id,
      operation,
      subjectKind: subject.kind,
      subjectId: subject.id,
      clientFileId: subject.file,
      after: { status: 'paid' },
    }),
  )

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
  claire = await makeMember(db(), structure, { firstName: 'Claire', lastName: 'Vasseur' })
  const offer = await makeOffer(db(), structure)
  order = await makePendingOrder(db(), structure, claire, [{ offer }])
  await write(claire.actor, 'profile_updated', {
    kind: 'client_file',
    id: claire.clientFileId,
    file: claire.clientFileId,
  })
  await write(admin.actor, 'order.pay', { kind: 'order', id: order.id, file: claire.clientFileId })
  await write({ kind: 'job', name: 'seal' }, 'offer.changed', { kind: 'offer', id: offer.id })
})

const everything: JournalFilter = { by: null, family: null, on: '', from: null, until: null, page: 1 }
const find = async (given: Partial<JournalFilter> = {}) => {
  const { rows, found } = await listEntries(admin.actor, 'Europe/Paris', { ...everything, ...given })
  expect(rows).toHaveLength(found)
  return rows.map(({ operation }) => operation)
}

describe('[2.F2] the journal', () => {
  test('says who, what and on whom by their names, the latest first', async () => {
    const { rows } = await listEntries(admin.actor, 'Europe/Paris', everything)
    expect(rows.map(({ by, subject }) => [by.kind, by.name, subject.name])).toEqual([
      ['machine', 'seal', expect.any(String)],
      ['staff', admin.email, `C${order.number}`],
      ['member', 'Claire Vasseur', 'Claire Vasseur'],
    ])
    expect(rows[1]!.subject.path).toBe(`commandes/C${order.number}`)
    expect(rows[2]!.subject.path).toBe(`dossiers/${claire.fileNumber}`)
  })

  test('is narrowed by who, what, on whom and when', async () => {
    expect(await find({ by: admin.accountId })).toEqual(['order.pay'])
    expect(await find({ by: 'clients' })).toEqual(['profile_updated'])
    expect(await find({ by: 'machine' })).toEqual(['offer.changed'])
    expect(await find({ family: 'prices' })).toEqual(['offer.changed'])
    expect(await find({ on: 'vasseur clai' })).toEqual(['order.pay', 'profile_updated'])
    expect(await find({ on: `C${order.number}` })).toEqual(['order.pay'])
    expect(await find({ on: 'personne' })).toEqual([])
    expect(await find({ on: '100%' })).toEqual([])
    expect(await find({ until: '2020-01-01' })).toEqual([])
    expect(await find({ from: '2020-01-01', family: 'orders' })).toEqual(['order.pay'])
  })

  test('calls people of the office as this structure does', async () => {
    const elsewhere = await makeStructure(db())
    await makeStaff(db(), elsewhere, { accountId: admin.accountId, role: 'teacher' })
    const name = (structureId: string, firstName: string) =>
      db()
        .update(staffMembers)
        .set({ firstName, lastName: 'Roussel' })
        .where(and(eq(staffMembers.accountId, admin.accountId), eq(staffMembers.structureId, structureId)))
    await name(elsewhere.id, 'Zoé')
    await name(structure.id, 'Béatrice')
    const { rows } = await listEntries(admin.actor, 'Europe/Paris', { ...everything, by: admin.accountId })
    expect(rows.map(({ by }) => by.name)).toEqual(['Béatrice Roussel'])
    const journal = await listJournal(admin.actor, { id: order.id, client: { id: claire.clientFileId } })
    expect(journal.map(({ by }) => by)).toEqual([{ kind: 'staff', name: 'Béatrice Roussel' }])
  })

  test('is its structure’s alone, page or file', async () => {
    const stranger = await makeStaff(db(), await makeStructure(db()))
    expect((await listEntries(stranger.actor, 'Europe/Paris', everything)).rows).toEqual([])
    expect(await exportEntries(stranger.actor, 'Europe/Paris', everything)).toEqual([])
    expect(await exportEntries(admin.actor, 'Europe/Paris', everything)).toHaveLength(3)
  })
})

test('[6.S10] a list that leaves in a file is in the journal: who took it, which, how many lines', async () => {
  const response = await sendList(admin.actor, 'clients', { fileName: 'Dossiers', head: ['Nom'], rows: [['A'], ['B']] })
  expect(response.headers.get('content-disposition')).toContain('Dossiers.csv')
  const { rows } = await listEntries(admin.actor, 'Europe/Paris', { ...everything, family: 'downloads' })
  expect(rows).toMatchObject([
    { operation: 'list.downloaded', by: { kind: 'staff' }, after: { list: 'clients', lines: 2 } },
  ])
})
