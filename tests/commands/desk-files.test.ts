import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { auditJournal } from '@/db/views'
import { openFileAtDesk } from '@/lib/desk/commands/open-file'
import { findClient } from '@/lib/desk/queries/list-clients'
import { previewSale } from '@/lib/desk/queries/load-sale'
import { newFileInput } from '@/lib/desk/schema'
import type { NewFile } from '@/lib/desk/types'
import { listPaidLearners } from '@/lib/learners/queries'
import { getStructureById } from '@/lib/structures/queries'
import { makeCatalogue } from '@/tests/factories/buyer'
import { makeMember } from '@/tests/factories/member'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase()

const walkIn: NewFile = {
  firstName: 'Rémi',
  lastName: 'Passant',
  phone: '+33199001234',
  email: null,
  birthOn: null,
  child: null,
}
const child = { firstName: 'Lou', lastName: 'Passant', birthOn: '2016-04-02' }

async function openDesk() {
  const catalogue = await makeCatalogue()
  return { ...catalogue, actor: (await makeStaff(db(), catalogue.structure, { role: 'accountant' })).actor }
}

describe('[1.H8] a file opened at the desk', () => {
  test('has no account, its holder and their child as learners, and can be sold to at once', async () => {
    const { structure, single, actor } = await openDesk()
    const opened = await openFileAtDesk(actor, { ...walkIn, child })
    expect(opened).toMatchObject({ ok: true })
    const { number } = (opened as { value: { number: number } }).value
    const client = (await findClient(actor, number))!
    expect(client).toMatchObject({ firstName: 'Rémi', email: null, others: 'Lou' })
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, client.id))
    expect(file).toMatchObject({ accountId: null, phone: '+33199001234' })
    const learners = await listPaidLearners(db(), structure.id, client.id)
    expect(learners.map(({ firstName, isSelf, birthOn }) => [firstName, isSelf, birthOn])).toEqual([
      ['Rémi', true, null],
      ['Lou', false, '2016-04-02'],
    ])
    const lines = [{ offerId: single.id, learnerId: learners[1]!.id }]
    const sale = await previewSale(await getStructureById(structure.id), client.id, lines, new Date())
    expect(sale.problems).toEqual([])
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, client.id))
    expect(journal.map(({ operation }) => operation)).toEqual(['client_file.open'])
  })

  test('the same person twice, at once too, is one file', async () => {
    const { structure, actor } = await openDesk()
    const answers = await Promise.all([walkIn, walkIn, walkIn].map((person) => openFileAtDesk(actor, person)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await db().$count(clientFiles, eq(clientFiles.structureId, structure.id))).toBe(1)
    expect(await openFileAtDesk(actor, { ...walkIn, phone: '+33199005678' })).not.toEqual(answers[0])
  })

  test('[1.B3] somebody who looks like an older file is noted for the office', async () => {
    const { structure, actor } = await openDesk()
    const member = await makeMember(db(), structure, { firstName: 'Rémi', lastName: 'Passant' })
    const opened = await openFileAtDesk(actor, walkIn)
    const { id } = (await findClient(actor, opened.ok ? opened.value.number : 0))!
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, id))
    expect(file!.resemblesFileId).toBe(member.clientFileId)
  })

  test('is refused to whom it can’t be: a known address, a minor who pays, a child yet to be born, another role', async () => {
    const { structure, actor } = await openDesk()
    const member = await makeMember(db(), structure)
    expect(await openFileAtDesk(actor, { ...walkIn, email: member.email })).toEqual({
      ok: false,
      refusal: 'file_exists',
      detail: { number: member.fileNumber },
    })
    expect(await openFileAtDesk(actor, { ...walkIn, birthOn: '2020-01-01' })).toMatchObject({ refusal: 'too_young' })
    const unborn = { ...walkIn, child: { ...child, birthOn: '2999-01-01' } }
    expect(await openFileAtDesk(actor, unborn)).toMatchObject({ refusal: 'born_later' })
    const teacher = (await makeStaff(db(), structure, { role: 'teacher' })).actor
    expect(await openFileAtDesk(teacher, walkIn)).toMatchObject({ refusal: 'not_found' })
    // Another structure's people are nobody here.
    const stranger = (await makeStaff(db(), await makeStructure(db()))).actor
    expect(await openFileAtDesk(stranger, { ...walkIn, email: member.email })).toMatchObject({ ok: true })
    expect(await db().$count(clientFiles, eq(clientFiles.structureId, structure.id))).toBe(1)
  })
})

describe('the form of a new file', () => {
  const form = {
    firstName: ' Rémi ',
    lastName: 'Passant',
    phone: '01 99 00 12 34',
    email: '',
    birthOn: '',
    childFirstName: '',
    childLastName: '',
    childBirthOn: '',
  }
  test('needs a name and a telephone, and nothing else', () => {
    expect(newFileInput.parse(form)).toEqual(walkIn)
    const withChild = { ...form, childFirstName: 'Lou', childBirthOn: '02/04/2016' }
    expect(newFileInput.parse(withChild)).toEqual({ ...walkIn, child })
  })

  test.each([
    [{ phone: '12' }, 'phone', 'accounts.fields.phone'],
    [{ email: 'pas une adresse' }, 'email', 'accounts.fields.email'],
    [{ birthOn: '31/02/2000' }, 'birthOn', 'accounts.fields.birth'],
    [{ childFirstName: 'Lou' }, 'childBirthOn', 'accounts.fields.birth_missing'],
    [{ childBirthOn: '02/04/2016' }, 'childFirstName', 'accounts.fields.first_name_missing'],
    [{ childFirstName: 'visitez.evil.example' }, 'childFirstName', 'accounts.fields.name'],
  ])('says beside its field what is wrong with %o', (given, field, message) => {
    const issues = newFileInput.safeParse({ ...form, ...given }).error?.issues ?? []
    expect(issues.map((issue) => [issue.path[0], issue.message])).toContainEqual([field, message])
    const both = newFileInput.safeParse({ ...form, ...given, lastName: '' }).error?.issues ?? []
    expect(both.map((issue) => issue.path[0])).toEqual(expect.arrayContaining(['lastName', field]))
  })
})
