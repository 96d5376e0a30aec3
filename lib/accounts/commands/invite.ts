import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, accountTokens } from '@/db/schema/accounts'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { hashPassword, noPassword } from '@/lib/core/passwords'
import { findAccountByIdentifier, findToken } from '../queries'
import { checkLink, checkPassword } from '../rules'
import type { LinkRefusal, PasswordRefusal } from '../types'
import { openAccount } from './links'

/** What a command that invites somebody locks: no sign-up of the same address comes in between. */
export const inviteLock = (email: string): LockKey => `account:${email.toLowerCase()}`

/**
 * The login of an address for a file that the office opens ([2.A3] [2.A5]): the one that it has, or a new one that waits
 * for its holder to choose a password. A sign-up of that address which nobody has activated proves nothing, and stays apart.
 */
export async function findOrInviteAccount(tx: LockedTx, email: string): Promise<string> {
  const known = await findAccountByIdentifier(tx, email)
  if (known && (known.status !== 'pending' || known.passwordHash === noPassword)) return known.id
  const [created] = await tx.insert(accounts).values({ email, passwordHash: noPassword }).returning({ id: accounts.id })
  return created!.id
}

/** 'Choisir mon mot de passe', behind the link of an invitation ([2.A12]); opened twice, it says so, and nothing happens. */
export async function acceptInvitation(
  structureId: string,
  token: string,
  password: string,
): Promise<Outcome<'opened' | 'already_active', LinkRefusal | PasswordRefusal | Busy>> {
  const seen = await findToken(db(), structureId, 'portal_invitation', token)
  if (!seen?.email) return refuse('link_unknown')
  if (seen.status === 'active') return accept('already_active' as const)
  const strength = checkPassword(password, [seen.email])
  if (!strength.ok) return strength
  const passwordHash = await hashPassword(password)
  const keys: LockKey[] = [`account:${seen.accountId}`, inviteLock(seen.email)]
  return withLocks(keys, async (tx, now) => {
    const found = await findToken(tx, structureId, 'portal_invitation', token)
    if (found?.status === 'active') return accept('already_active' as const)
    const verdict = checkLink(found?.status === 'pending' ? found : null, now)
    if (!verdict.ok) return verdict
    await openAccount(tx, now, seen)
    await tx
      .update(accounts)
      .set({ passwordHash })
      .where(and(eq(accounts.id, seen.accountId), eq(accounts.passwordHash, noPassword)))
    // An invitation into a team waits for this person still ([2.F1]).
    await tx
      .update(accountTokens)
      .set({ usedAt: now })
      .where(and(eq(accountTokens.accountId, seen.accountId), ne(accountTokens.kind, 'staff_invitation')))
    return accept('opened' as const)
  })
}
