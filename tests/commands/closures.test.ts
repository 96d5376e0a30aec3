import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { computeWeek } from '@/lib/agenda/rules'
import { addClosure, removeClosure } from '@/lib/closures/commands/keep-closures'
import { listClosures, listPlannedThere } from '@/lib/closures/queries/list-closures'
import { makeBooking } from '../factories/booking'
import { makeCourse } from '../factories/course'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
})

const days = { startsOn: '2099-01-05', endsOn: '2099-01-11', label: 'Travaux' }
const add = (given: Partial<typeof days> = {}, staff = admin) => addClosure(staff.actor, { ...days, ...given })
const events = async () =>
  database.sql`select payload from outbox_events where topic = 'availability.changed' and structure_id = ${structure.id}`

describe('closures [1.H12]', () => {
  test('closed days offer no slot, and open again offer them at once; whoever waits for one is told', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
    const member = await makeMember(db(), structure)
    const pass = await makePass(db(), structure, member, { offer })
    const countFree = async () => {
      const scope = {
        structureId: structure.id,
        clientFileId: member.clientFileId,
        passId: pass.id,
        teacherId: teacher.id,
      }
      const agenda = (await findAgenda(scope, '2099-01-05', '2099-01-11'))!
      return computeWeek(agenda.facts, '2099-01-05', agenda.now).freeCount
    }
    const free = await countFree()
    expect(free).toBeGreaterThan(50)
    const added = await add()
    expect(await countFree()).toBe(0)
    if (!added.ok) throw new Error(added.refusal)
    expect(await removeClosure(admin.actor, added.value.closureId)).toEqual({ ok: true, value: null })
    expect(await countFree()).toBe(free)
    expect(await events()).toHaveLength(2)
  })

  test('what is planned on its days is listed and stays: lessons by their pupil, sessions with how many come', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const member = await makeMember(db(), structure, { firstName: 'Léa', lastName: 'Martin' })
    const pass = await makePass(db(), structure, member)
    // Late on the last day, in local time: the day after in no zone but its own.
    await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2099-01-11T22:00:00Z') })
    await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2099-01-11T23:00:00Z') })
    const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 2, name: 'Chant collectif' })
    const planned = await listPlannedThere(structure.id, days)
    expect(planned.map(({ kind, name, people, courseId }) => [kind, name, people, courseId])).toEqual([
      ['session', 'Chant collectif', 0, course.id],
      ['lesson', 'Léa Martin', 1, null],
    ])
    await add()
    expect(await listClosures(structure.id)).toMatchObject([{ ...days, isOver: false, planned: 2 }])
    expect(await listPlannedThere(structure.id, days)).toHaveLength(2)
  })

  test('refuses days out of order, past, too many, or known', async () => {
    expect(await add({ endsOn: '2099-01-01' })).toMatchObject({ refusal: 'closure_order' })
    expect(await add({ startsOn: '2020-01-01', endsOn: '2020-01-02' })).toMatchObject({ refusal: 'closure_past' })
    expect(await add({ endsOn: '2100-01-06' })).toMatchObject({ refusal: 'closure_too_long' })
    expect(await add()).toMatchObject({ ok: true })
    expect(await add({ endsOn: '2099-01-20' })).toMatchObject({ refusal: 'closure_known' })
    expect(await add({ startsOn: '2099-01-06', endsOn: '2099-01-06' })).toMatchObject({ ok: true })
  })

  test('[6.S1] are for the administration of the school alone', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const own = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const added = await add()
    if (!added.ok) throw new Error(added.refusal)
    expect(await add({ label: 'Autre' }, own)).toMatchObject({ refusal: 'not_found' })
    for (const staff of [own, stranger])
      expect(await removeClosure(staff.actor, added.value.closureId)).toMatchObject({ refusal: 'not_found' })
    expect(await listClosures(structure.id)).toHaveLength(1)
  })
})
