import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountSessions, accounts, staffMembers } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { impersonations } from '@/db/schema/impersonations'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
beforeEach(async () => {
  structure = await makeStructure(db())
})

const contextOf = async ({ sessionId }: { sessionId: string }) => (await findMemberContext(structure.slug, sessionId))!
const end = (id: string, given: Partial<typeof clientFiles.$inferInsert>) =>
  db().update(clientFiles).set(given).where(eq(clientFiles.id, id))

describe('[2.A5] an address that serves several people', () => {
  test('opens the file chosen in this session, or else the oldest, and lists them all', async () => {
    const first = await makeMember(db(), structure, { firstName: 'Anne' })
    const second = await makeMember(db(), structure, { firstName: 'Bruno', accountId: first.accountId })
    const context = await contextOf(second)
    expect(context.viewer).toMatchObject({ kind: 'member', clientFileId: first.clientFileId })
    expect(context.files.map(({ firstName }) => firstName)).toEqual(['Anne', 'Bruno'])
    await db()
      .update(accountSessions)
      .set({ currentFileId: second.clientFileId })
      .where(eq(accountSessions.id, second.sessionId))
    expect((await contextOf(second)).viewer).toMatchObject({ clientFileId: second.clientFileId })
    expect((await contextOf(first)).viewer).toMatchObject({ clientFileId: first.clientFileId })
  })

  test('never opens a file of somebody else that a session would name', async () => {
    const mine = await makeMember(db(), structure)
    const theirs = await makeMember(db(), structure)
    await db()
      .update(accountSessions)
      .set({ currentFileId: theirs.clientFileId })
      .where(eq(accountSessions.id, mine.sessionId))
    expect((await contextOf(mine)).viewer).toMatchObject({ clientFileId: mine.clientFileId })
  })
})

describe('[2.A4] [2.A6] a file that ended', () => {
  test('opens nothing once deactivated or merged; the other file of the address still does', async () => {
    const first = await makeMember(db(), structure)
    const second = await makeMember(db(), structure, { accountId: first.accountId })
    await end(first.clientFileId, { status: 'merged', mergedIntoId: second.clientFileId })
    const context = await contextOf(first)
    expect(context.viewer).toMatchObject({ clientFileId: second.clientFileId })
    expect(context.files).toHaveLength(1)
    await end(second.clientFileId, { status: 'deactivated', deactivatedAt: sql`app_now()` as never })
    expect(await contextOf(first)).toMatchObject({ viewer: null, name: null, files: [], cartCount: 0 })
  })
})

describe('[2.B1] [2.B3] staff who see a portal as its member does', () => {
  let admin: TestStaff
  let member: TestMember
  beforeEach(async () => {
    admin = await makeStaff(db(), structure)
    member = await makeMember(db(), structure, { firstName: 'Claire' })
    await see(member.clientFileId)
  })
  const see = (clientFileId: string) =>
    db()
      .insert(impersonations)
      .values({
        structureId: structure.id,
        clientFileId,
        accountId: admin.accountId,
        sessionId: admin.sessionId,
        reason: 'Aide au téléphone',
        expiresAt: sql`now() + interval '1 hour'` as never,
      })

  test('are staffAs there, with the member’s name, and the same staff in the office', async () => {
    const context = await contextOf(admin)
    expect(context.viewer).toMatchObject({
      kind: 'staffAs',
      role: 'admin',
      accountId: admin.accountId,
      clientFileId: member.clientFileId,
    })
    expect(context).toMatchObject({
      name: { firstName: 'Claire', email: member.email },
      staff: { roles: ['admin'] },
      impersonation: { isOver: false, fileNumber: member.fileNumber },
      files: [],
    })
    expect((await contextOf(member)).viewer).toMatchObject({ kind: 'member' })
  })

  test('have a file of their own again once it is over', async () => {
    const own = await makeMember(db(), structure, { accountId: admin.accountId })
    expect((await contextOf(admin)).viewer).toMatchObject({ kind: 'staffAs', clientFileId: member.clientFileId })
    await db()
      .update(impersonations)
      .set({ expiresAt: sql`now()` as never })
    const context = await contextOf(admin)
    expect(context.viewer).toMatchObject({ kind: 'member', clientFileId: own.clientFileId })
    expect(context.impersonation?.isOver).toBe(true)
  })

  test.each<[string, () => Promise<unknown>]>([
    [
      'its time',
      () =>
        db()
          .update(impersonations)
          .set({ expiresAt: sql`now()` as never }),
    ],
    [
      'a suspended role',
      () => db().update(staffMembers).set({ isSuspended: true }).where(eq(staffMembers.accountId, admin.accountId)),
    ],
    [
      'a role without the right',
      () => db().update(staffMembers).set({ role: 'accountant' }).where(eq(staffMembers.accountId, admin.accountId)),
    ],
    [
      'a file deactivated',
      () => end(member.clientFileId, { status: 'deactivated', deactivatedAt: sql`app_now()` as never }),
    ],
    [
      'a member who joined the staff',
      () => makeStaff(db(), structure, { accountId: member.accountId, role: 'teacher' }),
    ],
  ])('[2.B3] %s ends it at the next request', async (_reason, happen) => {
    await happen()
    expect(await contextOf(admin)).toMatchObject({ viewer: null, name: null, impersonation: { isOver: true } })
  })

  test('[6.S2] a session ended, or an account suspended, opens nothing', async () => {
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, admin.accountId))
    expect(await contextOf(admin)).toMatchObject({ viewer: null, staff: null, impersonation: null })
    await db().update(accounts).set({ status: 'active' }).where(eq(accounts.id, admin.accountId))
    await db()
      .update(accountSessions)
      .set({ endedAt: sql`now()` as never })
      .where(eq(accountSessions.id, admin.sessionId))
    expect(await contextOf(admin)).toMatchObject({ viewer: null, staff: null, impersonation: null })
  })

  test('nothing of it holds in another structure', async () => {
    const other = await makeStructure(db())
    expect(await findMemberContext(other.slug, admin.sessionId)).toMatchObject({ viewer: null, impersonation: null })
  })
})
