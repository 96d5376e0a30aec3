import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { type mailings, segments } from '@/db/schema/mailings'
import { listRecipients } from '@/lib/segments/queries/list-recipients'
import { mayAsk } from '@/lib/segments/rules'
import { querySchema } from '@/lib/segments/schema'
import type { Query } from '@/lib/segments/types'
import type { StaffRole } from '@/lib/staff/types'
import { chosenFilesSchema } from '../schema'

type Mailing = Pick<typeof mailings.$inferSelect, 'structureId' | 'query' | 'segmentId'>

/** What a mass message asks for: its own query, or its segment's as it is saved now; null for one that chooses people by name. */
export async function findQuery({ structureId, query, segmentId }: Mailing): Promise<Query | null> {
  const own = querySchema.safeParse(query)
  if (own.success) return own.data
  if (!segmentId) return null
  const [segment] = await db()
    .select({ query: segments.query })
    .from(segments)
    .where(and(eq(segments.structureId, structureId), eq(segments.id, segmentId)))
  const saved = querySchema.safeParse(segment?.query)
  return saved.success ? saved.data : null
}

/**
 * The files that a mailing is meant for, in an order that stays; who of them may be written to is decided after ([2.C6]). Null
 * for a role that may not ask who they are: its segment was made one of debts since ([2.F1]).
 */
export async function listWantedFiles(
  mailing: Mailing,
  role: StaffRole,
): Promise<{ fileIds: string[]; query: Query | null } | null> {
  const chosen = chosenFilesSchema.safeParse(mailing.query)
  if (chosen.success) return { fileIds: chosen.data.files, query: null }
  const query = await findQuery(mailing)
  if (!query) return { fileIds: [], query: null }
  if (!mayAsk(role, query)) return null
  const found = await listRecipients(mailing.structureId, query)
  return { fileIds: found.map(({ clientFileId }) => clientFileId), query }
}
