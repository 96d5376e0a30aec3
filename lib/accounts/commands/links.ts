import 'server-only'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { db, type Tx } from '@/db/client'
import { accounts, accountTokens, staffMembers } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { createToken } from '@/lib/core/ids'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { hashPassword, noPassword } from '@/lib/core/passwords'
import type { Instant } from '@/lib/core/time'
import { type Account, findAccountByIdentifier, findToken, listWaiting } from '../queries'
import { checkLink, checkPassword, chooseLinksAgain, computeLinkEnd } from '../rules'
import type { AccountTokenKind, LinkRefusal, PasswordRefusal } from '../types'
import { endSessionsOf } from './end-sessions'

/**
 * Makes the link of a mail while the mail is composed, in the same transaction: no secret waits in the outbox, and only
 * the hash is stored ([6.S3]). Returns the token that goes into the address.
 */
export async function issueAccountToken(
  tx: Tx,
  now: Instant,
  { accountId, structureId, kind }: { accountId: string; structureId: string; kind: AccountTokenKind },
): Promise<string> {
  const { token, tokenHash } = createToken()
  await tx
    .insert(accountTokens)
    .values({ accountId, structureId, kind, tokenHash, createdAt: now, expiresAt: computeLinkEnd(kind, now) })
  return token
}

/** 'Activer mon compte' ([1.B2]): opened twice, it says so, and nothing happens. */
export async function activateAccount(
  structureId: string,
  token: string,
): Promise<Outcome<'activated' | 'already_active', LinkRefusal | Busy>> {
  const seen = await findToken(db(), structureId, 'activation', token)
  if (!seen) return refuse('link_unknown')
  const keys: LockKey[] = [`account:${seen.accountId}`]
  if (seen.email) keys.push(`account:${seen.email.toLowerCase()}`)
  return withLocks(keys, async (tx, now) => {
    const found = await findToken(tx, structureId, 'activation', token)
    if (found?.status === 'active') return accept('already_active' as const)
    if (found?.status === 'erased') return refuse('link_used')
    const verdict = checkLink(found, now)
    if (!verdict.ok) return verdict
    if (found?.status === 'pending') await openAccount(tx, now, found)
    await tx.update(accountTokens).set({ usedAt: now }).where(eq(accountTokens.id, seen.id))
    return accept('activated' as const)
  })
}

/** An invitation into a team was made to an address: it waits for whoever proved it, and its link still works ([2.F1]). */
async function followAddress(tx: LockedTx, ended: readonly string[], accountId: string): Promise<void> {
  if (ended.length === 0) return
  await tx
    .update(staffMembers)
    .set({ accountId })
    .where(inArray(staffMembers.accountId, [...ended]))
  await tx
    .update(accountTokens)
    .set({ accountId })
    .where(and(inArray(accountTokens.accountId, [...ended]), eq(accountTokens.kind, 'staff_invitation')))
}

/**
 * The sign-up whose link was opened wins: those of the same address that still wait end, with their links. The files that
 * the office opened for that address are the winner's, who has just proved it ([2.A4]). A suspended account stays so.
 */
export async function openAccount(
  tx: LockedTx,
  now: Instant,
  { accountId, email }: { accountId: string; email: string | null },
): Promise<void> {
  if (email) await endWaiting(tx, email, accountId)
  await tx
    .update(accounts)
    .set({ status: 'active', activatedAt: now })
    .where(and(eq(accounts.id, accountId), eq(accounts.status, 'pending')))
}

/** An address has just been proved to be one account's: whatever else waited for it ends. */
export async function endWaiting(tx: LockedTx, email: string, winnerId: string): Promise<void> {
  const ended = await tx
    .update(accounts)
    .set({ status: 'erased', email: null })
    .where(and(eq(accounts.email, email), eq(accounts.status, 'pending'), ne(accounts.id, winnerId)))
    .returning({ id: accounts.id, passwordHash: accounts.passwordHash })
  await followAddress(
    tx,
    ended.map(({ id }) => id),
    winnerId,
  )
  const invited = ended.filter(({ passwordHash }) => passwordHash === noPassword).map(({ id }) => id)
  if (invited.length === 0) return
  await tx.update(clientFiles).set({ accountId: winnerId }).where(inArray(clientFiles.accountId, invited))
}

/**
 * Sends the activation link again to an account that waits for it. Says nothing to anybody else. Where several sign-ups of
 * the address wait, each has a mail that says when it was made: the holder picks their own.
 */
export async function requestActivation(structureId: string, identifier: string): Promise<void> {
  await requestMail(structureId, identifier, 'activation')
}

/** 'Mot de passe oublié ?' ([1.B4]): an account that was never activated gets its activation link instead. */
export async function requestReset(structureId: string, identifier: string): Promise<void> {
  await requestMail(structureId, identifier, 'reset')
}

async function requestMail(structureId: string, identifier: string, kind: 'activation' | 'reset'): Promise<void> {
  const seen = await findAccountByIdentifier(db(), identifier)
  // The same lock and the same read whether or not the address is known.
  await withLocks([`account:${seen?.id ?? identifier}`], async (tx, now) => {
    const account = await findAccountByIdentifier(tx, identifier)
    const topic = account?.email && topicOf(kind, account)
    if (!account || !topic) return accept(null)
    const isWaiting = topic === 'account.registered'
    const ids = isWaiting ? chooseLinksAgain(await listWaiting(tx, account.email!)) : [account.id]
    for (const accountId of ids) {
      const key = `${topic}:${accountId}:${now.toISOString()}`
      await tell(tx, { structureId, topic, key, payload: { accountId } })
    }
    return accept(null)
  })
}

/** Somebody whom the office invited gets their invitation again, whichever link they asked for ([2.A12]). */
function topicOf(kind: 'activation' | 'reset', { status, passwordHash }: Account): string | null {
  if (status === 'pending') return passwordHash === noPassword ? 'account.invited' : 'account.registered'
  if (status !== 'active') return null
  return kind === 'reset' ? 'account.reset_requested' : 'account.already_known'
}

/** The new password of a link: single use; every session ends, and the other links of its kind die with it ([1.B4]). */
export async function resetPassword(
  structureId: string,
  token: string,
  password: string,
): Promise<Outcome<null, LinkRefusal | PasswordRefusal | Busy>> {
  const seen = await findToken(db(), structureId, 'reset', token)
  if (!seen) return refuse('link_unknown')
  const strength = checkPassword(password, [seen.email ?? ''])
  if (!strength.ok) return strength
  const passwordHash = await hashPassword(password)
  return withLocks([`account:${seen.accountId}`], async (tx, now) => {
    const found = await findToken(tx, structureId, 'reset', token)
    const verdict = checkLink(found?.status === 'active' ? found : null, now)
    if (!verdict.ok) return verdict
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, seen.accountId))
    await voidResetLinks(tx, seen.accountId, now)
    await endSessionsOf(tx, seen.accountId)
    return accept(null)
  })
}

async function voidResetLinks(tx: Tx, accountId: string, now: Instant): Promise<void> {
  await tx
    .update(accountTokens)
    .set({ usedAt: now })
    .where(and(eq(accountTokens.accountId, accountId), eq(accountTokens.kind, 'reset'), isNull(accountTokens.usedAt)))
}
