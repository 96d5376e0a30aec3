import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { accounts, accountTokens, staffMembers } from '@/db/schema/accounts'
import { findAccountByIdentifier } from '@/lib/accounts/queries'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { createToken } from '@/lib/core/ids'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hashPassword } from '@/lib/core/passwords'
import type { Instant } from '@/lib/core/time'
import { findTeamMember, isTeacherTaken, listAdmins } from '../queries'
import { checkRoles, hasRight } from '../rules'
import type { Invited, TeamRefusal } from '../types'

/** What is decided about a team is decided by one at a time, who is still of it. */
export async function mayManage(tx: LockedTx, actor: Staff): Promise<boolean> {
  return hasRight(actor.role, 'staff.manage') && (await listAdmins(tx, actor.structureId)).includes(actor.accountId)
}

async function findOrOpenAccount(tx: LockedTx, email: string, passwordHash: string): Promise<string> {
  const known = await findAccountByIdentifier(tx, email)
  if (known && known.status !== 'pending') return known.id
  const [opened] = await tx.insert(accounts).values({ email, passwordHash }).returning({ id: accounts.id })
  return opened!.id
}

const tellInvited = (tx: LockedTx, now: Instant, structureId: string, accountId: string) =>
  tell(tx, {
    structureId,
    topic: 'staff.invited',
    key: `staff.invited:${structureId}:${accountId}:${now.toISOString()}`,
    payload: { accountId },
  })

/**
 * Invites somebody into the team, by mail ([2.F1]). They hold no right before they accept, and an address that has a login
 * already keeps it.
 */
export async function inviteStaff(
  actor: Staff,
  { email, firstName, lastName, ...roles }: Invited,
): Promise<Outcome<{ accountId: string }, TeamRefusal>> {
  const { structureId } = actor
  // Nobody knows this password: the person chooses theirs behind the link.
  const passwordHash = await hashPassword(createToken().token)
  return withLocks([`structure:${structureId}`, `account:${email.toLowerCase()}`], async (tx, now) => {
    if (!(await mayManage(tx, actor))) return refuse('not_found')
    const teacherId = roles.roles.includes('teacher') ? roles.teacherId : null
    const verdict = checkRoles({ ...roles, teacherId }, await isTeacherTaken(tx, structureId, teacherId))
    if (!verdict.ok) return verdict
    const team =
      await tx.execute(sql`select 1 from ${staffMembers} join ${accounts} on ${accounts.id} = ${staffMembers.accountId}
      where ${staffMembers.structureId} = ${structureId} and ${accounts.email} = ${email}`)
    if (team.length > 0) return refuse('already_in_team')
    const accountId = await findOrOpenAccount(tx, email, passwordHash)
    const shared = { structureId, accountId, firstName, lastName, acceptedAt: null, invitedBy: actor.accountId }
    await tx
      .insert(staffMembers)
      .values(roles.roles.map((role) => ({ ...shared, role, teacherId: role === 'teacher' ? teacherId : null })))
    await tellInvited(tx, now, structureId, accountId)
    const after = { firstName, lastName, roles: roles.roles }
    await recordAudit(tx, actor, {
      structureId,
      operation: 'staff.invite',
      subjectKind: 'staff',
      subjectId: accountId,
      after,
    })
    return accept({ accountId })
  })
}

async function voidInvitations(tx: LockedTx, now: Instant, structureId: string, accountId: string): Promise<void> {
  await tx
    .update(accountTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountTokens.structureId, structureId),
        eq(accountTokens.accountId, accountId),
        eq(accountTokens.kind, 'staff_invitation'),
        isNull(accountTokens.usedAt),
      ),
    )
}

/** Sends the invitation again, with a new link: the ones before are worth nothing any more. Or takes it back. */
export async function answerForInvited(
  actor: Staff,
  accountId: string,
  what: 'resend' | 'withdraw',
): Promise<Outcome<null, TeamRefusal>> {
  const { structureId } = actor
  return withLocks([`structure:${structureId}`, `account:${accountId}`], async (tx, now) => {
    const person = (await mayManage(tx, actor)) ? await findTeamMember(structureId, accountId, tx) : null
    if (person?.state !== 'invited') return refuse('not_found')
    await voidInvitations(tx, now, structureId, accountId)
    if (what === 'resend') await tellInvited(tx, now, structureId, accountId)
    else {
      const rows = and(eq(staffMembers.structureId, structureId), eq(staffMembers.accountId, accountId))
      await tx.delete(staffMembers).where(rows)
    }
    const { firstName, lastName, roles } = person
    await recordAudit(tx, actor, {
      structureId,
      operation: what === 'resend' ? 'staff.resend' : 'staff.withdraw',
      subjectKind: 'staff',
      subjectId: accountId,
      before: { firstName, lastName, roles },
    })
    return accept(null)
  })
}
