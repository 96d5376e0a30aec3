import 'server-only'
import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { accountSessions, accounts, staffMembers } from '@/db/schema/accounts'
import { cartLines, carts } from '@/db/schema/cart'
import { clientFiles } from '@/db/schema/client-files'
import { structures, teachers } from '@/db/schema/structures'
import type { Member, StaffRole } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import type { Structure } from '@/lib/structures/queries'

export type MemberContext = {
  structure: Structure
  member: Member | null
  name: { firstName: string; lastName: string; email: string | null } | null
  /** Who the session is for the office, whether or not they have a file here; null when nobody, or suspended. */
  staff: StaffContext | null
  /** How many lines the member's cart holds: the figure of the menu. */
  cartCount: number
  /** What the structure holds for the member, in cents ([6.R9]). */
  creditCents: number
  /** The session's 'vu le' is old enough to be written again. */
  isLongUnseen: boolean
  /** The time of the screens, which comes with the rest. */
  now: Instant
}

/** Somebody of the office or a teacher, with every role that they hold in the structure. */
export type StaffContext = { accountId: string; sessionId: string; roles: readonly StaffRole[]; name: string }

const ownStaffRows = sql`from ${staffMembers} left join ${teachers} on ${teachers.id} = ${staffMembers.teacherId}
  where ${staffMembers.structureId} = ${structures.id} and ${staffMembers.accountId} = ${accounts.id} and not ${staffMembers.isSuspended}`

const contextColumns = {
  now: sql<string>`app_now()`,
  structure: getTableColumns(structures),
  session: {
    id: accountSessions.id,
    accountId: accountSessions.accountId,
    isLongUnseen: sql<boolean>`${accountSessions.lastSeenAt} < app_now() - interval '10 minutes'`,
  },
  file: { id: clientFiles.id, firstName: clientFiles.firstName, lastName: clientFiles.lastName },
  email: accounts.email,
  cartCount: sql<number>`(select count(*)::int from ${cartLines} join ${carts} on ${carts.id} = ${cartLines.cartId}
    where ${carts.clientFileId} = ${clientFiles.id} and ${carts.structureId} = ${structures.id})`,
  creditCents: sql<number>`(select coalesce(sum(${accountCreditEntries.amountCents}), 0)::int from ${accountCreditEntries}
    where ${accountCreditEntries.clientFileId} = ${clientFiles.id})`,
  staffRoles: sql<string | null>`(select string_agg(${staffMembers.role}, ' ') ${ownStaffRows})`,
  teacherName: sql<string | null>`(select max(${teachers.firstName} || ' ' || ${teachers.lastName}) ${ownStaffRows})`,
}

/**
 * What every personal page starts from, in one round trip: the structure, who the session stands for there, and the
 * figures of their menu ([6.P2]).
 * A session that ended, or whose account isn't active, or that has no file in this structure, is nobody's ([6.S2]).
 */
export async function findMemberContext(slug: string, sessionId: string): Promise<MemberContext | null> {
  const [row] = await db()
    .select(contextColumns)
    .from(structures)
    .leftJoin(
      accountSessions,
      // Real time: moving the demonstration's clock logs nobody out.
      and(
        eq(accountSessions.id, sessionId),
        isNull(accountSessions.endedAt),
        sql`${accountSessions.expiresAt} > now()`,
      ),
    )
    .leftJoin(accounts, and(eq(accounts.id, accountSessions.accountId), eq(accounts.status, 'active')))
    .leftJoin(clientFiles, and(eq(clientFiles.structureId, structures.id), eq(clientFiles.accountId, accounts.id)))
    .where(eq(structures.slug, slug))
    .limit(1)
  if (!row) return null
  const { structure, session, file, email, cartCount, creditCents } = row
  const nobody = { structure, member: null, name: null, cartCount: 0, creditCents: 0, now: new Date(row.now) }
  if (!session) return { ...nobody, staff: null, isLongUnseen: false }
  const staff = toStaff(row, session)
  const { isLongUnseen } = session
  if (!file) return { ...nobody, staff, isLongUnseen }
  return {
    ...nobody,
    staff,
    member: {
      kind: 'member',
      accountId: session.accountId,
      sessionId: session.id,
      structureId: structure.id,
      clientFileId: file.id,
    },
    name: { firstName: file.firstName, lastName: file.lastName, email },
    cartCount,
    creditCents,
    isLongUnseen,
  }
}

type StaffRow = {
  staffRoles: string | null
  teacherName: string | null
  file: { firstName: string; lastName: string } | null
  email: string | null
}

function toStaff(row: StaffRow, session: { id: string; accountId: string }): StaffContext | null {
  if (!row.staffRoles) return null
  return {
    accountId: session.accountId,
    sessionId: session.id,
    roles: row.staffRoles.split(' ') as StaffRole[],
    name: row.teacherName ?? (row.file ? `${row.file.firstName} ${row.file.lastName}` : (row.email ?? '')),
  }
}
