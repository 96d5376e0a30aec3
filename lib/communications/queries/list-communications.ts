import 'server-only'
import { and, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { communications } from '@/db/schema/interests'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import type { Communication } from '../types'

const most = 300

/** What was said outside the portal to a client, the latest first, with what was taken away ([2.C8]). */
export const listCommunications = ({ structureId }: Staff, clientFileId: string): Promise<Communication[]> =>
  db()
    .select({
      id: communications.id,
      kind: communications.kind,
      direction: communications.direction,
      body: communications.body,
      author: staffNameOf(communications.structureId, communications.authorId),
      happenedAt: communications.happenedAt,
      isRemoved: sql<boolean>`${communications.removedAt} is not null`,
    })
    .from(communications)
    .where(and(eq(communications.structureId, structureId), eq(communications.clientFileId, clientFileId)))
    .orderBy(desc(communications.happenedAt), desc(communications.createdAt))
    .limit(most)
