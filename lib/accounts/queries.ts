import 'server-only'
import { and, desc, eq, isNull, not, or, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import {
  accountSessions,
  accounts,
  accountTokens,
  recoveryCodes,
  secondFactors,
  staffMembers,
} from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff, Viewer } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { hashToken } from '@/lib/core/ids'
import { describeCodeSecret } from '@/lib/core/one-time-codes'
import { noPassword } from '@/lib/core/passwords'
import { openText } from '@/lib/core/sealed-text'
import { checkLink } from './rules'
import type { AccountStatus, AccountTokenKind, LinkRefusal, ShownFactor } from './types'

export type Account = { id: string; email: string | null; status: AccountStatus; passwordHash: string }

const columns = { id: accounts.id, email: accounts.email, status: accounts.status, passwordHash: accounts.passwordHash }

/** Of somebody whom the office invited, and who has chosen no password yet ([2.A3] [2.A12]). */
const isInvited = sql<boolean>`(${accounts.status} = 'pending' and ${accounts.passwordHash} = ${noPassword})`

/**
 * An address has one activated account at most, and as many waiting ones as there were sign-ups: the newest stands for
 * them, unless the office invited the person.
 */
const establishedFirst = [
  sql`${accounts.status} = 'pending'`,
  sql`${isInvited} desc`,
  desc(accounts.createdAt),
  desc(accounts.id),
]

/** By e-mail, whatever its case, or by the identifier that a structure issued ([1.B4]). */
export async function findAccountByIdentifier(executor: Executor, identifier: string): Promise<Account | null> {
  const [row] = await executor
    .select(columns)
    .from(accounts)
    .where(or(eq(accounts.email, identifier), eq(accounts.issuedIdentifier, identifier)))
    .orderBy(...establishedFirst)
    .limit(1)
  return row ?? null
}

/** The sign-ups of an address that nobody has activated, the oldest first; an invitation isn't one. */
export async function listWaiting(executor: Executor, email: string): Promise<string[]> {
  const rows = await executor
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.email, email), eq(accounts.status, 'pending'), not(isInvited)))
    .orderBy(accounts.createdAt, accounts.id)
  return rows.map(({ id }) => id)
}

/** What a login is decided on: the account, its file in this structure, and whether it is of its office. */
export async function findLogin(
  executor: Executor,
  structureId: string,
  identifier: string,
): Promise<(Account & { clientFileId: string | null; isStaff: boolean; hasSecondFactor: boolean }) | null> {
  const isStaff = sql<boolean>`exists (select from ${staffMembers} where ${staffMembers.accountId} = ${accounts.id}
    and ${staffMembers.structureId} = ${structureId} and not ${staffMembers.isSuspended} and ${staffMembers.acceptedAt} is not null)`
  // By its row, not by its secret: one that can't be read any more is asked for all the same.
  const hasSecondFactor = sql<boolean>`exists (select from ${secondFactors} where ${secondFactors.accountId} = ${accounts.id}
    and ${secondFactors.confirmedAt} is not null)`
  const [row] = await executor
    .select({ ...columns, clientFileId: clientFiles.id, isStaff, hasSecondFactor })
    .from(accounts)
    .leftJoin(
      clientFiles,
      and(
        eq(clientFiles.accountId, accounts.id),
        eq(clientFiles.structureId, structureId),
        eq(clientFiles.status, 'active'),
      ),
    )
    .where(or(eq(accounts.email, identifier), eq(accounts.issuedIdentifier, identifier)))
    .orderBy(...establishedFirst, clientFiles.number)
    .limit(1)
  return row ?? null
}

export async function getAccount(executor: Executor, accountId: string): Promise<Account> {
  const [row] = await executor.select(columns).from(accounts).where(eq(accounts.id, accountId)).limit(1)
  if (!row) throw new Error('no such account')
  return row
}

/** A link's row with its account; a link of another structure is unknown here. */
export async function findToken(executor: Executor, structureId: string, kind: AccountTokenKind, token: string) {
  const [row] = await executor
    .select({
      id: accountTokens.id,
      accountId: accountTokens.accountId,
      expiresAt: accountTokens.expiresAt,
      usedAt: accountTokens.usedAt,
      newEmail: accountTokens.newEmail,
      passwordHash: accounts.passwordHash,
      status: accounts.status,
      email: accounts.email,
    })
    .from(accountTokens)
    .innerJoin(accounts, eq(accounts.id, accountTokens.accountId))
    .where(
      and(
        eq(accountTokens.tokenHash, hashToken(token)),
        eq(accountTokens.kind, kind),
        eq(accountTokens.structureId, structureId),
      ),
    )
  return row ?? null
}

