import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, staffMembers } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { impersonations } from '@/db/schema/impersonations'
import { structures } from '@/db/schema/structures'
import { type StaffRole, staffRoles } from '@/lib/core/actor'

/** A portal that staff saw, and its member's address; null where the structure doesn't tell it, or nobody logs in ([2.B3]). */
export async function findVisitFacts(structureId: string, impersonationId: string) {
  const [row] = await db()
    .select({
      startedAt: impersonations.startedAt,
      clientFileId: impersonations.clientFileId,
      recipient: accounts.email,
      settings: structures.settings,
      roles: sql<StaffRole[] | null>`(select json_agg(${staffMembers.role}) from ${staffMembers}
        where ${staffMembers.accountId} = ${impersonations.accountId} and ${staffMembers.structureId} = ${impersonations.structureId})`,
    })
    .from(impersonations)
    .innerJoin(structures, eq(structures.id, impersonations.structureId))
    .innerJoin(clientFiles, eq(clientFiles.id, impersonations.clientFileId))
    .innerJoin(accounts, and(eq(accounts.id, clientFiles.accountId), eq(accounts.status, 'active')))
    .where(and(eq(impersonations.id, impersonationId), eq(impersonations.structureId, structureId)))
  if (!row?.settings.security.tellsImpersonated) return null
  const { settings: _settings, roles, ...visit } = row
  return { ...visit, role: staffRoles.findLast((one) => roles?.includes(one)) ?? null }
}
