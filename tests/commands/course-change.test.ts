import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { bookSessions } from '@/lib/bookings/commands/book-sessions'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { unwrap } from '@/lib/core/outcome'
import { changeCourse } from '@/lib/courses/commands/change-course'
import { findCourse } from '@/lib/courses/queries/list-courses'
import { loadCourseChange } from '@/lib/courses/queries/load-course-change'
import { fingerprintChange } from '@/lib/courses/rules'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeMember } from '../factories/member'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let admin: TestStaff
let course: TestCourse
let newTeacher: string

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 4, name: 'Chorale' })
  newTeacher = (await makeTeacherWithAvailability(db(), structure)).id
})

const planOf = (teacherId: string, roomId = course.roomId) =>
  loadCourseChange({ ...course, structureId: structure.id }, { teacherId, roomId })

async function change(given: { teacherId?: string; roomId?: string; name?: string } = {}, actor: Staff = admin.actor) {
  const { teacherId = course.teacherId, roomId = course.roomId, name = 'Chorale' } = given
  const fingerprint = fingerprintChange(await planOf(teacherId, roomId))
  return changeCourse(actor, { courseId: course.id, name, teacherId, roomId, reason: 'Congé de Nadia', fingerprint })
}
const teachersOf = async () =>
  (
    await db()
      .select({ teacherId: courseSessions.teacherId })
      .from(courseSessions)
      .where(eq(courseSessions.courseId, course.id))
      .orderBy(asc(courseSessions.startsAt))
  ).map(({ teacherId }) => teacherId)

describe('[1.H1] a course changes its name, its teacher, its room', () => {
  test('its sessions to come take the new teacher with everybody in them; each participant is told once', async () => {
    const member = await makeMember(db(), structure)
    const offer = await makeGroupOffer(db(), structure, [course.id], { credits: 2 })
    const pass = await makePass(db(), structure, member, { offer })
    const wanted = course.sessions.slice(0, 2).map(({ id }) => ({ sessionId: id, seatId: null }))
    await withLocks([`course:${course.id}`, `learner:${member.learnerId}`, `pass:${pass.id}`], async (tx) =>
      unwrap(await bookSessions(tx, { kind: 'job', name: 'factory' }, pass, wanted)),
    )
    expect(await change({ teacherId: newTeacher, name: 'Chorale du soir' })).toEqual({
      ok: true,
      value: { changed: 4, kept: 0 },
    })
    expect(await teachersOf()).toEqual([newTeacher, newTeacher, newTeacher, newTeacher])
    expect(await findCourse(admin.actor, course.id)).toMatchObject({ name: 'Chorale du soir', teacherId: newTeacher })
    const booked = await db()
      .select({ teacherId: bookings.teacherId })
      .from(bookings)
      .where(eq(bookings.learnerId, member.learnerId))
    expect(new Set(booked.map(({ teacherId }) => teacherId))).toEqual(new Set([newTeacher]))
    const told =
      await database.sql`select payload from outbox_events where topic = 'course.changed' and structure_id = ${structure.id}`
    expect(told).toHaveLength(1)
  })

  test('a session in whose way something stands keeps what it has, and a substitute stays', async () => {
    const [first, second] = course.sessions
    await makeCourse(db(), structure, {
      firstOn: '2099-01-07',
      count: 1,
      teacherId: newTeacher,
      roomId: structure.roomIds[1]!,
    })
    const substitute = (await makeTeacherWithAvailability(db(), structure)).id
    await db().update(courseSessions).set({ teacherId: substitute }).where(eq(courseSessions.id, second!.id))
    await database.sql`update agenda_claims set resource_id = ${substitute} where owner_id = ${second!.id} and resource_kind = 'teacher'`
    const plan = await planOf(newTeacher)
    expect(plan.kept.map(({ id, clashes }) => [id, clashes.length])).toEqual([[first!.id, 1]])
    expect(await change({ teacherId: newTeacher })).toMatchObject({ value: { changed: 2, kept: 1 } })
    expect(await teachersOf()).toEqual([course.teacherId, substitute, newTeacher, newTeacher])
  })

  test('nothing is done when the sessions changed since the preview, nor for who is of another structure', async () => {
    const fingerprint = fingerprintChange(await planOf(newTeacher))
    await db().update(courseSessions).set({ revision: 7 }).where(eq(courseSessions.id, course.sessions[0]!.id))
    const wanted = { courseId: course.id, name: 'X', teacherId: newTeacher, roomId: course.roomId, reason: 'Congé' }
    expect(await changeCourse(admin.actor, { ...wanted, fingerprint })).toEqual({ ok: false, refusal: 'dates_changed' })
    const elsewhere = await makeStructure(db())
    const foreign = await makeStaff(db(), elsewhere)
    expect(await change({ teacherId: newTeacher }, foreign.actor)).toEqual({ ok: false, refusal: 'not_found' })
    const stranger = await makeTeacherWithAvailability(db(), elsewhere)
    expect(await change({ teacherId: stranger.id })).toMatchObject({ refusal: 'course_teacher_unknown' })
    expect(await change({ roomId: elsewhere.roomIds[0]! })).toMatchObject({ refusal: 'course_room_unknown' })
    expect(await teachersOf()).toEqual(Array(4).fill(course.teacherId))
  })
})
