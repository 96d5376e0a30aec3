import 'server-only'
import { and, asc, eq, inArray, isNotNull, ne, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accountSessions, accounts, secondFactors, staffMembers } from '@/db/schema/accounts'
import { teachers } from '@/db/schema/structures'
import { findToken } from '@/lib/accounts/queries'
import { checkLink } from '@/lib/accounts/rules'
import type { LinkRefusal } from '@/lib/accounts/types'
import type { Staff, StaffRole } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { findState, hasRight } from './rules'
import type { Reach, TeamMember } from './types'

export type TeacherOfStaff = { id: string; name: string }

/** Who somebody of the office is as a teacher: whose courses, lessons and hours are their own; null for those who teach nothing. */
export async function findTeacherOfStaff(
  structureId: string,
  accountId: string,
  executor: Executor = db(),
): Promise<TeacherOfStaff | null> {
  const [row] = await executor
    .select({ id: teachers.id, firstName: teachers.firstName, lastName: teachers.lastName })
    .from(staffMembers)
    .innerJoin(
      teachers,
      and(eq(teachers.id, staffMembers.teacherId), eq(teachers.structureId, staffMembers.structureId)),
    )
    .where(
      and(
        eq(staffMembers.structureId, structureId),
        eq(staffMembers.accountId, accountId),
        eq(staffMembers.role, 'teacher'),
        eq(staffMembers.isSuspended, false),
        isNotNull(staffMembers.acceptedAt),
        isNotNull(staffMembers.teacherId),
      ),
    )
  return row ? { id: row.id, name: `${row.firstName} ${row.lastName}` } : null
}

/** Every role in which somebody works in a structure now: what they may do is the sum of them ([2.F1]). */
export async function listRoles(
  { structureId, accountId }: Pick<Staff, 'structureId' | 'accountId'>,
  executor: Executor = db(),
): Promise<StaffRole[]> {
  const rows = await executor
    .select({ role: staffMembers.role })
    .from(staffMembers)
    .where(
      and(
        eq(staffMembers.structureId, structureId),
        eq(staffMembers.accountId, accountId),
        eq(staffMembers.isSuspended, false),
        isNotNull(staffMembers.acceptedAt),
      ),
    )
  return rows.map(({ role }) => role)
}

/** Whose courses, lessons and hours somebody of the office looks after: an admin and an organiser all of them, a teacher their own. */
export async function findReach(actor: Staff, executor: Executor = db()): Promise<Reach> {
  if (hasRight(actor.role, 'school.plan')) return 'all'
  return (await findTeacherOfStaff(actor.structureId, actor.accountId, executor))?.id ?? null
}

/** What the team calls somebody of it; their address where no name is known, and nothing for nobody. For any query that says who did something. */
export function staffNameOf(structureId: SQLWrapper, accountId: SQLWrapper): SQL<string> {
  // A column on its own loses its table in a select of one table: it would be the subquery's own.
  const [structure, account] = [sql`${structureId}`, sql`${accountId}`]
  return sql`coalesce((select max(nullif(btrim(called.first_name || ' ' || called.last_name), '')) from staff_members called
    where called.structure_id = ${structure} and called.account_id = ${account}),
    (select holder.email::text from accounts holder where holder.id = ${account}), '')`
}

const lastSeenAt = sql<string | null>`(select max(${accountSessions.lastSeenAt}) from ${accountSessions}
  where ${accountSessions.accountId} = ${accounts.id})`

