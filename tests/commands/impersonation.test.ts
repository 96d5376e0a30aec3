import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { impersonations } from '@/db/schema/impersonations'
import { logOut } from '@/lib/accounts/commands/end-sessions'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import type { StaffAs } from '@/lib/core/actor'
import { beginImpersonation } from '@/lib/impersonation/commands/begin'
import { leavePortal, noteOver } from '@/lib/impersonation/commands/end'
import { noteVisit } from '@/lib/impersonation/commands/note-visit'
import { listVisits } from '@/lib/impersonation/queries/list-visits'
import { tellPortalSeen } from '@/lib/messages/flows/tell-portal'
import { removeFileByOffice } from '@/lib/removals/commands/remove-file'
import { makeBooking } from '../factories/booking'
import { makeMember, type TestMember } from '../factories/member'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const { sql: query } = await createTestDatabase()

let structure: TestStructure
let admin: TestStaff
let member: TestMember
beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
  member = await makeMember(db(), structure)
})

const reason = 'Aide au téléphone'
const begin = (clientFileId = member.clientFileId) => beginImpersonation(admin.actor, { clientFileId, reason })
const viewerOf = async () => (await findMemberContext(structure.slug, admin.sessionId))!.viewer
const endOf = async () =>
  (
    await query<{ ended_by: string }[]>`select ended_by from impersonations where account_id = ${admin.accountId}
    and ended_at is not null order by started_at`
  ).map((row) => row.ended_by)
const journal = () =>
  query<{ operation: string; actor: Record<string, unknown>; after: unknown; reason: string | null }[]>`
    select operation, actor, after, reason from audit_journal where client_file_id = ${member.clientFileId} order by id`
/** Something that the law keeps: the file is deactivated, not deleted. */
async function givePastLesson(): Promise<void> {
  const pass = await makePass(db(), structure, member, { credits: 1, validUntil: '2020-12-31' })
  const teacher = await makeTeacherWithAvailability(db(), structure)
  await makeBooking(db(), structure, pass, teacher, {
    startsAt: new Date('2020-01-06T09:00:00Z'),
    attendance: 'present',
  })
}
const see = async (): Promise<StaffAs> => {
  const begun = await begin()
  if (!begun.ok) throw new Error(begun.refusal)
  return (await viewerOf()) as StaffAs
}

describe('[2.B1] seeing a portal as its member does', () => {
  test('opens it in this session for an hour, with its reason in the journal, and tells', async () => {
    const actor = await see()
    expect(actor).toMatchObject({ kind: 'staffAs', clientFileId: member.clientFileId, role: 'admin' })
    const [row] =
      await query`select reason, expires_at - now() between interval '59 minutes' and interval '60 minutes' as hour
      from impersonations where id = ${actor.impersonationId}`
    expect(row).toEqual({ reason, hour: true })
    expect(await journal()).toMatchObject([
      { operation: 'impersonation.begun', reason, actor: { kind: 'staffAs', accountId: admin.accountId } },
    ])
    const told = await query`select payload from outbox_events where topic = 'portal.seen'
      and payload ->> 'impersonationId' = ${actor.impersonationId}`
    expect(told).toHaveLength(1)
  })

  test('another one in the same session takes its place', async () => {
    const other = await makeMember(db(), structure)
    await see()
    expect(await begin(other.clientFileId)).toMatchObject({ ok: true })
    expect(await viewerOf()).toMatchObject({ clientFileId: other.clientFileId })
    expect(await endOf()).toEqual(['replaced'])
  })

  test('two at once in one session leave one open', async () => {
    const other = await makeMember(db(), structure)
    const both = await Promise.all([begin(), begin(other.clientFileId)])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await endOf()).toEqual(['replaced'])
  })

  test('file_ended: a deactivated file has no portal any more', async () => {
    const gone = { status: 'deactivated' as const, deactivatedAt: sql`app_now()` as never }
    await db().update(clientFiles).set(gone).where(eq(clientFiles.id, member.clientFileId))
    expect(await begin()).toEqual({ ok: false, refusal: 'file_ended' })
  })

  test('[2.B3] file_of_staff: a colleague’s portal isn’t seen, one’s own neither', async () => {
    await makeStaff(db(), await makeStructure(db()), { accountId: member.accountId, role: 'teacher' })
    expect(await begin()).toEqual({ ok: false, refusal: 'file_of_staff' })
    const own = await makeMember(db(), structure, { accountId: admin.accountId })
    expect(await begin(own.clientFileId)).toEqual({ ok: false, refusal: 'file_of_staff' })
  })

  test('[2.F1] not_found: for whoever hasn’t the right', async () => {
    const { actor } = await makeStaff(db(), structure, { role: 'organiser' })
    const wish = { clientFileId: member.clientFileId, reason }
    expect(await beginImpersonation(actor, wish)).toEqual({ ok: false, refusal: 'not_found' })
  })

  test('[6.S1] not_found: another structure’s file doesn’t exist', async () => {
    const elsewhere = await makeMember(db(), await makeStructure(db()))
    expect(await begin(elsewhere.clientFileId)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await db().$count(impersonations, eq(impersonations.accountId, admin.accountId))).toBe(0)
  })
})

