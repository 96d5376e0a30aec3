import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { answerByLink } from '@/lib/absences/commands/answer-absence'
import { questionPurpose } from '@/lib/absences/rules'
import { signId } from '@/lib/core/signed-ids'
import { tellAbsence, tellSessionGiven, tellSubstituted } from '@/lib/messages/flows/tell-absences'
import { makeAbsence, type TestAbsence } from '../factories/absence'
import { makeBooking, type TestBooking } from '../factories/booking'
import { makeCourse } from '../factories/course'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
let colleague: TestTeacher
let member: TestMember
let booking: TestBooking
let absence: TestAbsence

beforeEach(async () => {
  await sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '2026-11-17T08:00:00Z' $$`,
  )
  structure = await makeStructure(db())
  const teacher = await makeTeacherWithAvailability(db(), structure, { lastName: 'Verdier' })
  colleague = await makeTeacherWithAvailability(db(), structure, { firstName: 'Nadia', lastName: 'Ferrand' })
  const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id, colleague.id] })
  member = await makeMember(db(), structure)
  const pass = await makePass(db(), structure, member, { offer })
  booking = await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2026-11-18T10:00:00Z') })
  absence = await makeAbsence(booking, { substituteId: colleague.id })
})

const read = (ids: readonly string[]) => sql<
  { recipient: string; subject: string; text: string; attachments: object[] }[]
>`
  select recipient, subject, text, attachments from messages where id = any(${[...ids]}) order by template`
const occasion = (key: string) => ({ structureId: structure.id, key })

test('[1.H6] [6.R13] the question names what may be chosen and leads to its page; told twice, it is one mail', async () => {
  const { answerId } = absence
  const ids = await tellAbsence(occasion(`absence.asked:${answerId}`), answerId, 'absence_asked')
  expect(await tellAbsence(occasion(`absence.asked:${answerId}`), answerId, 'absence_asked')).toEqual(ids)
  const [mail] = await read(ids)
  expect(mail!.recipient).toBe(member.email)
  expect(mail!.text).toContain('garder le cours avec Nadia Ferrand, le déplacer ou le récupérer sur votre forfait')
  expect(mail!.text).toContain(`/messages/absence/${signId(questionPurpose, answerId)}`)
})

test('[1.H6] a substitute and the pupil are told who gives the lesson, with their calendars brought up to date', async () => {
  const token = signId(questionPurpose, absence.answerId)
  await answerByLink({ kind: 'visitor' }, structure.id, token, { choice: 'substitute', startsAt: null })
  const [pupil, teacher] = await read(await tellSubstituted(occasion('absence.substituted'), booking.id))
  expect([pupil!.recipient, pupil!.attachments.length]).toEqual([member.email, 1])
  expect(pupil!.text).toContain('Nadia Ferrand')
  expect(teacher!.attachments).toHaveLength(1)
  expect(teacher!.recipient).not.toBe(member.email)
})

test('[1.H6] a teacher to whom a session is given is told; an unknown question tells nobody anything', async () => {
  const course = await makeCourse(db(), structure, { firstOn: '2026-11-25', teacherId: colleague.id, count: 1 })
  const sessionId = course.sessions[0]!.id
  const [mail] = await read(await tellSessionGiven(occasion('session.given:1'), sessionId))
  expect(mail!.subject).toMatch(/^Séance à donner/)
  expect(await tellAbsence(occasion('absence.undone:x'), sessionId, 'absence_undone')).toEqual([])
})
