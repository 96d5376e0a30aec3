import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { absenceAnswers } from '@/db/schema/absences'
import { availabilityExceptions } from '@/db/schema/agenda'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { answerByLink, answerForPupil } from '@/lib/absences/commands/answer-absence'
import { creditUnanswered } from '@/lib/absences/commands/credit-unanswered'
import { declareAbsence } from '@/lib/absences/commands/declare-absence'
import { substituteSession } from '@/lib/absences/commands/substitute-session'
import { undoAbsence } from '@/lib/absences/commands/undo-absence'
import { takeAbsenceBack } from '@/lib/absences/flows'
import { listQuestionsOf } from '@/lib/absences/queries/find-question'
import { listNearestSlots } from '@/lib/absences/queries/list-nearest'
import { loadPreview } from '@/lib/absences/queries/load-preview'
import { questionPurpose, stateOf } from '@/lib/absences/rules'
import type { WantedAbsence } from '@/lib/absences/types'
import { removeException } from '@/lib/availability/commands/keep-hours'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { moveLesson } from '@/lib/bookings/commands/move-lesson'
import { signId } from '@/lib/core/signed-ids'
import { listRecallable } from '@/lib/messages/queries/list-due'
import { makeBooking, type TestBooking } from '../factories/booking'
import { makeCourse } from '../factories/course'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let colleague: TestTeacher
let offer: TestOffer
let member: TestMember
let pass: TestPass
let admin: TestStaff
let lesson: TestBooking

