import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { impersonations } from '@/db/schema/impersonations'
import { type StaffRole, staffRoles, type Viewer } from '@/lib/core/actor'
import type { PortalVisit } from '../types'

/** When staff saw the portal of a file, the latest first; the member is told their role, not their name ([2.B3]). */
export async function listVisits({ structureId, clientFileId }: Viewer): Promise<PortalVisit[]> {
  const rows = await db()
    .select({
      id: impersonations.id,
      startedAt: impersonations.startedAt,
      roles: sql<StaffRole[] | null>`(select json_agg(who.role) from staff_members who
        where who.account_id = impersonations.account_id and who.structure_id = impersonations.structure_id)`,
    })
    .from(impersonations)
    .where(and(eq(impersonations.structureId, structureId), eq(impersonations.clientFileId, clientFileId)))
    .orderBy(desc(impersonations.startedAt))
    .limit(20)
  return rows.map(({ roles, ...visit }) => ({
    ...visit,
    role: staffRoles.findLast((one) => roles?.includes(one)) ?? null,
  }))
}
