import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { mailingFileContents, mailings } from '@/db/schema/mailings'
import { messages } from '@/db/schema/messages'
import { approveDraft, declineDraft } from '@/lib/drafts/commands/decide-draft'
import { addFile, removeFile } from '@/lib/drafts/commands/keep-files'
import { openLetter, openRosterMessage } from '@/lib/drafts/commands/open-draft'
import { discardDraft, saveDraft } from '@/lib/drafts/commands/save-draft'
import { sendDraft } from '@/lib/drafts/commands/send-draft'
import { findLinkedFile } from '@/lib/drafts/queries/find-file'
import { findDraft, listDraftFiles } from '@/lib/drafts/queries/get-draft'
import { checkPoints } from '@/lib/drafts/types'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { listToApprove } from '@/lib/mailings/queries/list-mailings'
import { tellDecision } from '@/lib/messages/flows/tell-decision'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeEnrolled } from '../factories/enrolment'
import { filesOf, makeMailing, makeReaders, setMessaging } from '../factories/mailing'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
})

const text = {
  subject: 'La salle change',
  body: '{cher},\n\nVotre cours a lieu en salle Ravel.',
  pictureId: null,
  picturePlace: 'top' as const,
  reason: '',
  theme: '',
  series: '',
}
const pdf = { fileName: 'plan.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }
const rowOf = async (id: string) => (await db().select().from(mailings).where(eq(mailings.id, id)))[0]!
const messagesOf = (id: string) => db().select().from(messages).where(eq(messages.mailingId, id))

/** A draft to one, with its number of times it was kept. */
async function begin(author: TestStaff = admin) {
  const [reader] = await makeReaders(structure, 1)
  const { id } = await makeMailing(db(), author, {
    kind: 'one',
    audience: 'service',
    subject: '',
    body: '',
    files: filesOf([reader!]),
  })
  return { id, revision: 0 }
}

describe('[2.C5] a draft', () => {
  test('is kept as it is typed; a window that is behind another writes over nothing', async () => {
    const key = await begin()
    expect(await saveDraft(admin.actor, key, text)).toEqual({ ok: true, value: { id: key.id, revision: 1 } })
    expect(await saveDraft(admin.actor, key, { ...text, subject: 'Autre' })).toMatchObject({ refusal: 'draft_changed' })
    expect(await rowOf(key.id)).toMatchObject({ subject: text.subject, body: text.body, revision: 1 })
    // What is already kept costs no revision.
    expect(await saveDraft(admin.actor, { ...key, revision: 1 }, text)).toMatchObject({ value: { revision: 1 } })
  })

  test('is its author’s alone, and of one structure', async () => {
    const key = await begin()
    const colleague = await makeStaff(db(), structure, { role: 'organiser' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    for (const { actor } of [colleague, stranger]) {
      expect(await findDraft(actor, key.id)).toBeNull()
      expect(await saveDraft(actor, key, text)).toMatchObject({ refusal: 'not_found' })
      expect(await discardDraft(actor, key)).toMatchObject({ refusal: 'not_found' })
      expect(await addFile(actor, key.id, pdf)).toMatchObject({ refusal: 'not_found' })
      expect(await sendDraft(actor, key, { ticked: [], checked: [] })).toMatchObject({ refusal: 'not_found' })
    }
    expect(await openLetter(stranger.actor, 1)).toMatchObject({ refusal: 'not_found' })
  })

  test('to one leaves at once, its answers to its author', async () => {
    const key = await begin()
    await saveDraft(admin.actor, key, text)
    const sent = await sendDraft(admin.actor, { ...key, revision: 1 }, { ticked: [], checked: [] })
    expect(sent).toMatchObject({ ok: true, value: { state: 'to_send', recipients: 1 } })
    await sendRound(key.id)
    const [message, ...others] = await messagesOf(key.id)
    expect(others).toEqual([])
    expect(message).toMatchObject({ subject: text.subject, replyTo: admin.email, authorId: admin.accountId })
    expect(await saveDraft(admin.actor, { ...key, revision: 2 }, text)).toMatchObject({ refusal: 'not_editable' })
  })

  test('holds files behind links, which lead nowhere once they are taken away or the draft is thrown away', async () => {
    const key = await begin()
    await saveDraft(admin.actor, key, { ...text, body: 'Voici [fichier 1], puis [fichier 2].' })
    const kept = await addFile(admin.actor, key.id, pdf)
    await addFile(admin.actor, key.id, { ...pdf, fileName: 'horaires.pdf' })
    const [plan, hours] = await listDraftFiles(key.id)
    expect(await findLinkedFile(structure.id, plan!.token)).toMatchObject({ fileName: 'plan.pdf' })
    expect(await findLinkedFile((await makeStructure(db())).id, plan!.token)).toBeNull()
    if (!kept.ok) throw new Error(kept.refusal)
    const removed = await removeFile(admin.actor, { ...key, revision: 1 }, kept.value.id)
    expect(removed).toEqual({ ok: true, value: { id: key.id, revision: 2 } })
    expect((await rowOf(key.id)).body).toBe('Voici , puis [fichier 1].')
    expect(await findLinkedFile(structure.id, plan!.token)).toBeNull()
    expect(await listDraftFiles(key.id)).toMatchObject([{ fileName: 'horaires.pdf', position: 1 }])
    expect(await discardDraft(admin.actor, { ...key, revision: 2 })).toMatchObject({ ok: true })
    expect(await findLinkedFile(structure.id, hours!.token)).toBeNull()
    expect(await db().select().from(mailingFileContents).where(eq(mailingFileContents.fileId, hours!.id))).toEqual([])
    expect(await rowOf(key.id)).toMatchObject({ state: 'cancelled' })
  })
})

/** A course with one person in it, and somebody of the office who teaches it. */
async function openCourse(firstOn = '2099-01-07') {
  const course = await makeCourse(db(), structure, { firstOn })
  const offer = await makeGroupOffer(db(), structure, [course.id])
  const member = await makeEnrolled(structure, offer, course)
  const teacher = await makeStaff(db(), structure, { role: 'teacher', teacherId: course.teacherId })
  return { course, member, teacher }
}
const readAll = { ticked: [], checked: checkPoints }

describe('[2.C10] a message to the participants of a course', () => {
  test('reaches them and nobody else, and a teacher’s own courses only', async () => {
    const { course, member, teacher } = await openCourse()
    const [passerBy] = await makeReaders(structure, 1)
    const roster = { courseId: course.id, sessionId: null, files: [member.clientFileId] }
    const other = await makeStaff(db(), structure, {
      role: 'teacher',
      teacherId: (await openCourse('2099-01-08')).course.teacherId,
    })
    expect(await openRosterMessage(other.actor, roster)).toMatchObject({ refusal: 'not_found' })
    expect(await openRosterMessage(teacher.actor, { ...roster, files: [] })).toMatchObject({ refusal: 'nobody_chosen' })
    const wide = { ...roster, files: [...roster.files, passerBy!.clientFileId] }
    expect(await openRosterMessage(teacher.actor, wide)).toMatchObject({ refusal: 'not_of_course' })
    const opened = await openRosterMessage(teacher.actor, roster)
    expect(opened).toMatchObject({ ok: true })
    // The same readers again: what was begun goes on.
    expect(await openRosterMessage(teacher.actor, roster)).toEqual(opened)
    const ofSession = { ...roster, sessionId: course.sessions[0]!.id }
    expect(await openRosterMessage(teacher.actor, ofSession)).toMatchObject({ ok: true })
  })

  test('waits for an admin where the structure says so; declined, it comes back with its reason; approved, it leaves', async () => {
    await setMessaging(structure, { approvesRosterMessages: true })
    const { course, member, teacher } = await openCourse()
    const roster = { courseId: course.id, sessionId: null, files: [member.clientFileId] }
    const opened = await openRosterMessage(teacher.actor, roster)
    if (!opened.ok) throw new Error(opened.refusal)
    const { id } = opened.value
    const at = (revision: number) => ({ id, revision })
    await saveDraft(teacher.actor, at(0), { ...text, reason: 'la salle change' })
    const unread = await sendDraft(teacher.actor, at(1), { ticked: [], checked: [] })
    expect(unread).toMatchObject({ refusal: 'list_missing' })
    expect(await sendDraft(teacher.actor, at(1), readAll)).toMatchObject({ value: { state: 'awaiting_approval' } })
    expect(await listToApprove(admin.actor)).toMatchObject([{ id, subject: text.subject }])
    expect(await listToApprove(teacher.actor)).toEqual([])
    expect(await approveDraft(teacher.actor, at(2))).toMatchObject({ refusal: 'not_found' })
    expect(await approveDraft(admin.actor, at(1))).toMatchObject({ refusal: 'already_decided' })
    expect(await declineDraft(admin.actor, at(2), 'Dites quelle salle.')).toMatchObject({ ok: true })
    expect(await approveDraft(admin.actor, at(2))).toMatchObject({ refusal: 'already_decided' })
    await tellDecision({ structureId: structure.id, key: `mailing.decided:${id}:2` }, id, 'declined')
    const told = await db().select().from(messages).where(eq(messages.recipient, teacher.email))
    expect(told).toMatchObject([{ template: 'mailing_decided', subject: 'Votre message est refusé' }])
    expect(told[0]!.text).toContain('Dites quelle salle.')

    await saveDraft(teacher.actor, at(3), { ...text, reason: 'la salle change', subject: 'Salle Ravel' })
    expect(await sendDraft(teacher.actor, at(4), readAll)).toMatchObject({ value: { state: 'awaiting_approval' } })
    expect(await approveDraft(admin.actor, at(5))).toMatchObject({ ok: true })
    await sendRound(id)
    const [message] = await messagesOf(id)
    expect(message).toMatchObject({ recipient: member.email, subject: 'Salle Ravel', replyTo: teacher.email })
    expect(message!.text).toContain('la salle change')
  })
})
