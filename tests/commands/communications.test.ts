import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { addCommunication, setCommunicationRemoved } from '@/lib/communications/commands/keep-communications'
import { listCommunications } from '@/lib/communications/queries/list-communications'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf } from '@/lib/core/time'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
let structure: TestStructure
let member: TestMember
let staff: Staff

beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  staff = (await makeStaff(db(), structure, { role: 'organiser' })).actor
})

const note = async (days: number, clientFileId = member.clientFileId, actor = staff) => {
  const day = addDays(dayOf(await clock(), structure.timeZone), days)
  return addCommunication(actor, structure.timeZone, {
    ...{ clientFileId, day, kind: 'call', direction: 'from_client', body: 'Viendra plus tard.' },
  })
}

test('[2.C8] a call is noted in the file with its day and author, taken away and put back', async () => {
  const [older, today] = [await note(-3), await note(0)]
  const ids = [today, older].map((outcome) => (outcome.ok ? outcome.value : ''))
  expect((await listCommunications(staff, member.clientFileId)).map(({ id }) => id)).toEqual(ids)
  await setCommunicationRemoved(staff, { communicationId: ids[0]!, isRemoved: true })
  await setCommunicationRemoved(staff, { communicationId: ids[0]!, isRemoved: true })
  const removed = async () => (await listCommunications(staff, member.clientFileId)).map(({ isRemoved }) => isRemoved)
  expect(await removed()).toEqual([true, false])
  await setCommunicationRemoved(staff, { communicationId: ids[0]!, isRemoved: false })
  expect(await removed()).toEqual([false, false])
  const done = await sql<{ operation: string }[]>`
    select operation from audit_entries where structure_id = ${structure.id} and operation like 'communication.%' order by id`
  expect(done.map(({ operation }) => operation)).toEqual([
    'communication.add',
    'communication.add',
    'communication.remove',
    'communication.restore',
  ])
})

test('[2.C8] nothing is noted that hasn’t happened, nor in another structure’s file', async () => {
  expect(await note(1)).toMatchObject({ ok: false, refusal: 'in_future' })
  const elsewhere = await makeStaff(db(), await makeStructure(db()), { role: 'admin' })
  expect(await note(0, member.clientFileId, elsewhere.actor)).toMatchObject({ ok: false, refusal: 'not_found' })
  const made = await note(0)
  const theirs = { communicationId: made.ok ? made.value : '', isRemoved: true }
  expect(await setCommunicationRemoved(elsewhere.actor, theirs)).toMatchObject({ ok: false, refusal: 'not_found' })
})
