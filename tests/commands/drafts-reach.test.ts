import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { unwrap } from '@/lib/core/outcome'
import { chooseReaders } from '@/lib/drafts/commands/choose-readers'
import { openRosterMessage } from '@/lib/drafts/commands/open-draft'
import { sendDraft } from '@/lib/drafts/commands/send-draft'
import { previewDraft } from '@/lib/drafts/flows/try-out'
import { findRoster } from '@/lib/drafts/queries/find-roster'
import { findDraft } from '@/lib/drafts/queries/get-draft'
import { checkPoints } from '@/lib/drafts/types'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeDebtor } from '../factories/debtor'
import { makeEnrolled } from '../factories/enrolment'
import { filesOf, makeMailing, makeReaders, recipientsOf } from '../factories/mailing'
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

describe('[2.C10] a message to a roster that changed since it was begun', () => {
  /** A draft to two participants, one of whom loses their place while another comes. */
  async function begin(firstOn: string) {
    const course = await makeCourse(db(), structure, { firstOn })
    const offer = await makeGroupOffer(db(), structure, [course.id])
    const enrol = () => makeEnrolled(structure, offer, course)
    const [stays, leaves] = [await enrol(), await enrol()]
    const roster = { courseId: course.id, sessionId: null, files: filesOf([stays, leaves]) }
    const { id } = unwrap(await openRosterMessage(organiser.actor, roster))
    await sql`update seats set state = 'released', released_at = app_now() where client_file_id = ${leaves.clientFileId}`
    const comes = await enrol()
    const text = { subject: 'La salle change', body: '{cher}, salle Ravel.', reason: 'la salle change' }
    await sql`update mailings set ${sql(text)} where id = ${id}`
    return { id, stays, leaves, comes, teacherId: course.teacherId }
  }

  test('says who left and who came, and leaves to those who are still there', async () => {
    const { id, stays, leaves, comes } = await begin('2099-01-07')
    const roster = await findRoster(organiser.actor, (await findDraft(organiser.actor, id))!)
    expect(roster?.left.map((file) => file.id)).toEqual([leaves.clientFileId])
    expect(roster?.came.map((file) => file.id)).toEqual([comes.clientFileId])
    expect(await send(organiser, id)).toMatchObject({ ok: true, value: { recipients: 1 } })
    await sendRound(id)
    const reached = (await recipientsOf(id)).map((row) => [row.clientFileId, row.state, row.skipReason])
    expect(new Set(reached)).toEqual(
      new Set([
        [stays.clientFileId, 'written', null],
        [leaves.clientFileId, 'skipped', 'no_place'],
      ]),
    )
  })

  test('whoever came is written to once they are ticked; whoever left can’t be, nor by another teacher', async () => {
    const { id, stays, leaves, comes, teacherId } = await begin('2099-01-08')
    const choose = (people: TestMember[], revision = 0, by = organiser) =>
      chooseReaders(by.actor, { id, revision }, filesOf(people))
    expect(await choose([stays, leaves])).toMatchObject({ refusal: 'not_of_course' })
    expect(await choose([stays, comes])).toMatchObject({ ok: true, value: { revision: 1 } })
    expect(await choose([stays])).toMatchObject({ refusal: 'draft_changed' })
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId })
    expect(await choose([stays], 1, other)).toMatchObject({ refusal: 'not_found' })
    const sent = await sendDraft(organiser.actor, { id, revision: 1 }, { ticked: [], checked: checkPoints })
    expect(sent).toMatchObject({ ok: true, value: { recipients: 2 } })
  })

  test('whoever loses their place while it is paused gets nothing when it goes on', async () => {
    const { id, stays } = await begin('2099-01-09')
    expect(await send(organiser, id)).toMatchObject({ ok: true })
    await sql`update seats set state = 'released', released_at = app_now() where client_file_id = ${stays.clientFileId}`
    expect((await sendRound(id)).messageIds).toEqual([])
    expect((await recipientsOf(id)).map((row) => row.skipReason)).toEqual(['no_place', 'no_place'])
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

  test('[6.S1] a colleague’s is read by an admin once it is to be sent, and not while it is written', async () => {
    const admin = await makeStaff(db(), structure)
    const letter = { kind: 'one', audience: 'service', files: filesOf(readers) } as const
    const { id } = await makeMailing(db(), organiser, letter)
    const seen = () => previewDraft(admin.actor, id, null)
    expect(await seen()).toMatchObject({ refusal: 'not_found' })
    await sql`update mailings set state = 'awaiting_approval', confirmed_at = app_now() where id = ${id}`
    expect(await seen()).toMatchObject({ ok: true })
    await sql`update mailings set state = 'declined' where id = ${id}`
    expect(await seen()).toMatchObject({ refusal: 'not_found' })
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
