import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountSessions, accounts, staffMembers } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { auditJournal } from '@/db/views'
import { acceptInvitation } from '@/lib/accounts/commands/invite'
import { activateAccount } from '@/lib/accounts/commands/links'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import type { StaffRole } from '@/lib/core/actor'
import { addClient } from '@/lib/learners/commands/add-client'
import { tellStaffAccess, tellStaffInvited } from '@/lib/messages/flows/tell-staff'
import { changeRoles, restoreStaff, suspendStaff } from '@/lib/staff/commands/change-team'
import { answerForInvited, inviteStaff } from '@/lib/staff/commands/invite'
import { joinTeam } from '@/lib/staff/commands/join'
import { findTeacherOfStaff, findTeamMember, listTeam, readInvitation } from '@/lib/staff/queries'
import { makeMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { enter, issueLink, makeNewcomer, password, topicsOf } from '../support/accounts'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff
beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
})

let count = 0
const someone = (given: { email?: string; roles?: StaffRole[]; teacherId?: string | null } = {}) => {
  count += 1
  const person = { email: `invite-${count}@exemple.example`, firstName: 'Nora', lastName: 'Lecomte' }
  return { ...person, roles: ['organiser'] as StaffRole[], teacherId: null, ...given }
}
async function invite(given: Parameters<typeof someone>[0] = {}): Promise<string> {
  const outcome = await inviteStaff(admin.actor, someone(given))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.accountId
}
const linkOf = (accountId: string) => issueLink(structure, accountId, 'staff_invitation')
const operations = async () =>
  (await db().select().from(auditJournal).where(eq(auditJournal.structureId, structure.id)))
    .map((row) => row.operation)
    .sort()
const personOf = (accountId: string) => findTeamMember(structure.id, accountId)

describe('[2.F1] an invitation', () => {
  test('goes by mail, opens nothing before it is accepted, and then opens the office', async () => {
    const person = someone()
    const outcome = await inviteStaff(admin.actor, person)
    const accountId = outcome.ok ? outcome.value.accountId : ''
    expect(await topicsOf(accountId)).toEqual(['staff.invited'])
    expect(await personOf(accountId)).toMatchObject({ state: 'invited', roles: ['organiser'], firstName: 'Nora' })
    const occasion = { structureId: structure.id, key: `staff.invited:${accountId}` }
    expect(await tellStaffInvited(occasion, accountId)).toHaveLength(1)
    const token = await linkOf(accountId)
    expect(await readInvitation(structure.id, token)).toBe('new')
    expect(await joinTeam(structure.id, token, null)).toEqual({ ok: false, refusal: 'password_needed' })
    expect(await joinTeam(structure.id, token, password)).toEqual({ ok: true, value: null })
    expect(await personOf(accountId)).toMatchObject({ state: 'active' })
    expect(await enter(structure, person.email)).toMatchObject({ ok: true, value: { isStaff: true } })
    expect(await joinTeam(structure.id, token, password)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await operations()).toEqual(['staff.accept', 'staff.invite'])
  })

  test('waits for somebody who has a login already: they keep their password, and hold no right before', async () => {
    const member = await makeMember(db(), structure)
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const accountId = await invite({ email: member.email, roles: ['teacher'], teacherId: teacher.id })
    expect(accountId).toBe(member.accountId)
    expect(await findTeacherOfStaff(structure.id, accountId)).toBeNull()
    expect((await findMemberContext(structure.slug, member.sessionId))!.staff).toBeNull()
    const token = await linkOf(accountId)
    expect(await readInvitation(structure.id, token)).toBe('known')
    expect(await joinTeam(structure.id, token, null)).toEqual({ ok: true, value: null })
    expect((await findTeacherOfStaff(structure.id, accountId))?.id).toBe(teacher.id)
  })

  test('follows its address when somebody signs up with it meanwhile', async () => {
    const newcomer = await makeNewcomer(structure)
    const accountId = await invite({ email: newcomer.email })
    const token = await linkOf(accountId)
    await activateAccount(structure.id, await issueLink(structure, newcomer.account.id, 'activation'))
    expect(await readInvitation(structure.id, token)).toBe('known')
    expect(await joinTeam(structure.id, token, null)).toEqual({ ok: true, value: null })
    expect(await personOf(newcomer.account.id)).toMatchObject({ state: 'active', email: newcomer.email })
  })

  test('outlives the invitation into another team, and that of the portal, of the same address', async () => {
    const person = someone()
    const elsewhere = await makeStructure(db())
    const other = await makeStaff(db(), elsewhere)
    const accountId = await invite(person)
    await joinTeam(structure.id, await linkOf(accountId), password)
    expect(await inviteStaff(other.actor, person)).toMatchObject({ ok: true, value: { accountId } })
    const first = await issueLink(elsewhere, accountId, 'staff_invitation')
    const third = await makeStructure(db())
    await inviteStaff((await makeStaff(db(), third)).actor, person)
    const second = await issueLink(third, accountId, 'staff_invitation')
    expect(await joinTeam(elsewhere.id, first, null)).toMatchObject({ ok: true })
    expect(await joinTeam(third.id, second, null)).toMatchObject({ ok: true })
  })

  test('waits for whoever chose their password by the link of the portal', async () => {
    const person = someone()
    const token = await linkOf(await invite(person))
    const { roles: _roles, teacherId: _teacher, ...named } = person
    const address = { addressLine1: '', addressLine2: '', postcode: '', city: '', country: 'FR' }
    await addClient(admin.actor, { ...named, ...address, phone: '', birthOn: null, children: [], seenNumbers: [] })
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.email, person.email))
    const portal = await issueLink(structure, file!.accountId!, 'portal_invitation')
    expect(await acceptInvitation(structure.id, portal, password)).toMatchObject({ ok: true, value: 'opened' })
    expect(await joinTeam(structure.id, token, null)).toMatchObject({ ok: true })
    expect(await personOf(file!.accountId!)).toMatchObject({ state: 'active', roles: ['organiser'] })
  })

  test('sent again voids the links before; taken back, its link opens nothing', async () => {
    const accountId = await invite()
    const first = await linkOf(accountId)
    expect(await answerForInvited(admin.actor, accountId, 'resend')).toEqual({ ok: true, value: null })
    expect(await readInvitation(structure.id, first)).toBe('link_used')
    const second = await linkOf(accountId)
    expect(await answerForInvited(admin.actor, accountId, 'withdraw')).toEqual({ ok: true, value: null })
    expect(await joinTeam(structure.id, second, password)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await personOf(accountId)).toBeNull()
    expect(await tellStaffInvited({ structureId: structure.id, key: 'late' }, accountId)).toEqual([])
  })

  test('is refused for an address of the team, without a role, without its teacher, or for a teacher who has a login', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    const refused = async (given: Parameters<typeof someone>[0]) => {
      const outcome = await inviteStaff(admin.actor, someone(given))
      return outcome.ok ? null : outcome.refusal
    }
    expect(await refused({ email: admin.email.toUpperCase() })).toBe('already_in_team')
    expect(await refused({ roles: [] })).toBe('no_role')
    expect(await refused({ roles: ['teacher'] })).toBe('teacher_needed')
    expect(await refused({ roles: ['teacher'], teacherId: teacher.id })).toBe('teacher_taken')
  })
})

