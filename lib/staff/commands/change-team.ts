import 'server-only'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import { staffMembers } from '@/db/schema/accounts'
import { endSessionsOf } from '@/lib/accounts/commands/end-sessions'
import { resetSecondFactor } from '@/lib/accounts/commands/second-factor'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { findTeamMember, isTeacherTaken, listAdmins, worksBeyondReach } from '../queries'
import { checkFactorReset, checkRoleChange, checkSuspension } from '../rules'
import type { AccessChange, Roles, TeamMember, TeamRefusal } from '../types'
import { mayManage } from './invite'

const rowsOf = (structureId: string, accountId: string) =>
  and(eq(staffMembers.structureId, structureId), eq(staffMembers.accountId, accountId))

/** A change about somebody of the team, by an admin who still is one, alone with the team as it is now. */
const withTeam = (
  actor: Staff,
  accountId: string,
  work: (tx: LockedTx, person: TeamMember, otherAdmins: number) => Promise<Outcome<null, TeamRefusal>>,
): Promise<Outcome<null, TeamRefusal>> =>
  withLocks([`structure:${actor.structureId}`, `account:${accountId}`], async (tx) => {
    const person = (await mayManage(tx, actor)) ? await findTeamMember(actor.structureId, accountId, tx) : null
    if (!person) return refuse('not_found')
    const admins = await listAdmins(tx, actor.structureId)
    return work(tx, person, admins.filter((id) => id !== accountId).length)
  })

type Change = { what: AccessChange; before?: Record<string, unknown>; after?: Record<string, unknown> }

const operations: Record<AccessChange, string> = {
  roles: 'staff.roles',
  suspended: 'staff.suspend',
  restored: 'staff.restore',
  factor_reset: 'staff.factor_reset',
}

/** In the journal, and told to the person by mail. */
async function note(tx: LockedTx, actor: Staff, { accountId }: TeamMember, { what, ...said }: Change): Promise<void> {
  const { structureId } = actor
  const operation = operations[what]
  await recordAudit(tx, actor, { structureId, operation, subjectKind: 'staff', subjectId: accountId, ...said })
  const [row] = await tx.execute<{ now: string }>(sql`select app_now() as now`)
  const key = `staff.access_changed:${structureId}:${accountId}:${what}:${row!.now}`
  await tell(tx, { structureId, topic: 'staff.access_changed', key, payload: { accountId, what } })
}

/** The roles that somebody holds from now on; effective at their next request ([2.F1]). */
export const changeRoles = (actor: Staff, accountId: string, wanted: Roles): Promise<Outcome<null, TeamRefusal>> =>
  withTeam(actor, accountId, async (tx, person, otherAdmins) => {
    const { structureId } = actor
    const teacherId = wanted.roles.includes('teacher') ? wanted.teacherId : null
    const verdict = checkRoleChange({
      wasAdmin: person.roles.includes('admin') && person.state === 'active',
      staysAdmin: wanted.roles.includes('admin'),
      otherAdmins,
      roles: { ...wanted, teacherId },
      isTeacherTaken: await isTeacherTaken(tx, structureId, teacherId, accountId),
    })
    if (!verdict.ok) return verdict
    const [row] = await tx.select().from(staffMembers).where(rowsOf(structureId, accountId)).limit(1)
    await tx
      .delete(staffMembers)
      .where(and(rowsOf(structureId, accountId), notInArray(staffMembers.role, wanted.roles)))
    const { id: _id, ...shared } = row!
    for (const role of wanted.roles) {
      const values = { ...shared, role, teacherId: role === 'teacher' ? teacherId : null }
      const target = [staffMembers.structureId, staffMembers.accountId, staffMembers.role]
      await tx
        .insert(staffMembers)
        .values(values)
        .onConflictDoUpdate({ target, set: { teacherId: values.teacherId } })
    }
    const before = { roles: person.roles, teacher: person.teacher }
    const { teacher } = (await findTeamMember(structureId, accountId, tx))!
    await note(tx, actor, person, { what: 'roles', before, after: { roles: wanted.roles, teacher } })
    return accept(null)
  })

/** Shuts somebody out of the office at once, on every device; what they did stays. */
export const suspendStaff = (actor: Staff, accountId: string): Promise<Outcome<null, TeamRefusal>> =>
  withTeam(actor, accountId, async (tx, person, otherAdmins) => {
    const isSelf = accountId === actor.accountId
    const verdict = checkSuspension({ isSelf, isAdmin: person.roles.includes('admin'), otherAdmins })
    if (!verdict.ok) return verdict
    if (person.state !== 'active') return refuse('not_found')
    await tx.update(staffMembers).set({ isSuspended: true }).where(rowsOf(actor.structureId, accountId))
    await endSessionsOf(tx, accountId)
    await note(tx, actor, person, { what: 'suspended', before: { roles: person.roles } })
    return accept(null)
  })

/** Lets somebody in again, with the roles that they had. */
export const restoreStaff = (actor: Staff, accountId: string): Promise<Outcome<null, TeamRefusal>> =>
  withTeam(actor, accountId, async (tx, person) => {
    if (person.state !== 'suspended') return refuse('not_found')
    await tx.update(staffMembers).set({ isSuspended: false }).where(rowsOf(actor.structureId, accountId))
    await note(tx, actor, person, { what: 'restored', after: { roles: person.roles } })
    return accept(null)
  })

/**
 * A colleague lost their telephone and their recovery codes: their second factor goes, and they are logged out ([6.S5]). Refused to
 * who doesn't run every structure where they work.
 */
export const resetFactorOf = (actor: Staff, accountId: string): Promise<Outcome<null, TeamRefusal>> =>
  withTeam(actor, accountId, async (tx, person) => {
    const isSelf = accountId === actor.accountId
    const verdict = checkFactorReset({ isSelf, person, worksBeyondReach: await worksBeyondReach(actor, accountId, tx) })
    if (!verdict.ok) return verdict
    await resetSecondFactor(tx, accountId)
    await note(tx, actor, person, { what: 'factor_reset' })
    return accept(null)
  })