describe('[2.B3] its end', () => {
  test('‘Revenir’: at once, once, and the staff’s own session goes on', async () => {
    const actor = await see()
    await leavePortal(actor)
    await leavePortal(actor)
    expect(await viewerOf()).toBeNull()
    expect((await findMemberContext(structure.slug, admin.sessionId))!.staff).toMatchObject({ roles: ['admin'] })
    expect(await endOf()).toEqual(['return'])
    expect((await journal()).map(({ operation, after }) => [operation, after])).toEqual([
      ['impersonation.begun', null],
      ['impersonation.ended', { by: 'return' }],
    ])
  })

  test('logout ends it with the session', async () => {
    await see()
    await logOut(admin)
    expect(await viewerOf()).toBeNull()
    expect(await endOf()).toEqual(['logout'])
  })

  test('its time, or what it stood on: noted as such by the request that finds it', async () => {
    const first = await see()
    await query`update impersonations set expires_at = now() where id = ${first.impersonationId}`
    await noteOver(first.impersonationId)
    const second = await see()
    await query`update staff_members set role = 'accountant' where account_id = ${admin.accountId}`
    expect(await viewerOf()).toBeNull()
    await noteOver(second.impersonationId)
    expect(await endOf()).toEqual(['expiry', 'revoked'])
  })
})

test.each(['deleted', 'deactivated'] as const)(
  '[2.A6] [2.B3] of a member who is erased meanwhile (%s): closed at the next request, and nothing of theirs is shown',
  async (outcome) => {
    if (outcome === 'deactivated') await givePastLesson()
    await see()
    const removed = await removeFileByOffice(admin.actor, member.clientFileId, 'Demandé au téléphone')
    expect(removed).toEqual({ ok: true, value: outcome })
    const context = (await findMemberContext(structure.slug, admin.sessionId))!
    expect(context.viewer).toBeNull()
    expect(context.name).toBeNull()
    expect(context.staff).not.toBeNull()
  },
)

test('[2.B3] every page and refused form is in the journal under both names, and the member sees when and by which role', async () => {
  const actor = await see()
  await noteVisit(actor, { kind: 'page_seen', what: '/atelier/mon-compte/suivi' })
  await noteVisit(actor, { kind: 'refused', what: 'bookings.refusals' })
  const both = { kind: 'staffAs', accountId: admin.accountId, clientFileId: member.clientFileId }
  expect((await journal()).slice(1)).toMatchObject([
    { operation: 'impersonation.page_seen', actor: both, after: { what: '/atelier/mon-compte/suivi' } },
    { operation: 'impersonation.refused', actor: both, after: { what: 'bookings.refusals' } },
  ])
  expect(await listVisits(member.actor)).toMatchObject([{ id: actor.impersonationId, role: 'admin' }])
  expect(await listVisits((await makeMember(db(), structure)).actor)).toEqual([])
})

describe('[2.B3] the member told by mail', () => {
  const told = async () => {
    const { impersonationId } = await see()
    const ids = await tellPortalSeen({ structureId: structure.id, key: `test:${impersonationId}` }, impersonationId)
    return query<
      { recipient: string; text: string }[]
    >`select recipient, text from messages where id in ${query(ids.length > 0 ? ids : [structure.id])}`
  }

  test('only where the structure wants it, at their own address, by role', async () => {
    expect(await told()).toEqual([])
    await query`update structures set settings = jsonb_set(settings, '{security,tellsImpersonated}', 'true') where id = ${structure.id}`
    const [mail] = await told()
    expect(mail?.recipient).toBe(member.email)
    expect(mail?.text).toContain('l’administration')
    expect(mail?.text).not.toContain(admin.email)
  })
})