describe('[2.F1] [6.S5] the team', () => {
  test('roles change at once, with before and after in the journal', async () => {
    const one = await makeStaff(db(), structure, { role: 'organiser' })
    const wanted = { roles: ['accountant', 'organiser'] as StaffRole[], teacherId: null }
    expect(await changeRoles(admin.actor, one.accountId, wanted)).toEqual({ ok: true, value: null })
    expect([...(await personOf(one.accountId))!.roles].sort()).toEqual(['accountant', 'organiser'])
    expect(await topicsOf(one.accountId)).toEqual(['staff.access_changed'])
    const occasion = (key: string) => ({ structureId: structure.id, key })
    expect(await tellStaffAccess(occasion('told'), one.accountId, 'roles')).toHaveLength(1)
    expect(await tellStaffAccess(occasion('unheard of'), one.accountId, 'other')).toEqual([])
    const [entry] = await db().select().from(auditJournal).where(eq(auditJournal.structureId, structure.id))
    expect(entry).toMatchObject({ before: { roles: ['organiser'] }, after: { roles: ['accountant', 'organiser'] } })
  })

  test('a suspended colleague is logged out at once and gets in again once restored', async () => {
    const one = await makeStaff(db(), structure, { role: 'accountant', password })
    expect(await suspendStaff(admin.actor, one.accountId)).toEqual({ ok: true, value: null })
    const open = and(eq(accountSessions.accountId, one.accountId))
    const sessions = await db().select().from(accountSessions).where(open)
    expect(sessions.map(({ endedAt }) => endedAt === null)).toEqual([false])
    expect(await enter(structure, one.email)).toEqual({ ok: false, refusal: 'no_file_here' })
    expect(await restoreStaff(admin.actor, one.accountId)).toEqual({ ok: true, value: null })
    expect(await enter(structure, one.email)).toMatchObject({ ok: true })
  })

  test('keeps an admin who can get in, and nobody shuts themself out', async () => {
    const roles = { roles: ['organiser'] as StaffRole[], teacherId: null }
    expect(await changeRoles(admin.actor, admin.accountId, roles)).toEqual({ ok: false, refusal: 'last_admin' })
    expect(await suspendStaff(admin.actor, admin.accountId)).toEqual({ ok: false, refusal: 'yourself' })
    const second = await invite({ roles: ['admin'] })
    expect(await changeRoles(admin.actor, admin.accountId, roles)).toMatchObject({ refusal: 'last_admin' })
    await joinTeam(structure.id, await linkOf(second), password)
    expect(await changeRoles(admin.actor, admin.accountId, roles)).toEqual({ ok: true, value: null })
  })

  test('two admins who suspend each other at once leave one of them', async () => {
    const other = await makeStaff(db(), structure)
    const outcomes = await Promise.all([
      suspendStaff(admin.actor, other.accountId),
      suspendStaff(other.actor, admin.accountId),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await listTeam(structure.id)).filter(({ state }) => state === 'active')).toHaveLength(1)
  })

  test('nobody without the right, suspended since, or of another structure changes it', async () => {
    const one = await makeStaff(db(), structure, { role: 'organiser' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const late = await makeStaff(db(), structure)
    await suspendStaff(admin.actor, late.accountId)
    for (const { actor } of [one, stranger, late]) {
      expect(await suspendStaff(actor, admin.accountId)).toMatchObject({ refusal: 'not_found' })
      expect(await inviteStaff(actor, someone())).toMatchObject(
        actor === stranger.actor ? { ok: true } : { refusal: 'not_found' },
      )
    }
    expect(await db().select().from(staffMembers).where(eq(staffMembers.structureId, structure.id))).toHaveLength(3)
    expect(await db().select().from(accounts).where(eq(accounts.id, admin.accountId))).toMatchObject([
      { status: 'active' },
    ])
  })
})
