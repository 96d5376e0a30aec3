import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import { makeMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { enter, password } from '../support/accounts'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
beforeEach(async () => {
  structure = await makeStructure(db())
})
const contextOf = (sessionId: string, slug = structure.slug) => findMemberContext(slug, sessionId)

describe('[6.S1] the office', () => {
  test('is read with the session, with or without a file of one’s own', async () => {
    const admin = await makeStaff(db(), structure)
    expect((await contextOf(admin.sessionId))!).toMatchObject({
      viewer: null,
      staff: { roles: ['admin'], accountId: admin.accountId, name: admin.email },
    })
    const both = await makeMember(db(), structure, { firstName: 'Anne', lastName: 'Durand' })
    await makeStaff(db(), structure, { role: 'accountant', accountId: both.accountId })
    expect((await contextOf(both.sessionId))!).toMatchObject({
      viewer: { clientFileId: both.clientFileId },
      staff: { roles: ['accountant'], name: 'Anne Durand' },
    })
  })

  test('several roles of one person are all there, under the teacher’s name', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const one = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    await makeStaff(db(), structure, { role: 'accountant', accountId: one.accountId })
    const { staff } = (await contextOf(one.sessionId))!
    expect([...staff!.roles].sort()).toEqual(['accountant', 'teacher'])
    expect(staff!.name).not.toContain('@')
  })

  test('a suspended role, another structure or no role at all is nobody’s', async () => {
    const suspended = await makeStaff(db(), structure, { isSuspended: true })
    const elsewhere = await makeStaff(db(), await makeStructure(db()))
    const member = await makeMember(db(), structure)
    for (const { sessionId } of [suspended, elsewhere, member]) expect((await contextOf(sessionId))!.staff).toBeNull()
  })

  test('[1.B4] staff without a client file logs in; suspended staff doesn’t', async () => {
    const { email } = await makeStaff(db(), structure, { password })
    expect(await enter(structure, email)).toMatchObject({ ok: true, value: { clientFileId: null, isStaff: true } })
    const suspended = await makeStaff(db(), structure, { password, isSuspended: true })
    expect(await enter(structure, suspended.email)).toEqual({ ok: false, refusal: 'no_file_here' })
  })
})
