import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { findFile } from '@/lib/client-files/queries/get-file'
import { searchFiles } from '@/lib/client-files/queries/search-files'
import type { Staff } from '@/lib/core/actor'
import { listFiles } from '@/lib/finder/queries/list-files'
import type { FileFilter } from '@/lib/finder/types'
import { makeLearner, makeMember, type TestMember } from '@/tests/factories/member'
import { makeMembership } from '@/tests/factories/pass'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase({ checksInvariants: false })

let actor: Staff
let eleonore: TestMember
let dupont: TestMember
const edit = (member: TestMember, values: Partial<typeof clientFiles.$inferInsert>) =>
  db().update(clientFiles).set(values).where(eq(clientFiles.id, member.clientFileId))

beforeAll(async () => {
  const [structure, other] = [await makeStructure(db()), await makeStructure(db())]
  actor = (await makeStaff(db(), structure)).actor
  const email = 'el.lefevre@courriel.example'
  eleonore = await makeMember(db(), structure, { firstName: 'Éléonore', lastName: 'Lefèvre', email })
  await edit(eleonore, { phone: '+33199001234', city: 'Saint-Étienne', postcode: '42000' })
  await makeLearner(db(), structure, eleonore.clientFileId, { firstName: 'Maëlle', lastName: 'Nguyen' })
  dupont = await makeMember(db(), structure, { firstName: 'Jean', lastName: 'Dupont' })
  await makeMembership(db(), structure, dupont)
  // The same name elsewhere is another structure's.
  await makeMember(db(), other, { firstName: 'Éléonore', lastName: 'Lefèvre' })
})

const find = async (typed: string) => (await searchFiles(actor, typed)).map(({ number }) => number)

describe('[2.A1] search as one types', () => {
  test('a name in any order, an address, a telephone in any notation, a town, a number, a child', async () => {
    const typed = [
      ...[
        'lef',
        'LEFEVRE éléo',
        'Eleonore lefevre',
        'el.lefevre@',
        '01 99 00 12 34',
        '+33 (0)1 99 00 12',
        '0033199001234',
      ],
      ...[
        'saint-etienne',
        '42000',
        String(eleonore.fileNumber),
        `n° ${eleonore.fileNumber}`,
        'maelle',
        'Nguyen Maëlle',
      ],
      ...['maelle lefevre', 'nguyen 42000'],
    ]
    for (const words of typed) expect([words, await find(words)]).toEqual([words, [eleonore.fileNumber]])
  })

  test('with one typing mistake, of the client or of the child', async () => {
    for (const words of [
      'lefvere',
      'lefebre',
      'leefvre',
      'elonore lefevre',
      'maelel',
      'el.lefevrre@courriel.example',
    ]) {
      expect([words, await find(words)]).toEqual([words, [eleonore.fileNumber]])
    }
  })

  test('nothing for what nobody is, and for signs that mean something to a database', async () => {
    for (const words of ['', '%', '_', '\\', "'; drop table client_files; --", 'zzzzz', 'dunopt', '\u0000']) {
      expect([words, await find(words)]).toEqual([words, []])
    }
  })

  test('a merged file is found and leads to the one that was kept; another structure’s never is', async () => {
    await edit(dupont, { status: 'merged', mergedIntoId: eleonore.clientFileId })
    const [row] = await searchFiles(actor, 'dupont')
    expect(row).toMatchObject({ number: dupont.fileNumber, status: 'merged', keptNumber: eleonore.fileNumber })
    expect((await findFile(actor, dupont.fileNumber))?.mergedInto?.number).toBe(eleonore.fileNumber)
    await edit(dupont, { status: 'active', mergedIntoId: null })
    const elsewhere: Staff = { ...actor, structureId: actor.accountId }
    expect([await searchFiles(elsewhere, 'dupont'), await findFile(elsewhere, dupont.fileNumber)]).toEqual([[], null])
  })
})

describe('[2.A1] the list of clients', () => {
  const everything: FileFilter = {
    ...{ search: '', town: '', status: null, page: 1 },
    ...{ hasDebt: false, hasMembership: false, hasNoLogin: false },
  }
  const list = async (filter: Partial<FileFilter>) =>
    (await listFiles(actor, { ...everything, ...filter })).rows.map(({ lastName }) => lastName)

  test('is narrowed by town, state, membership, login and debt', async () => {
    expect(await listFiles(actor, everything)).toMatchObject({ found: 2 })
    expect(await list({})).toEqual(['Dupont', 'Lefèvre'])
    expect(await list({ town: 'saint-e' })).toEqual(['Lefèvre'])
    expect(await list({ hasMembership: true })).toEqual(['Dupont'])
    expect(await list({ search: 'maelle lefevre', status: 'active' })).toEqual(['Lefèvre'])
    expect([await list({ hasDebt: true }), await list({ status: 'merged' }), await list({ hasNoLogin: true })]).toEqual(
      [[], [], []],
    )
  })
})