/** The team of a structure, each person once with all of their roles, in the order of their names ([2.F1]). */
export async function listTeam(structureId: string, executor: Executor = db()): Promise<TeamMember[]> {
  const rows = await executor
    .select({
      row: staffMembers,
      email: accounts.email,
      teacher: sql<string | null>`${teachers.firstName} || ' ' || ${teachers.lastName}`,
      confirmedAt: secondFactors.confirmedAt,
      lastSeenAt,
    })
    .from(staffMembers)
    .innerJoin(accounts, eq(accounts.id, staffMembers.accountId))
    .leftJoin(teachers, eq(teachers.id, staffMembers.teacherId))
    .leftJoin(secondFactors, eq(secondFactors.accountId, accounts.id))
    .where(eq(staffMembers.structureId, structureId))
    .orderBy(asc(staffMembers.lastName), asc(staffMembers.firstName), asc(staffMembers.createdAt), asc(staffMembers.id))
  const team = new Map<string, TeamMember>()
  for (const { row, email, teacher, confirmedAt, lastSeenAt: seen } of rows) {
    const known = team.get(row.accountId)
    team.set(row.accountId, {
      ...known,
      accountId: row.accountId,
      firstName: row.firstName || known?.firstName || '',
      lastName: row.lastName || known?.lastName || '',
      email,
      roles: [...(known?.roles ?? []), row.role],
      teacherId: row.teacherId ?? known?.teacherId ?? null,
      teacher: teacher ?? known?.teacher ?? null,
      state: findState(row),
      invitedAt: known?.invitedAt ?? row.createdAt,
      hasSecondFactor: confirmedAt !== null,
      lastSeenAt: seen === null ? null : new Date(seen),
    })
  }
  return [...team.values()]
}

export async function findTeamMember(
  structureId: string,
  accountId: string,
  executor: Executor = db(),
): Promise<TeamMember | null> {
  return (await listTeam(structureId, executor)).find((one) => one.accountId === accountId) ?? null
}

/** The admins who can get in, now. */
export async function listAdmins(executor: Executor, structureId: string): Promise<string[]> {
  const rows = await executor
    .select({ accountId: staffMembers.accountId })
    .from(staffMembers)
    .innerJoin(accounts, and(eq(accounts.id, staffMembers.accountId), eq(accounts.status, 'active')))
    .where(
      and(
        eq(staffMembers.structureId, structureId),
        eq(staffMembers.role, 'admin'),
        eq(staffMembers.isSuspended, false),
        isNotNull(staffMembers.acceptedAt),
      ),
    )
  return rows.map((row) => row.accountId)
}

/** Whether somebody gets into the office of a structure that the actor doesn't run ([6.S5]). */
export async function worksBeyondReach(actor: Staff, accountId: string, executor: Executor = db()): Promise<boolean> {
  const rows = await executor
    .select({ structureId: staffMembers.structureId, account: staffMembers.accountId, role: staffMembers.role })
    .from(staffMembers)
    .where(
      and(
        inArray(staffMembers.accountId, [accountId, actor.accountId]),
        eq(staffMembers.isSuspended, false),
        isNotNull(staffMembers.acceptedAt),
      ),
    )
  const run = rows.filter(({ account, role }) => account === actor.accountId && hasRight(role, 'staff.manage'))
  const theirs = rows.filter(({ account }) => account === accountId)
  return theirs.some(({ structureId }) => !run.some((own) => own.structureId === structureId))
}

/** Whether a teacher of the school has a login of somebody else's already. */
export async function isTeacherTaken(
  executor: Executor,
  structureId: string,
  teacherId: string | null,
  accountId?: string,
): Promise<boolean> {
  if (!teacherId) return false
  const rows = await executor
    .select({ id: staffMembers.id })
    .from(staffMembers)
    .where(
      and(
        eq(staffMembers.structureId, structureId),
        eq(staffMembers.teacherId, teacherId),
        accountId ? ne(staffMembers.accountId, accountId) : undefined,
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** What the page of an invitation shows before anything is pressed: a password to choose, or a login to keep. */
export async function readInvitation(structureId: string, token: string): Promise<'new' | 'known' | LinkRefusal> {
  const found = await findToken(db(), structureId, 'staff_invitation', token)
  const verdict = checkLink(found, await clock())
  if (!verdict.ok) return verdict.refusal
  if (found?.status === 'pending') return 'new'
  return found?.status === 'active' ? 'known' : 'link_used'
}
