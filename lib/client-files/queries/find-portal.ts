import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, accountTokens } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { describePortal } from '../rules'
import type { Portal } from '../types'

/** How a file stands with the portal, for the office ([2.A12]). */
export async function findPortal({ structureId }: Staff, clientFileId: string): Promise<Portal> {
  const [row] = await db()
    .select({
      email: accounts.email,
      accountStatus: accounts.status,
      activatedAt: accounts.activatedAt,
      invitedAt: accountTokens.createdAt,
      expiresAt: accountTokens.expiresAt,
    })
    .from(clientFiles)
    .innerJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .leftJoin(
      accountTokens,
      and(
        eq(accountTokens.accountId, accounts.id),
        eq(accountTokens.structureId, structureId),
        eq(accountTokens.kind, 'portal_invitation'),
      ),
    )
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId)))
    .orderBy(desc(accountTokens.createdAt))
    .limit(1)
  return row ? describePortal(row, await clock()) : { state: 'none' }
}
