import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { consents } from '@/db/schema/file-notes'
import type { ConsentEntry } from '../types'

/** All that the holder of a file said of what they agree to, the newest first ([2.A8]). */
export const listConsents = (
  structureId: string,
  clientFileId: string,
  executor: Executor = db(),
): Promise<ConsentEntry[]> =>
  executor
    .select({
      id: consents.id,
      channel: consents.channel,
      isGranted: consents.isGranted,
      source: consents.source,
      at: consents.createdAt,
    })
    .from(consents)
    .where(and(eq(consents.structureId, structureId), eq(consents.clientFileId, clientFileId)))
    .orderBy(desc(consents.createdAt), desc(consents.id))
