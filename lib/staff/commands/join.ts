import 'server-only'
import { and, eq, ne, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, accountTokens, staffMembers } from '@/db/schema/accounts'
import { openAccount } from '@/lib/accounts/commands/links'
import { findToken } from '@/lib/accounts/queries'
import { checkLink, checkPassword } from '@/lib/accounts/rules'
import type { StaffRole } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hashPassword } from '@/lib/core/passwords'
import type { JoinRefusal } from '../types'

/** The roles that wait for this person are theirs from now on. */
async function takeRoles(tx: LockedTx, structureId: string, accountId: string, now: Date): Promise<StaffRole[]> {
  const rows = await tx
    .update(staffMembers)
    .set({ acceptedAt: now })
    .where(and(eq(staffMembers.structureId, structureId), eq(staffMembers.accountId, accountId)))
    .returning({ role: staffMembers.role })
  return rows.map(({ role }) => role)
}

/** Every link that this one makes useless: not a new address that waits, nor another structure's invitation. */
async function voidLinks(tx: LockedTx, structureId: string, accountId: string, now: Date): Promise<void> {
  const { kind } = accountTokens
  await tx
    .update(accountTokens)
    .set({ usedAt: now })
    .where(
      and(
        eq(accountTokens.accountId, accountId),
        ne(kind, 'email_change'),
        or(ne(kind, 'staff_invitation'), eq(accountTokens.structureId, structureId)),
      ),
    )
}

/**
 * The link of the invitation ([2.F1]): whoever opens it proves the address. Somebody without a login chooses a password;
 * somebody with one keeps theirs. Works once.
 */
export async function joinTeam(
  structureId: string,
  token: string,
  password: string | null,
): Promise<Outcome<null, JoinRefusal>> {
  const seen = await findToken(db(), structureId, 'staff_invitation', token)
  if (!seen) return refuse('link_unknown')
  const strength = password === null ? null : checkPassword(password, [seen.email ?? ''])
  if (strength && !strength.ok) return strength
  const passwordHash = password === null ? null : await hashPassword(password)
  const keys: LockKey[] = [`account:${seen.accountId}`]
  if (seen.email) keys.push(`account:${seen.email.toLowerCase()}`)
  return withLocks(keys, async (tx, now) => {
    const found = await findToken(tx, structureId, 'staff_invitation', token)
    const verdict = checkLink(found, now)
    if (!verdict.ok) return verdict
    if (!found || found.status === 'erased' || found.status === 'suspended') return refuse('link_used')
    const { accountId } = found
    if (found.status === 'pending') {
      if (!passwordHash) return refuse('password_needed')
      await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, accountId))
      await openAccount(tx, now, found)
    }
    const roles = await takeRoles(tx, structureId, accountId, now)
    if (roles.length === 0) return refuse('link_used')
    await voidLinks(tx, structureId, accountId, now)
    const [role] = roles
    // No session yet: whoever opened the link acts, by that link.
    const actor = { kind: 'staff', accountId, sessionId: found.id, structureId, role: role! } as const
    const subject = { structureId, subjectKind: 'staff', subjectId: accountId }
    await recordAudit(tx, actor, { ...subject, operation: 'staff.accept', after: { roles } })
    return accept(null)
  })
}
