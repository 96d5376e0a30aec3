import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { agendaClaims, availabilityExceptions } from '@/db/schema/agenda'
import { courseSessions, courses } from '@/db/schema/courses'
import { closures } from '@/db/schema/structures'
import { createCourse } from '@/lib/courses/commands/create-course'
import { extendCourse } from '@/lib/courses/commands/extend-course'
import { setOffers } from '@/lib/courses/commands/set-offers'
import { findCourse, listCourses } from '@/lib/courses/queries/list-courses'
import { listOffersOfCourse, listSessions } from '@/lib/courses/queries/list-sessions'
import { loadPlan } from '@/lib/courses/queries/load-plan'
import { fingerprintOf } from '@/lib/courses/rules'
import type { NewCourse } from '@/lib/courses/types'
import { makeBooking } from '../factories/booking'
import { makeGroupOffer } from '../factories/course'
import { makeMember } from '../factories/member'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let admin: TestStaff

beforeEach(async () => {
  // The courses of these tests are long past and long to come: now is between.
  await database.sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '2026-09-01T08:00:00Z' $$`,
  )
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  admin = await makeStaff(db(), structure)
})

const wanted = (given: Partial<NewCourse> = {}): NewCourse => ({
  name: 'Chant collectif',
  teacherId: teacher.id,
  roomId: structure.roomIds[0],
  weekday: 3,
  startsAt: '19:30',
  lessonMinutes: 90,
  capacity: 6,
  firstOn: '2026-09-09',
  lastOn: '2026-11-11',
  holidayZone: 'C',
  offerIds: [],
  ...given,
})
const planOf = (course: NewCourse) => loadPlan({ ...course, structureId: structure.id, courseId: null })
const create = async (course = wanted(), staff = admin) =>
  createCourse(staff.actor, course, fingerprintOf(await planOf(course)))
const created = async (course = wanted()) => {
  const outcome = await create(course)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.courseId
}
const daysOf = async (courseId: string) => (await listSessions(courseId, 'coming')).map(({ plannedOn }) => plannedOn)

describe('createCourse [1.H1]', () => {
  test('writes the sessions that the preview showed: holidays of its zone and closures without one, each holding teacher and room', async () => {
    await db()
      .insert(closures)
      .values({ structureId: structure.id, startsOn: '2026-11-11', endsOn: '2026-11-11', label: 'Armistice' })
    const plan = await planOf(wanted())
    expect(plan.filter(({ state }) => state !== 'kept').map(({ day, state, cause }) => [day, state, cause])).toEqual([
      ['2026-10-21', 'holiday', 'Vacances de la Toussaint'],
      ['2026-10-28', 'holiday', 'Vacances de la Toussaint'],
      ['2026-11-11', 'closed', 'Armistice'],
    ])
    const courseId = await created()
    expect(await daysOf(courseId)).toEqual([
      '2026-09-09',
      '2026-09-16',
      '2026-09-23',
      '2026-09-30',
      '2026-10-07',
      '2026-10-14',
      '2026-11-04',
    ])
    const claims = await db().select().from(agendaClaims).where(eq(agendaClaims.structureId, structure.id))
    expect(claims).toHaveLength(14)
  })

  test('[6.R11] keeps 19:30 over the change of the clocks', async () => {
    const courseId = await created(wanted({ holidayZone: null }))
    const [before, after] = (await listSessions(courseId, 'coming')).filter(({ plannedOn }) =>
      ['2026-10-21', '2026-10-28'].includes(plannedOn),
    )
    expect(before!.startsAt.toISOString()).toBe('2026-10-21T17:30:00.000Z')
    expect(after!.startsAt.toISOString()).toBe('2026-10-28T18:30:00.000Z')
  })

  test.each(['A', 'B', 'C'] as const)(
    'skips every school holiday of zone %s until 2027, and no day that only the others are off',
    async (holidayZone) => {
      const off = await database.sql<{ from: string; until: string }[]>`
        select starts_on::text as from, ends_on::text as until from school_holidays where zone = ${holidayZone}`
      const isOff = (day: string) => off.some(({ from, until }) => from <= day && day <= until)
      for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
        const course = wanted({ weekday, holidayZone, firstOn: '2026-09-01', lastOn: '2027-08-31' })
        const dates = await planOf(course)
        expect(dates.length).toBeGreaterThanOrEqual(51)
        for (const { day, state } of dates) expect([day, state]).toEqual([day, isOff(day) ? 'holiday' : 'kept'])
      }
    },
  )

  test('plans nothing onto a lesson: the date is shown with the pupil’s name', async () => {
    const member = await makeMember(db(), structure, { firstName: 'Léa', lastName: 'Martin' })
    const pass = await makePass(db(), structure, member)
    await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2026-09-16T18:00:00Z') })
    const taken = (await planOf(wanted())).filter(({ state }) => state === 'taken')
    expect(taken.map(({ day, cause }) => [day, cause])).toEqual([['2026-09-16', 'Léa Martin']])
    expect(await daysOf(await created())).not.toContain('2026-09-16')
  })

  test('plans nothing while the teacher is away: a whole day, or the part of it that they said', async () => {
    const away = { structureId: structure.id, teacherId: teacher.id, kind: 'unavailable' as const }
    await db()
      .insert(availabilityExceptions)
      .values([
        { ...away, startsOn: '2026-09-14', endsOn: '2026-09-16', label: 'En tournée' },
        { ...away, startsOn: '2026-09-23', endsOn: '2026-09-23', startsAt: '20:00', endsAt: '24:00', label: 'Concert' },
        { ...away, startsOn: '2026-09-30', endsOn: '2026-09-30', startsAt: '09:00', endsAt: '19:30', label: '' },
      ])
    const off = (await planOf(wanted({ lastOn: '2026-10-07' }))).filter(({ state }) => state !== 'kept')
    expect(off.map(({ day, state, cause }) => [day, state, cause])).toEqual([
      ['2026-09-16', 'away', 'En tournée'],
      ['2026-09-23', 'away', 'Concert'],
    ])
  })

  test('a plan that changed since its preview is refused, and nothing is written', async () => {
    const shown = fingerprintOf(await planOf(wanted()))
    const closed = { structureId: structure.id, startsOn: '2026-09-16', endsOn: '2026-09-16', label: 'Travaux' }
    await db().insert(closures).values(closed)
    expect(await createCourse(admin.actor, wanted(), shown)).toMatchObject({ ok: false, refusal: 'dates_changed' })
    expect(await listCourses(admin.actor)).toEqual([])
  })

  test('refuses dates out of order, beyond two years, or that give no session', async () => {
    const refusalOf = async (given: Partial<NewCourse>) => {
      const outcome = await create(wanted(given))
      return outcome.ok ? null : outcome.refusal
    }
    expect(await refusalOf({ lastOn: '2026-09-01' })).toBe('course_dates_wrong')
    expect(await refusalOf({ lastOn: '2028-12-31' })).toBe('course_too_long')
    expect(await refusalOf({ firstOn: '2026-10-19', lastOn: '2026-10-30' })).toBe('course_without_session')
    expect(await refusalOf({ firstOn: '2025-01-01', lastOn: '2025-06-30' })).toBe('course_without_session')
    expect(await listCourses(admin.actor)).toEqual([])
  })

  test('refuses a teacher or a room of another structure, and more places than the room has', async () => {
    const elsewhere = await makeStructure(db())
    const stranger = await makeTeacherWithAvailability(db(), elsewhere)
    const refusalOf = async (given: Partial<NewCourse>) => {
      const outcome = await create(wanted(given))
      return outcome.ok ? null : outcome
    }
    expect(await refusalOf({ teacherId: stranger.id })).toMatchObject({ refusal: 'course_teacher_unknown' })
    expect(await refusalOf({ roomId: elsewhere.roomIds[0] })).toMatchObject({ refusal: 'course_room_unknown' })
    expect(await refusalOf({ capacity: 7 })).toMatchObject({ refusal: 'capacity_above_room', detail: { room: 6 } })
  })

  test('[6.S1] a teacher creates and sees their own courses, an admin all of them', async () => {
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const own = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })
    const nobody = await makeStaff(db(), structure, { role: 'teacher' })
    const outcome = await create(wanted(), own)
    expect(outcome.ok).toBe(true)
    for (const refused of [other, nobody]) {
      expect(await create(wanted({ startsAt: '09:00' }), refused)).toMatchObject({ refusal: 'not_found' })
      expect(await listCourses(refused.actor)).toEqual([])
    }
    const [course] = await listCourses(admin.actor)
    expect(course).toMatchObject({ name: 'Chant collectif', left: 8, taken: 0, seats: 48 })
    expect(await findCourse(own.actor, course!.id)).toMatchObject({ id: course!.id })
    expect(await findCourse(other.actor, course!.id)).toBeNull()
  })
})

describe('extendCourse [1.H1]', () => {
  const extend = async (courseId: string, lastOn: string) => {
    const course = (await findCourse(admin.actor, courseId))!
    const plan = await loadPlan({ ...course, lastOn, structureId: structure.id, courseId })
    return { plan, outcome: await extendCourse(admin.actor, { courseId, lastOn, fingerprint: fingerprintOf(plan) }) }
  }

  test('adds the weeks beyond, and the days that were closed and no longer are', async () => {
    const closed = { structureId: structure.id, startsOn: '2026-09-16', endsOn: '2026-09-16', label: 'Travaux' }
    await db().insert(closures).values(closed)
    const courseId = await created(wanted({ lastOn: '2026-09-30' }))
    expect(await daysOf(courseId)).toEqual(['2026-09-09', '2026-09-23', '2026-09-30'])
    await db().delete(closures).where(eq(closures.structureId, structure.id))
    const { outcome } = await extend(courseId, '2026-10-14')
    expect(outcome).toMatchObject({ ok: true, value: { sessions: 3 } })
    expect(await daysOf(courseId)).toEqual([
      '2026-09-09',
      '2026-09-16',
      '2026-09-23',
      '2026-09-30',
      '2026-10-07',
      '2026-10-14',
    ])
    expect(await findCourse(admin.actor, courseId)).toMatchObject({ lastOn: '2026-10-14' })
  })

  test('never shortens a course, adds no date twice, and a moved session keeps its day', async () => {
    const courseId = await created(wanted({ lastOn: '2026-09-30' }))
    expect((await extend(courseId, '2026-09-16')).outcome).toMatchObject({ refusal: 'course_dates_wrong' })
    expect((await extend(courseId, '2026-09-30')).outcome).toMatchObject({ refusal: 'course_without_session' })
    expect(await db().select().from(courseSessions).where(eq(courseSessions.courseId, courseId))).toHaveLength(4)
  })
})

describe('setOffers [1.C6]', () => {
  test('links group offers whose sessions last as long as the course’s, and no others', async () => {
    const courseId = await created()
    const fitting = await makeGroupOffer(db(), structure, [])
    const shorter = await makeGroupOffer(db(), structure, [], { lessonMinutes: 60 })
    const elsewhere = await makeGroupOffer(db(), await makeStructure(db()), [])
    expect(await setOffers(admin.actor, courseId, [fitting.id])).toMatchObject({ ok: true })
    for (const unfit of [shorter, elsewhere])
      expect(await setOffers(admin.actor, courseId, [unfit.id])).toMatchObject({ refusal: 'course_offer_unfit' })
    expect((await listOffersOfCourse(courseId)).map(({ id }) => id)).toEqual([fitting.id])
    expect(await setOffers(admin.actor, courseId, [])).toMatchObject({ ok: true })
    expect(await listOffersOfCourse(courseId)).toEqual([])
  })

  test('[6.S1] is refused to another teacher', async () => {
    const courseId = await created()
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })
    expect(await setOffers(other.actor, courseId, [])).toMatchObject({ refusal: 'not_found' })
    expect(await db().select().from(courses).where(eq(courses.id, courseId))).toHaveLength(1)
  })
})
