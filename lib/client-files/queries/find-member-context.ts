import 'server-only'
import { and, eq, getTableColumns, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { accountSessions, accounts, staffMembers } from '@/db/schema/accounts'
import { cartLines, carts } from '@/db/schema/cart'
import { clientFiles } from '@/db/schema/client-files'
import { impersonations } from '@/db/schema/impersonations'
import { structures, teachers } from '@/db/schema/structures'
import { type StaffRole, staffRoles, type Viewer } from '@/lib/core/actor'
import type { Instant } from '@/lib/core/time'
import { rights } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'

export type MemberContext = {
  structure: Structure
  /** Whose portal it is for this session: the member's own, or one that staff see as its member does. */
  viewer: Viewer | null
  name: { firstName: string; lastName: string; email: string | null } | null
  /** The active files of the session's own account here: one address may serve several people ([2.A5]). */
  files: OwnFile[]
  /** Who the session is for the office, whether or not they have a file here; null when nobody, or suspended. */
  staff: StaffContext | null
  /** How staff see a member's portal; `isOver` once its time, its rights or the file it stood on are gone ([2.B3]). */
  impersonation: Impersonation | null
  /** The consent questions wait for the member, before anything else ([2.A3]). */
  owesAnswers: boolean
  /** The member's address, when our mails don't arrive there now ([2.C2]). */
  failingAddress: string | null
  /** How many lines the member's cart holds: the figure of the menu. */
  cartCount: number
  /** What the structure holds for the member, in cents ([6.R9]). */
  creditCents: number
  /** The other structures where the session's account has a file or works: one login opens them all. */
  elsewhere: Elsewhere[]
  /** The session's 'vu le' is old enough to be written again. */
  isLongUnseen: boolean
  /** The time of the screens, which comes with the rest. */
  now: Instant
}

export type Elsewhere = { slug: string; name: string; isMember: boolean; isStaff: boolean }
export type OwnFile = { id: string; firstName: string; lastName: string }
export type Impersonation = {
  id: string
  clientFileId: string
  fileNumber: number
  reason: string
  /** How long it may still last: real time, whatever the demonstration's clock says. */
  secondsLeft: number
  isOver: boolean
}

/** Somebody of the office or a teacher, with every role that they hold in the structure. */
export type StaffContext = {
  accountId: string
  sessionId: string
  roles: readonly StaffRole[]
  name: string
  /** A code is asked for when they log in ([2.F1]). */
  hasSecondFactor: boolean
}

const ownStaffRows = sql`from ${staffMembers} left join ${teachers} on ${teachers.id} = ${staffMembers.teacherId}
  where ${staffMembers.structureId} = ${structures.id} and ${staffMembers.accountId} = ${accounts.id}
    and not ${staffMembers.isSuspended} and ${staffMembers.acceptedAt} is not null`

/** Active files of the session's account here, the one chosen in this session first, then the oldest ([2.A5]). */
const ownFiles = sql`from client_files own where own.account_id = ${accounts.id} and own.structure_id = ${structures.id}
  and own.status = 'active'`
const ownFile = sql`(select own.id ${ownFiles}
  order by (own.id = ${accountSessions.currentFileId}) is true desc, own.number limit 1)`

/**
 * The file that staff see as its member does, as long as nothing that it stood on is gone: real time, the right, a file in
 * use, and nobody of the staff behind it ([2.B3]).
 */
const seenFile = sql`(select seen.id from client_files seen
  where seen.id = ${impersonations.clientFileId} and seen.status = 'active' and ${impersonations.expiresAt} > now()
    and exists (select ${ownStaffRows} and ${inArray(staffMembers.role, [...rights['files.impersonate']])})
    and not exists (select from staff_members peer where peer.account_id = seen.account_id and not peer.is_suspended))`

/** One row for each other structure where the session's account has an active file or a place in the office. */
const otherStructures = sql<
  Elsewhere[]
>`(select coalesce(json_agg(json_build_object('slug', other.slug, 'name', other.name,
    'isMember', held.is_member, 'isStaff', held.is_staff) order by other.name), '[]')
  from structures other, lateral (select
    exists (select from client_files f where f.structure_id = other.id and f.account_id = ${accounts.id} and f.status = 'active') as is_member,
    exists (select from staff_members m where m.structure_id = other.id and m.account_id = ${accounts.id}
      and not m.is_suspended and m.accepted_at is not null) as is_staff) held
  where other.id <> ${structures.id} and (held.is_member or held.is_staff))`

const contextColumns = {
  now: sql<string>`app_now()`,
  structure: getTableColumns(structures),
  session: {
    id: accountSessions.id,
    accountId: accountSessions.accountId,
    isLongUnseen: sql<boolean>`${accountSessions.lastSeenAt} < app_now() - interval '10 minutes'`,
  },
  file: { id: clientFiles.id, firstName: clientFiles.firstName, lastName: clientFiles.lastName },
  owesAnswers: clientFiles.mustAnswerConsents,
  impersonation: {
    id: impersonations.id,
    clientFileId: impersonations.clientFileId,
    reason: impersonations.reason,
    secondsLeft: sql<number>`greatest(0, ceil(extract(epoch from ${impersonations.expiresAt} - now())))::int`,
    fileNumber: sql<number>`(select seen.number from client_files seen where seen.id = ${impersonations.clientFileId})`,
    isOver: sql<boolean>`${seenFile} is null`,
  },
  /** The address that the file's own login has: not that of the staff who see it. */
  email: sql<string | null>`(select holder.email from accounts holder where holder.id = ${clientFiles.accountId})`,
  staffEmail: accounts.email,
  elsewhere: otherStructures,
  files: sql<OwnFile[]>`(select coalesce(json_agg(json_build_object('id', own.id, 'firstName', own.first_name,
    'lastName', own.last_name) order by own.number), '[]') ${ownFiles})`,
  cartCount: sql<number>`(select count(*)::int from ${cartLines} join ${carts} on ${carts.id} = ${cartLines.cartId}
    where ${carts.clientFileId} = ${clientFiles.id} and ${carts.structureId} = ${structures.id})`,
  creditCents: sql<number>`(select coalesce(sum(${accountCreditEntries.amountCents}), 0)::int from ${accountCreditEntries}
    where ${accountCreditEntries.clientFileId} = ${clientFiles.id})`,
  failingAddress: sql<string | null>`(select failure.address from address_failures failure
    where failure.structure_id = ${structures.id} and failure.address = ${clientFiles.email} and failure.resolved_at is null)`,
  staffRoles: sql<string | null>`(select string_agg(${staffMembers.role}, ' ') ${ownStaffRows})`,
  hasSecondFactor: sql<boolean>`exists (select from second_factors factor
    where factor.account_id = ${accounts.id} and factor.confirmed_at is not null)`,
  staffName: sql<
    string | null
  >`(select coalesce(max(nullif(btrim(${staffMembers.firstName} || ' ' || ${staffMembers.lastName}), '')),
    max(${teachers.firstName} || ' ' || ${teachers.lastName})) ${ownStaffRows})`,
}

const selectContext = (slug: string, sessionId: string) =>
  db()
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
    .leftJoin(
      impersonations,
      and(
        eq(impersonations.sessionId, accountSessions.id),
        eq(impersonations.accountId, accounts.id),
        eq(impersonations.structureId, structures.id),
        isNull(impersonations.endedAt),
      ),
    )
    .leftJoin(clientFiles, eq(clientFiles.id, sql`coalesce(${seenFile}, ${ownFile})`))
    .where(eq(structures.slug, slug))
    .limit(1)

type Row = Awaited<ReturnType<typeof selectContext>>[number]
type Session = NonNullable<Row['session']>

/**
 * What every personal page starts from, in one round trip: the structure, who the session stands for there, and the
 * figures of their menu ([6.P2]).
 * A session that ended, or whose account isn't active, or that has no file in use in this structure, is nobody's ([6.S2]).
 */
export async function findMemberContext(slug: string, sessionId: string): Promise<MemberContext | null> {
  const [row] = await selectContext(slug, sessionId)
  if (!row) return null
  const { structure, session, file, email, impersonation, failingAddress, files, elsewhere } = row
  const { cartCount, creditCents } = row
  const nobody = {
    structure,
    viewer: null,
    name: null,
    owesAnswers: false,
    failingAddress: null,
    cartCount: 0,
    creditCents: 0,
    now: new Date(row.now),
  }
  if (!session) return { ...nobody, files: [], elsewhere: [], staff: null, impersonation: null, isLongUnseen: false }
  const here = {
    ...nobody,
    files,
    elsewhere,
    staff: toStaff(row, session),
    impersonation,
    isLongUnseen: session.isLongUnseen,
  }
  if (!file) return here
  const name = { firstName: file.firstName, lastName: file.lastName, email }
  const owesAnswers = row.owesAnswers === true
  return { ...here, viewer: toViewer(row, session, file.id), name, owesAnswers, failingAddress, cartCount, creditCents }
}

function toViewer({ structure, impersonation, staffRoles: held }: Row, session: Session, clientFileId: string): Viewer {
  const scope = { accountId: session.accountId, sessionId: session.id, structureId: structure.id, clientFileId }
  if (!impersonation || impersonation.isOver) return { kind: 'member', ...scope }
  const roles = rights['files.impersonate'] as readonly StaffRole[]
  const role = staffRoles.findLast((one) => roles.includes(one) && held?.split(' ').includes(one))
  return { kind: 'staffAs', ...scope, impersonationId: impersonation.id, role: role! }
}

function toStaff(row: Row, session: Session): StaffContext | null {
  if (!row.staffRoles) return null
  const [own] = row.files
  return {
    accountId: session.accountId,
    sessionId: session.id,
    roles: row.staffRoles.split(' ') as StaffRole[],
    hasSecondFactor: row.hasSecondFactor,
    name: row.staffName ?? (own ? `${own.firstName} ${own.lastName}` : (row.staffEmail ?? '')),
  }
}
