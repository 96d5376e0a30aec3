import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import { findDeskPass, searchPasses } from '@/lib/desk/queries/find-passes'
import { makeBooking } from '../factories/booking'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { tenOClock } from '../races/slots-school'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let colleague: TestTeacher
let client: TestMember
let pass: TestPass
let admin: Staff
let asTeacher: Staff
let asColleague: Staff

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  colleague = await makeTeacherWithAvailability(db(), structure)
  const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  client = await makeMember(db(), structure, { firstName: 'Éléonore', lastName: 'Dupré' })
  pass = await makePass(db(), structure, client, { offer, credits: 4 })
  admin = (await makeStaff(db(), structure)).actor
  asTeacher = (await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })).actor
  asColleague = (await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })).actor
})

const found = async (by: Staff, search: string) => (await searchPasses(by, search)).map(({ id }) => id)

describe('the office finds a pass to book with [1.H8]', () => {
  test('by the name of its learner, whatever accents and capitals; an address is looked for by an admin only', async () => {
    for (const search of ['eleonore', 'DUPRE', client.email]) expect(await found(admin, search)).toEqual([pass.id])
    expect(await found(asTeacher, 'dupre')).toEqual([pass.id])
    expect(await found(asTeacher, client.email)).toEqual([])
    for (const search of ['', '%', 'Martin']) expect(await found(admin, search)).toEqual([])
  })

  test('a teacher those of their own offers, another structure none, nobody one that is over [0.I9]', async () => {
    const elsewhere = (await makeStaff(db(), await makeStructure(db()))).actor
    const accountant = (await makeStaff(db(), structure, { role: 'accountant' })).actor
    for (const other of [asColleague, elsewhere, accountant]) {
      expect(await found(other, 'dupre')).toEqual([])
      expect(await findDeskPass(other, pass.id)).toBeNull()
    }
    await database.sql`update passes set valid_until = '2001-01-01' where id = ${pass.id}`
    expect(await found(admin, 'dupre')).toEqual([])
  })

  test('with what is left of it and its lessons to come', async () => {
    await makeBooking(db(), structure, pass, teacher, { startsAt: await tenOClock(database, -3) })
    const { id } = await makeBooking(db(), structure, pass, teacher, { startsAt: await tenOClock(database, 3) })
    for (const by of [admin, asTeacher]) {
      const shown = await findDeskPass(by, pass.id)
      expect(shown!.pass).toMatchObject({ learner: 'Éléonore Dupré', remaining: 2 })
      expect(shown!.lessons.map((lesson) => lesson.id)).toEqual([id])
    }
  })
})
