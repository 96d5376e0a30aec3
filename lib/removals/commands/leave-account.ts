import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { accountSessions, accounts, accountTokens } from '@/db/schema/accounts'
import type { LockedTx } from '@/lib/core/locks'
import { noPassword } from '@/lib/core/passwords'

/**
 * The login of a file that ends. It stays when it opens another file or belongs to a team; otherwise it is erased: no
 * address, no password, no link, and its devices are out at their next request ([6.L1] [6.S2]).
 */
export async function leaveAccount(tx: LockedTx, accountId: string, isKept: boolean): Promise<void> {
  if (isKept) {
    await tx.update(accountSessions).set({ currentFileId: null }).where(eq(accountSessions.accountId, accountId))
    return
  }
  await tx.delete(accountTokens).where(eq(accountTokens.accountId, accountId))
  await tx
    .update(accountSessions)
    .set({
      endedAt: sql`coalesce(${accountSessions.endedAt}, app_now())` as never,
      currentFileId: null,
      userAgent: '',
      ipAddress: '',
    })
    .where(eq(accountSessions.accountId, accountId))
  await tx
    .update(accounts)
    .set({ status: 'erased', email: null, issuedIdentifier: null, passwordHash: noPassword })
    .where(eq(accounts.id, accountId))
}
