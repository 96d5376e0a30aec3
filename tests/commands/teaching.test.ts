import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { fileNotes } from '@/db/schema/file-notes'
import { bookSessions } from '@/lib/bookings/commands/book-sessions'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { markAttendance } from '@/lib/bookings/commands/mark-attendance'
import { withLocks } from '@/lib/core/locks'
import { unwrap } from '@/lib/core/outcome'
import { addHours } from '@/lib/core/time'
import { markAllPresent } from '@/lib/teaching/commands/mark-all-present'
import { notePupil } from '@/lib/teaching/commands/note-pupil'
import { listAgenda } from '@/lib/teaching/queries/list-agenda'
import { listHours } from '@/lib/teaching/queries/list-hours'
import { makeBooking } from '../factories/booking'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let pass: TestPass
let asTeacher: TestStaff
let admin: TestStaff
/** Noon, so that the lessons of these tests are on one day in Paris. */
const now = new Date('2026-11-18T11:00:00Z')
const day = { startsAt: new Date('2026-11-17T23:00:00Z'), endsAt: new Date('2026-11-18T23:00:00Z') }

const setClock = (at: Date) =>
  database.sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '${at.toISOString()}' $$`,
  )

beforeEach(async () => {
  await setClock(now)
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member)
  admin = await makeStaff(db(), structure)
  asTeacher = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
})

/** Somebody with a place in a session. */
async function enrol(offer: TestOffer, sessionId: string): Promise<TestMember> {
  const somebody = await makeMember(db(), structure)
  const own = await makePass(db(), structure, somebody, { offer })
  await withLocks([`learner:${somebody.learnerId}`, `pass:${own.id}`], async (tx) =>
    unwrap(await bookSessions(tx, { kind: 'job', name: 'factory' }, own, [{ sessionId, seatId: null }])),
  )
  return somebody
}

describe('listAgenda [1.H7] [6.L5]', () => {
  test('holds a teacher’s own lessons, with their notes; an admin’s all of them, narrowed to a teacher', async () => {
    const other = await makeTeacherWithAvailability(db(), structure)
    const own = await makeBooking(db(), structure, pass, teacher, { startsAt: addHours(now, 1) })
    const theirs = await makeBooking(db(), structure, pass, other, { startsAt: addHours(now, 3) })
    await db().insert(fileNotes).values({
      structureId: structure.id,
      clientFileId: member.clientFileId,
      learnerId: member.learnerId,
      kind: 'teacher',
      body: 'Reprend après une opération.',
      authorId: admin.accountId,
    })
    const seen = await listAgenda(asTeacher.actor, day)
    expect(seen.map(({ id }) => id)).toEqual([own.id])
    expect(seen[0]!.people[0]).toMatchObject({ bookingId: own.id, notes: [{ body: 'Reprend après une opération.' }] })
    expect((await listAgenda(admin.actor, day)).map(({ id }) => id)).toEqual([own.id, theirs.id])
    expect((await listAgenda(admin.actor, day, { teacherId: other.id })).map(({ id }) => id)).toEqual([theirs.id])
    const accountant = await makeStaff(db(), structure, { role: 'accountant' })
    expect(await listAgenda(accountant.actor, day)).toEqual([])
  })

  test('leaves out cancelled lessons, and those of another day or structure', async () => {
    const gone = await makeBooking(db(), structure, pass, teacher, { startsAt: addHours(now, 1) })
    await cancelLesson(admin.actor, { bookingId: gone.id, message: 'Souffrant' })
    await makeBooking(db(), structure, pass, teacher, { startsAt: addHours(now, 25) })
    expect(await listAgenda(admin.actor, day)).toEqual([])
    const elsewhere = await makeStaff(db(), await makeStructure(db()))
    expect(await listAgenda(elsewhere.actor, day)).toEqual([])
  })
})

describe('attendance at the door [1.H7] [1.G6]', () => {
  test('a mark says when and by whom; taken back, nothing is left of it and the credit is as before', async () => {
    const { id } = await makeBooking(db(), structure, pass, teacher, { startsAt: addHours(now, -1) })
    const left = async () =>
      Number((await database.sql`select sum(amount) as sum from pass_entries where pass_id = ${pass.id}`)[0]!.sum)
    const before = await left()
    await markAttendance(asTeacher.actor, { bookingId: id, attendance: 'teacher_absent' })
    const [marked] = await db().select().from(bookings).where(eq(bookings.id, id))
    expect(marked).toMatchObject({ attendance: 'teacher_absent', attendanceNotedBy: asTeacher.accountId })
    expect(marked!.attendanceNotedAt).not.toBeNull()
    expect(await left()).toBe(before + 1)
    expect(await markAttendance(asTeacher.actor, { bookingId: id, attendance: null })).toMatchObject({ ok: true })
    const [back] = await db().select().from(bookings).where(eq(bookings.id, id))
    expect(back).toMatchObject({ attendance: null, attendanceNotedAt: null, attendanceNotedBy: null })
    expect(await left()).toBe(before)
  })

  test('everybody of a session is present at once, but for those who are marked already; nobody before it starts', async () => {
    const course = await makeCourse(db(), structure, {
      firstOn: '2026-11-18',
      startsAt: '18:00',
      teacherId: teacher.id,
    })
    const offer = await makeGroupOffer(db(), structure, [course.id])
    const sessionId = course.sessions[0]!.id
    const [one, other] = [await enrol(offer, sessionId), await enrol(offer, sessionId)]
    expect(await markAllPresent(asTeacher.actor, sessionId)).toEqual({ ok: false, refusal: 'lesson_not_started' })
    await setClock(new Date('2026-12-16T17:00:00Z'))
    const rows = () => db().select().from(bookings).where(eq(bookings.sessionId, sessionId))
    const absent = (await rows()).find(({ learnerId }) => learnerId === one.learnerId)!
    await markAttendance(asTeacher.actor, { bookingId: absent.id, attendance: 'absent' })
    expect(await markAllPresent(asTeacher.actor, sessionId)).toMatchObject({ ok: true, value: { marked: 1 } })
    const marks = Object.fromEntries((await rows()).map(({ learnerId, attendance }) => [learnerId, attendance]))
    expect(marks).toEqual({ [one.learnerId]: 'absent', [other.learnerId]: 'present' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    expect(await markAllPresent(stranger.actor, sessionId)).toEqual({ ok: false, refusal: 'not_found' })
  })
})

describe('listHours [1.H11]', () => {
  test('holds what is over: given, cancelled too late, absent; a teacher their own, whoever pays everybody’s', async () => {
    const other = await makeTeacherWithAvailability(db(), structure)
    const at = (hours: number) => ({ startsAt: addHours(now, hours) })
    await makeBooking(db(), structure, pass, teacher, at(-2))
    await makeBooking(db(), structure, pass, teacher, { ...at(-4), attendance: 'absent' })
    await makeBooking(db(), structure, pass, other, at(-6))
    const late = await makeBooking(db(), structure, pass, teacher, at(2))
    const early = await makeBooking(db(), structure, pass, teacher, at(24 * 20))
    for (const { id } of [late, early]) await cancelLesson(admin.actor, { bookingId: id, message: 'Souffrant' })
    await makeBooking(db(), structure, pass, teacher, at(28))
    await setClock(addHours(now, 4))
    const own = await listHours(asTeacher.actor, '2026-11-01', '2026-11-30')
    expect(own.map(({ outcome }) => outcome)).toEqual(['absent', 'given', 'late_cancelled'])
    const accountant = await makeStaff(db(), structure, { role: 'accountant' })
    expect(await listHours(accountant.actor, '2026-11-01', '2026-11-30')).toHaveLength(4)
    expect(await listHours(accountant.actor, '2026-10-01', '2026-10-31')).toEqual([])
    const nobody = await makeStaff(db(), structure, { role: 'teacher' })
    expect(await listHours(nobody.actor, '2026-11-01', '2026-11-30')).toEqual([])
  })
})

describe('[2.A9] a teacher’s note', () => {
  test('on a pupil of theirs stands beside the name, and nobody else’s pupil exists for them', async () => {
    const own = await makeBooking(db(), structure, pass, teacher, { startsAt: addHours(now, 1) })
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const theirs = await makeBooking(db(), structure, pass, colleague, { startsAt: addHours(now, 4) })
    expect(await notePupil(asTeacher.actor, { bookingId: own.id, body: 'Respire trop haut' })).toMatchObject({
      ok: true,
    })
    const [item] = await listAgenda(asTeacher.actor, day)
    expect(item!.people[0]!.notes.map(({ body }) => body)).toEqual(['Respire trop haut'])
    for (const actor of [asTeacher.actor, (await makeStaff(db(), await makeStructure(db()))).actor]) {
      const refused = await notePupil(actor, { bookingId: theirs.id, body: 'Curieux' })
      expect(refused).toMatchObject({ ok: false, refusal: 'not_found' })
    }
    expect(await notePupil(admin.actor, { bookingId: theirs.id, body: 'Rappeler la famille' })).toMatchObject({
      ok: true,
    })
  })
})