const setClock = (at: string) =>
  database.sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '${at}' $$`,
  )
/** The eve of the absence, two hours before the notice of its lessons would matter. */
const eve = '2026-11-17T08:00:00Z'
const at = (time: string) => new Date(`2026-11-18T${time}Z`)

beforeEach(async () => {
  await setClock(eve)
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  colleague = await makeTeacherWithAvailability(db(), structure)
  offer = await makeOffer(db(), structure, { teacherIds: [teacher.id, colleague.id] })
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member, { offer })
  admin = await makeStaff(db(), structure)
  lesson = await makeBooking(db(), structure, pass, teacher, { startsAt: at('10:00:00') })
})

const wanted = (given: Partial<WantedAbsence> = {}): WantedAbsence => ({
  teacherId: teacher.id,
  startsOn: '2026-11-18',
  endsOn: '2026-11-18',
  startsAt: null,
  endsAt: null,
  reason: 'Souffrant',
  choices: ['substitute', 'move', 'credit'],
  substituteId: colleague.id,
  ...given,
})

async function declare(given: Partial<WantedAbsence> = {}, staff = admin) {
  const absence = wanted(given)
  const preview = await loadPreview(structure.id, absence)
  return declareAbsence(staff.actor, absence, preview?.fingerprint ?? '')
}

/** The absence of a day, and what its only pupil was asked. */
async function declared(given: Partial<WantedAbsence> = {}) {
  const outcome = await declare(given)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const { absenceId } = outcome.value
  const [question] = await listQuestionsOf(absenceId)
  return { absenceId, question: question!, token: question ? signId(questionPurpose, question.answerId) : '' }
}

const topics = async () =>
  (
    await database.sql<
      { topic: string }[]
    >`select topic from outbox_events where structure_id = ${structure.id} order by id`
  )
    .map(({ topic }) => topic)
    .filter((topic) => topic !== 'availability.changed')
const left = async () =>
  Number((await database.sql`select sum(amount) as sum from pass_entries where pass_id = ${pass.id}`)[0]!.sum)
const lessonNow = async () => (await db().select().from(bookings).where(eq(bookings.id, lesson.id)))[0]!
const nobody = { kind: 'visitor' } as const

describe('declareAbsence [1.H6]', () => {
  test('closes days that open again by taking the absence back, and not otherwise', async () => {
    const { absenceId } = await declared()
    const mine = eq(availabilityExceptions.teacherId, teacher.id)
    const [days] = await db().select().from(availabilityExceptions).where(mine)
    const refused = { ok: false, refusal: 'exception_of_absence' }
    expect(await removeException(admin.actor, teacher.id, days!.id)).toEqual(refused)
    expect(await undoAbsence(admin.actor, absenceId)).toMatchObject({ ok: true })
    expect(await db().$count(availabilityExceptions, mine)).toBe(0)
  })

  test('closes the teacher’s slots and asks each pupil; their lessons stay', async () => {
    const { absenceId, question } = await declared()
    expect(question).toMatchObject({ bookingId: lesson.id, choice: null, reason: 'Souffrant' })
    expect(await topics()).toEqual(['absence.asked'])
    expect((await lessonNow()).status).toBe('booked')
    const days = await db()
      .select()
      .from(availabilityExceptions)
      .where(eq(availabilityExceptions.teacherId, teacher.id))
    expect(days).toMatchObject([{ kind: 'unavailable', startsOn: '2026-11-18', endsOn: '2026-11-18', startsAt: null }])
    expect(await declare()).toEqual({ ok: false, refusal: 'absence_known' })
    expect(absenceId).toBeTruthy()
  })

  test('of some hours concerns their lessons only', async () => {
    await makeBooking(db(), structure, pass, teacher, { startsAt: at('14:00:00') })
    const preview = await loadPreview(structure.id, wanted({ startsAt: '14:00', endsAt: '18:00' }))
    expect(preview!.lessons.map(({ startsAt }) => startsAt)).toEqual([at('14:00:00')])
  })

  test('recalls nobody of a lesson that they were asked about, until they have chosen [1.G9]', async () => {
    const recalled = async () => (await listRecallable()).lessons.map(({ id }) => id)
    expect(await recalled()).toContain(lesson.id)
    const { token } = await declared()
    expect(await recalled()).not.toContain(lesson.id)
    await answerByLink(nobody, structure.id, token, { choice: 'substitute', startsAt: null })
    expect(await recalled()).toContain(lesson.id)
  })

  test('refuses what the preview didn’t show, no choice, a choice that the structure doesn’t allow, nobody’s teacher', async () => {
    const absence = wanted()
    const preview = await loadPreview(structure.id, absence)
    await makeBooking(db(), structure, pass, teacher, { startsAt: at('14:00:00') })
    expect(await declareAbsence(admin.actor, absence, preview!.fingerprint)).toEqual({
      ok: false,
      refusal: 'absence_changed',
    })
    expect(await declare({ choices: [] })).toEqual({ ok: false, refusal: 'absence_without_choice' })
    expect(await declare({ choices: ['substitute'], substituteId: null })).toEqual({
      ok: false,
      refusal: 'substitute_unfit',
    })
    const gone = await makeTeacherWithAvailability(db(), await makeStructure(db()))
    expect(await declare({ teacherId: gone.id })).toEqual({ ok: false, refusal: 'teacher_unknown' })
  })

  test('a teacher declares their own, and nobody else’s', async () => {
    const own = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    expect(await declare({ teacherId: colleague.id }, own)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await declare({}, own)).toMatchObject({ ok: true, value: { asked: 1 } })
  })

  test('proposes as substitutes those who teach it and are free: lessons, days off, another discipline', async () => {
    const names = async () => (await loadPreview(structure.id, wanted()))!.substitutes.map(({ id }) => id)
    expect(await names()).toEqual([colleague.id])
    await makeTeacherWithAvailability(db(), structure)
    expect(await names()).toEqual([colleague.id])
    const other = await makeMember(db(), structure)
    const busy = await makePass(db(), structure, other, { offer })
    await makeBooking(db(), structure, busy, colleague, { startsAt: at('10:30:00'), roomId: structure.roomIds[1] })
    expect(await names()).toEqual([])
  })
})

describe('an answer [1.H6]', () => {
  test('a substitute gives the lesson at its hour, their time taken, the other’s freed, both told', async () => {
    const { token } = await declared()
    expect(await answerByLink(nobody, structure.id, token, { choice: 'substitute', startsAt: null })).toMatchObject({
      ok: true,
    })
    expect(await lessonNow()).toMatchObject({ status: 'booked', teacherId: colleague.id, startsAt: at('10:00:00') })
    expect(await topics()).toEqual(['absence.asked', 'absence.substituted'])
    expect(await left()).toBe(9)
  })

  test('a substitute who was taken meanwhile is refused, and nothing changes', async () => {
    const { token } = await declared()
    const busy = await makePass(db(), structure, await makeMember(db(), structure), { offer })
    await makeBooking(db(), structure, busy, colleague, { startsAt: at('10:00:00'), roomId: structure.roomIds[1] })
    expect(await answerByLink(nobody, structure.id, token, { choice: 'substitute', startsAt: null })).toEqual({
      ok: false,
      refusal: 'substitute_taken',
    })
    expect((await lessonNow()).teacherId).toBe(teacher.id)
  })

  test('a move goes to one of the three nearest slots, within the notice too, on the same credit', async () => {
    const { question, token } = await declared()
    const slots = await listNearestSlots(question)
    expect(slots).toHaveLength(3)
    expect(await answerByLink(nobody, structure.id, token, { choice: 'move', startsAt: null })).toEqual({
      ok: false,
      refusal: 'slot_missing',
    })
    const { startsAt } = slots[0]!
    expect(await answerByLink(nobody, structure.id, token, { choice: 'move', startsAt })).toMatchObject({ ok: true })
    expect(await lessonNow()).toMatchObject({ startsAt, teacherId: teacher.id })
    expect(await left()).toBe(9)
    expect(await topics()).toEqual(['absence.asked', 'booking.moved'])
  })

  test('the credit comes back once: the same answer again is a success, another one is refused', async () => {
    const { token, question } = await declared()
    const answer = { choice: 'credit', startsAt: null } as const
    for (const _time of [1, 2])
      expect(await answerByLink(nobody, structure.id, token, answer)).toMatchObject({ ok: true })
    expect(await left()).toBe(10)
    expect(await lessonNow()).toMatchObject({ status: 'cancelled', cancelledBy: 'teacher', isLateException: false })
    expect(await answerByLink(nobody, structure.id, token, { choice: 'substitute', startsAt: null })).toEqual({
      ok: false,
      refusal: 'already_answered',
    })
    expect(await answerForPupil(admin.actor, question.answerId, answer)).toMatchObject({ ok: true })
  })

  test('is given by the office on the telephone, for a pupil within its reach; by a link of ours alone', async () => {
    const { question } = await declared()
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })
    const answer = { choice: 'credit', startsAt: null } as const
    expect(await answerForPupil(other.actor, question.answerId, answer)).toMatchObject({ refusal: 'not_found' })
    expect(await answerByLink(nobody, structure.id, 'x'.repeat(64), answer)).toMatchObject({ refusal: 'not_found' })
    expect(await answerForPupil(admin.actor, question.answerId, answer)).toMatchObject({ ok: true })
    const [row] = await db().select().from(absenceAnswers).where(eq(absenceAnswers.id, question.answerId))
    expect(row).toMatchObject({ choice: 'credit', answeredBy: 'staff' })
  })

  test('is refused for a choice that isn’t offered, once the lesson has begun, or was cancelled by its member', async () => {
    const { token } = await declared({ choices: ['credit'], substituteId: null })
    const by = (choice: 'move' | 'credit') =>
      answerByLink(nobody, structure.id, token, { choice, startsAt: at('12:00:00') })
    expect(await by('move')).toEqual({ ok: false, refusal: 'choice_not_offered' })
    await setClock('2026-11-18T10:00:00Z')
    expect(await by('credit')).toEqual({ ok: false, refusal: 'lesson_begun' })
    await setClock('2026-11-18T09:59:00Z')
    // No notice holds whoever's teacher is away, and no late cancellation of the pass is used.
    expect(await cancelLesson(member.actor, { bookingId: lesson.id })).toMatchObject({ ok: true })
    expect((await lessonNow()).isLateException).toBe(false)
    expect(await by('credit')).toEqual({ ok: false, refusal: 'lesson_settled' })
  })

  test('is also the member’s own move, within the notice: what nobody chose is settled', async () => {
    const { question, absenceId } = await declared()
    await setClock('2026-11-18T09:59:00Z')
    const startsAt = new Date('2026-11-20T12:00:00Z')
    expect(await moveLesson(member.actor, { bookingId: lesson.id, startsAt })).toMatchObject({ ok: true })
    expect((await listQuestionsOf(absenceId)).map(stateOf)).toEqual(['settled'])
    expect(await answerForPupil(admin.actor, question.answerId, { choice: 'credit', startsAt: null })).toMatchObject({
      refusal: 'lesson_settled',
    })
  })

  test('not given when the hour comes, the credit comes back by itself, once, and the pupil is told', async () => {
    const { question, absenceId } = await declared()
    expect(await creditUnanswered()).toEqual({ credited: 0 })
    await setClock('2026-11-18T10:00:00Z')
    // Those of the tests before are swept with it.
    expect((await creditUnanswered()).credited).toBeGreaterThan(0)
    expect(await creditUnanswered()).toEqual({ credited: 0 })
    expect(await left()).toBe(10)
    expect(await lessonNow()).toMatchObject({ status: 'booked', attendance: 'teacher_absent' })
    const [after] = await listQuestionsOf(absenceId)
    expect(after).toMatchObject({ answerId: question.answerId, choice: 'credit', answeredBy: 'machine' })
    expect(await topics()).toEqual(['absence.asked', 'absence.credited'])
  })
})

describe('undoAbsence [1.H6]', () => {
  test('opens the slots again, keeps the lessons that nobody answered about and tells them; what was answered stays', async () => {
    const second = await makePass(db(), structure, await makeMember(db(), structure), { offer })
    await makeBooking(db(), structure, second, teacher, { startsAt: at('14:00:00') })
    const { absenceId, token } = await declared()
    await answerByLink(nobody, structure.id, token, { choice: 'credit', startsAt: null })
    expect(await undoAbsence(admin.actor, absenceId)).toMatchObject({ ok: true, value: { kept: 1, answered: 1 } })
    const away = eq(availabilityExceptions.teacherId, teacher.id)
    expect(await db().select().from(availabilityExceptions).where(away)).toEqual([])
    expect((await listQuestionsOf(absenceId)).map(stateOf)).toEqual(['chosen', 'kept'])
    expect((await topics()).filter((topic) => topic === 'absence.undone')).toHaveLength(1)
    expect(await undoAbsence(admin.actor, absenceId)).toMatchObject({ ok: true, value: { kept: 0 } })
    const [, open] = await listQuestionsOf(absenceId)
    const late = { choice: 'credit', startsAt: null } as const
    expect(await answerForPupil(admin.actor, open!.answerId, late)).toEqual({ ok: false, refusal: 'absence_undone' })
  })

  test('is refused once it is over, and to another teacher', async () => {
    const { absenceId } = await declared()
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })
    expect(await undoAbsence(other.actor, absenceId)).toEqual({ ok: false, refusal: 'not_found' })
    await setClock('2026-11-19T08:00:00Z')
    expect(await undoAbsence(admin.actor, absenceId)).toEqual({ ok: false, refusal: 'absence_over' })
  })
})

describe('sessions of an absence [1.H6]', () => {
  test('are given to somebody free, and come back when it is taken back', async () => {
    const course = await makeCourse(db(), structure, { firstOn: '2026-11-18', teacherId: teacher.id, count: 2 })
    const sessionId = course.sessions[0]!.id
    const { absenceId } = await declared()
    const given = { absenceId, sessionId, substituteId: colleague.id }
    const teacherOf = async () =>
      (await db().select().from(courseSessions).where(eq(courseSessions.id, sessionId)))[0]!.teacherId
    expect(await substituteSession(admin.actor, given)).toMatchObject({ ok: true })
    expect(await teacherOf()).toBe(colleague.id)
    expect(await substituteSession(admin.actor, given)).toEqual({ ok: false, refusal: 'session_settled' })
    expect(await takeAbsenceBack(admin.actor, absenceId)).toMatchObject({ ok: true })
    expect(await teacherOf()).toBe(teacher.id)
    expect((await topics()).filter((topic) => topic === 'session.given')).toHaveLength(2)
  })

  test('aren’t given to somebody who has something else then', async () => {
    const course = await makeCourse(db(), structure, { firstOn: '2026-11-18', teacherId: teacher.id, count: 2 })
    await makeCourse(db(), structure, {
      firstOn: '2026-11-18',
      teacherId: colleague.id,
      roomId: structure.roomIds[1],
      count: 2,
    })
    const { absenceId } = await declared()
    const given = { absenceId, sessionId: course.sessions[0]!.id, substituteId: colleague.id }
    expect(await substituteSession(admin.actor, given)).toEqual({ ok: false, refusal: 'substitute_taken' })
  })
})
