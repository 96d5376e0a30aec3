import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, accountTokens } from '@/db/schema/accounts'
import type { Member } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { hashPassword, verifyPassword } from '@/lib/core/passwords'
import { getAccount } from '../queries'
import { checkPassword } from '../rules'
import type { PasswordRefusal } from '../types'
import { endSessionsOf } from './end-sessions'

/** Needs the old one; this device stays, the others are logged out, and links asked for before die ([1.B5] [6.S2]). */
export async function changePassword(
  member: Member,
  input: { current: string; next: string; personal: readonly string[] },
): Promise<Outcome<null, PasswordRefusal | 'wrong_password' | Busy>> {
  const seen = await getAccount(db(), member.accountId)
  if (!(await verifyPassword(seen.passwordHash, input.current))) return refuse('wrong_password')
  const strength = checkPassword(input.next, [seen.email ?? '', ...input.personal])
  if (!strength.ok) return strength
  const passwordHash = await hashPassword(input.next)
  return withLocks([`account:${member.accountId}`], async (tx, now) => {
    const account = await getAccount(tx, member.accountId)
    if (account.passwordHash !== seen.passwordHash || account.status !== 'active') return refuse('wrong_password')
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id))
    await tx.update(accountTokens).set({ usedAt: now }).where(eq(accountTokens.accountId, account.id))
    await endSessionsOf(tx, account.id, member.sessionId)
    return accept(null)
  })
}
