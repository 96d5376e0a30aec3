import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { signId } from '@/lib/core/signed-ids'
import { askCopy, confirmCopy, removeCopy, stopCopy } from '@/lib/learners/commands/keep-copies'
import { findCopy, findCopyAddress, findCopyByLink } from '@/lib/learners/queries'
import { copyPurpose } from '@/lib/learners/rules'
import { tellCopyAsked } from '@/lib/messages/flows/tell-copy'
import { tellBooked, tellCancelled } from '@/lib/messages/flows/tell-lessons'
import { listLearnerMessages } from '@/lib/messages/queries/list-of-learner'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makePass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
const zone = 'Europe/Paris'
const visitor = { kind: 'visitor' } as const
const address = 'Papa@exemple.example'

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let childId: string

const setToday = (day: string) =>
  sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '${day}T10:00:00Z' $$`,
  )

beforeEach(async () => {
  await setToday('2027-05-05')
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  member = await makeMember(db(), structure)
  childId = await makeLearner(db(), structure, member.clientFileId, { birthOn: '2012-05-06' })
})

const ask = (email = address, isToLearner = false) => askCopy(member.actor, zone, childId, { email, isToLearner })
const tokenOf = (email = address) => signId(copyPurpose(email), childId)
const confirm = (token = tokenOf()) => confirmCopy(visitor, structure.id, zone, childId, token)
const addressOn = async (day: string) => (await findCopyAddress(structure.id, childId, day))?.email ?? null
async function tellOf(tell: typeof tellBooked) {
  const pass = await makePass(db(), structure, { ...member, learnerId: childId })
  const booking = await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2027-05-10T16:00:00Z') })
  const ids = await tell({ structureId: structure.id, key: booking.id }, booking.id)
  return sql`select * from messages where id = any(${ids}) order by created_at, key`
}

describe('[1.B9] a second address', () => {
  test('gets a link first, and copies only once it is confirmed there', async () => {
    expect(await ask()).toEqual({ ok: true, value: { isConfirmed: false } })
    expect(await addressOn('2027-05-05')).toBeNull()
    const events =
      await sql`select payload from outbox_events where topic = 'learner.copy_asked' and structure_id = ${structure.id}`
    expect(events).toEqual([{ payload: { learnerId: childId } }])
    const [id] = await tellCopyAsked({ structureId: structure.id, key: 'asked' }, childId)
    const [mail] = await sql`select * from messages where id = ${id!}`
    expect(mail).toMatchObject({ recipient: address, template: 'copy_confirmation', client_file_id: null })
    expect(mail!.text).toContain(`/messages/copies/${childId}/${tokenOf()}`)
    expect(mail!.text).not.toContain('Vasseur')
    expect(await tellOf(tellBooked)).toHaveLength(2)
    expect(await confirm()).toEqual({ ok: true, value: null })
    expect(await confirm()).toEqual({ ok: true, value: null })
    expect(await addressOn('2027-05-05')).toBe(address)
    // Asked again for the same address, it stays confirmed: no second link.
    expect(await ask('PAPA@exemple.example')).toEqual({ ok: true, value: { isConfirmed: true } })
    expect(await tellCopyAsked({ structureId: structure.id, key: 'again' }, childId)).toEqual([])
  })

  test('that changes must be confirmed again, and the link of the old one no longer works', async () => {
    await ask()
    await confirm()
    await ask('mamie@exemple.example')
    expect(await addressOn('2027-05-05')).toBeNull()
    expect(await confirm(tokenOf())).toEqual({ ok: false, refusal: 'link_unknown' })
    expect(await findCopyByLink(structure.id, childId, tokenOf())).toBeNull()
    expect(await confirm('x'.repeat(64))).toEqual({ ok: false, refusal: 'link_unknown' })
    expect(await confirm(tokenOf('mamie@exemple.example'))).toEqual({ ok: true, value: null })
  })

  test('is stopped by its own link, or by the member; every change is in the journal', async () => {
    await ask()
    await confirm()
    expect(await stopCopy(visitor, structure.id, childId, 'x'.repeat(64))).toEqual({
      ok: false,
      refusal: 'link_unknown',
    })
    expect(await stopCopy(visitor, structure.id, childId, tokenOf())).toEqual({ ok: true, value: null })
    expect((await findCopy(structure.id, childId))!.copy).toBeNull()
    await ask()
    expect(await removeCopy(member.actor, childId)).toEqual({ ok: true, value: null })
    expect(await confirm()).toEqual({ ok: false, refusal: 'link_unknown' })
    const journal = await sql`select operation from audit_entries where subject_id = ${childId} order by created_at`
    const operations = ['copy_asked', 'copy_confirmed', 'copy_stopped', 'copy_asked', 'copy_removed']
    expect(journal.map((row) => row.operation)).toEqual(operations)
  })

  test('of somebody else’s learner is one of a learner that doesn’t exist [0.I9]', async () => {
    const other = await makeMember(db(), structure)
    const request = { email: address, isToLearner: false }
    expect(await askCopy(other.actor, zone, childId, request)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await removeCopy(other.actor, childId)).toEqual({ ok: false, refusal: 'not_found' })
  })
})

describe('[6.L5] a learner under 15 receives no message', () => {
  test('at 14 years and 364 days their own address is refused; on their fifteenth birthday it isn’t', async () => {
    expect(await ask(address, true)).toEqual({ ok: false, refusal: 'copy_too_young', detail: { age: 15 } })
    await setToday('2027-05-06')
    expect(await ask(address, true)).toEqual({ ok: true, value: { isConfirmed: false } })
  })

  test('nothing leaves for them though they were allowed once: the day it leaves decides', async () => {
    await setToday('2027-05-06')
    await ask(address, true)
    await confirm()
    expect(await addressOn('2027-05-06')).toBe(address)
    // Their birth date was wrong.
    await sql`update learners set birth_on = '2012-06-01' where id = ${childId}`
    expect(await addressOn('2027-05-31')).toBeNull()
    expect(await tellOf(tellBooked)).toHaveLength(2)
    expect(await confirm()).toMatchObject({ ok: false, refusal: 'copy_too_young' })
    expect(await addressOn('2027-06-01')).toBe(address)
    await sql`update learners set birth_on = null where id = ${childId}`
    expect(await addressOn('2030-01-01')).toBeNull()
    expect(await ask(address, true)).toEqual({ ok: false, refusal: 'copy_age_unknown' })
  })

  test('an adult’s address gets the copies of a child of any age', async () => {
    await sql`update learners set birth_on = '2022-01-01' where id = ${childId}`
    await ask()
    expect(await confirm()).toEqual({ ok: true, value: null })
    expect(await addressOn('2027-05-05')).toBe(address)
  })
})

describe('[1.B9] a copy', () => {
  test('is a message of its own, which says so, keeps the .ics and can be stopped; once', async () => {
    await ask()
    await confirm()
    const mails = await tellOf(tellBooked)
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      [member.email, address, (await sql`select email from teachers where id = ${teacher.id}`)[0]!.email].sort(),
    )
    const copy = mails.find(({ recipient }) => recipient === address)!
    expect(copy.text).toContain('Copie, pour information')
    expect(copy.text).toContain(`/messages/copies/${childId}/${tokenOf()}`)
    expect(copy.attachments).toHaveLength(1)
    const original = mails.find(({ recipient }) => recipient === member.email)!
    expect(original.text).not.toContain('Copie, pour information')
  })

  test('isn’t made of what the teacher and the office are told', async () => {
    await ask()
    await confirm()
    const pass = await makePass(db(), structure, { ...member, learnerId: childId })
    const booking = await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2027-05-11T16:00:00Z') })
    await sql`update agenda_claims set is_active = false where owner_id = ${booking.id}`
    await sql`insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor)
      values (${structure.id}, ${pass.id}, 'release', 1, ${booking.id}, ${`release:${booking.id}`}, '{}')`
    await sql`update bookings set status = 'cancelled', cancelled_at = app_now(), cancelled_by = 'member' where id = ${booking.id}`
    const ids = await tellCancelled({ structureId: structure.id, key: 'cancelled' }, booking.id)
    const templates = await sql`select template from messages where id = any(${ids}) and recipient = ${address}`
    expect(templates).toEqual([{ template: 'booking_cancelled' }])
    expect(ids).toHaveLength(4)
  })
})

describe('[1.B8] the messages of a learner', () => {
  test('are those that went to my file about them, copies included; not the teacher’s, nor another household’s', async () => {
    await ask()
    await confirm()
    await tellOf(tellBooked)
    const shown = await listLearnerMessages(member.actor, childId)
    expect(shown.map(({ recipient }) => recipient).sort()).toEqual([address, member.email].sort())
    expect(await listLearnerMessages(member.actor, member.learnerId)).toEqual([])
    const otherParent = await makeMember(db(), structure)
    await sql`insert into guardianships (structure_id, learner_id, client_file_id) values (${structure.id}, ${childId}, ${otherParent.clientFileId})`
    expect(await listLearnerMessages(otherParent.actor, childId)).toEqual([])
  })
})