/** The links that a person opens once, to get in for the first time. */
const opensAccount = (kind: AccountTokenKind) => kind === 'activation' || kind === 'portal_invitation'

/** What a link's page shows before anything is pressed. Reading it changes nothing: mail scanners open links. */
export async function readLink(
  structureId: string,
  kind: AccountTokenKind,
  token: string,
): Promise<'open' | 'already_active' | LinkRefusal> {
  const found = await findToken(db(), structureId, kind, token)
  if (found && opensAccount(kind) && found.status === 'active') return 'already_active'
  if (found?.status === 'erased') return 'link_used'
  const verdict = checkLink(found, await clock())
  return verdict.ok ? 'open' : verdict.refusal
}

export type SessionOfMine = { id: string; userAgent: string; lastSeenAt: Date; createdAt: Date; isCurrent: boolean }

/** Whose devices a portal shows: its member's, to staff who see it as well ([2.B1]). */
const holderOf = (viewer: Viewer) =>
  viewer.kind === 'member'
    ? viewer.accountId
    : sql`(select ${clientFiles.accountId} from ${clientFiles} where ${clientFiles.id} = ${viewer.clientFileId})`

/** The devices on which a member is logged in, this one first ([6.S2]). */
export async function listMySessions(viewer: Viewer): Promise<SessionOfMine[]> {
  const rows = await db()
    .select({
      id: accountSessions.id,
      userAgent: accountSessions.userAgent,
      lastSeenAt: accountSessions.lastSeenAt,
      createdAt: accountSessions.createdAt,
    })
    .from(accountSessions)
    .where(
      and(
        eq(accountSessions.accountId, holderOf(viewer)),
        isNull(accountSessions.endedAt),
        sql`${accountSessions.expiresAt} > now()`,
      ),
    )
    .orderBy(desc(accountSessions.lastSeenAt))
  const all = rows.map((row) => ({ ...row, isCurrent: row.id === viewer.sessionId }))
  return all.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** What secrets of second factors are sealed for. */
export const secretPurpose = 'second-factor'

export type SecondFactor = { secret: string; confirmedAt: Date | null; lastStep: number }

/** The second factor of an account, its secret readable; null without one. */
export async function findSecondFactor(executor: Executor, accountId: string): Promise<SecondFactor | null> {
  const [row] = await executor.select().from(secondFactors).where(eq(secondFactors.accountId, accountId))
  const secret = row ? openText(secretPurpose, row.sealedSecret) : null
  return row && secret ? { secret, confirmedAt: row.confirmedAt, lastStep: row.lastStep } : null
}

/** One's own second factor, to be set up; the secret of one that is in force is shown to nobody. */
export async function readSecondFactor({ accountId }: Staff, issuer: string): Promise<ShownFactor | null> {
  const [factor, account] = await Promise.all([findSecondFactor(db(), accountId), getAccount(db(), accountId)])
  if (!factor) return null
  if (factor.confirmedAt) return { isConfirmed: true, secret: '', uri: '' }
  const uri = describeCodeSecret(factor.secret, issuer, account.email ?? '')
  return { isConfirmed: false, secret: factor.secret, uri }
}

/** How many recovery codes somebody has left. */
export async function countRecoveryCodes(accountId: string): Promise<number> {
  const [row] = await db()
    .select({ left: sql<number>`count(*)::int` })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)))
  return row?.left ?? 0
}

/** Whether a login opens anything but one structure's files: another structure's, or an office ([1.B5]). */
export async function isKnownElsewhere(executor: Executor, accountId: string, structureId: string): Promise<boolean> {
  const [row] = await executor.execute<{ is: boolean }>(sql`
    select exists (select from client_files where account_id = ${accountId} and structure_id <> ${structureId})
      or exists (select from staff_members where account_id = ${accountId}) as is`)
  return row!.is
}

/** What the page of a new address shows before anything is pressed ([1.B5]). */
export async function readEmailChange(structureId: string, token: string) {
  const found = await findToken(db(), structureId, 'email_change', token)
  const verdict = checkLink(found?.status === 'active' ? found : null, await clock())
  if (!verdict.ok || !found?.newEmail) return null
  const asksPassword = await isKnownElsewhere(db(), found.accountId, structureId)
  return { email: found.newEmail, asksPassword }
}
