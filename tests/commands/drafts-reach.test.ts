import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sendDraft } from '@/lib/drafts/commands/send-draft'
import { previewDraft } from '@/lib/drafts/flows/try-out'
import { checkPoints } from '@/lib/drafts/types'
import { makeDebtor } from '../factories/debtor'
import { filesOf, makeMailing, makeReaders } from '../factories/mailing'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase({ checksInvariants: false })
let structure: TestStructure
let organiser: TestStaff
let readers: TestMember[]
const body = '{cher}, {nom_client} : {solde}'

beforeAll(async () => {
  structure = await makeStructure(db())
  organiser = await makeStaff(db(), structure, { role: 'organiser' })
  readers = await makeReaders(structure, 1)
})

const send = (staff: TestStaff, id: string) =>
  sendDraft(staff.actor, { id, revision: 0 }, { ticked: [], checked: checkPoints })

describe('[6.S1] a draft whose author’s rights changed', () => {
  test('is sent no more: who only teaches now writes to no segment', async () => {
    const { id } = await makeMailing(db(), organiser, { files: filesOf(readers) })
    const demoted = { ...organiser, actor: { ...organiser.actor, role: 'teacher' as const } }
    await sql`update staff_members set role = 'accountant' where account_id = ${organiser.accountId}`
    expect(await send(demoted, id)).toMatchObject({ ok: false, refusal: 'not_found' })
    await sql`update staff_members set role = 'organiser' where account_id = ${organiser.accountId}`
    expect(await send(organiser, id)).toMatchObject({ ok: true })
  })
})

describe('[2.F1] a draft seen before it leaves', () => {
  const shown = async (staff: TestStaff, id: string, asked: number) => {
    const seen = await previewDraft(staff.actor, id, asked)
    return seen.ok ? seen.value.text : seen.refusal
  }

  test('shows what a client owes to who handles money, and to nobody else', async () => {
    const { structure: school, client } = await makeDebtor()
    const see = async (role: 'accountant' | 'organiser') => {
      const staff = await makeStaff(db(), school, { role })
      const letter = { kind: 'one', audience: 'service', files: [client.clientFileId], body } as const
      const { id } = await makeMailing(db(), staff, letter)
      return shown(staff, id, client.fileNumber)
    }
    expect(await see('accountant')).toMatch(/Retard : [1-9]/)
    expect(await see('organiser')).toMatch(/Retard : 0,00/)
  })

  test('[6.S1] shows somebody who reads no file those to whom they write alone', async () => {
    const stranger = await makeMember(db(), structure, { lastName: 'Inconnu' })
    const { id } = await makeMailing(db(), organiser, { files: filesOf(readers), body })
    expect(await shown(organiser, id, stranger.fileNumber)).toContain('Inconnu')
    const teacher = await makeTeacherWithAvailability(db(), structure)
    await sql`update staff_members set role = 'teacher', teacher_id = ${teacher.id} where account_id = ${organiser.accountId}`
    expect(await shown(organiser, id, stranger.fileNumber)).not.toContain('Inconnu')
  })
})
