import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { PortalFacts } from '../types'

/** What decides whether staff may see the portal of a file of the structure; null for another's ([6.S1]). */
export async function findPortalFacts(
  structureId: string,
  clientFileId: string,
  executor: Executor = db(),
): Promise<PortalFacts | null> {
  const [row] = await executor
    .select({
      status: clientFiles.status,
      isStaffs: sql<boolean>`exists (select from staff_members peer
        where peer.account_id = client_files.account_id and not peer.is_suspended)`,
    })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId)))
  return row ?? null
}
