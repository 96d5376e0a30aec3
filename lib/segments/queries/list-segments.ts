import 'server-only'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { segments } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import { mayAsk } from '../rules'
import { querySchema } from '../schema'
import type { Segment } from '../types'

const columns = {
  id: segments.id,
  name: segments.name,
  query: segments.query,
  revision: segments.revision,
  updatedAt: segments.updatedAt,
  author: staffNameOf(segments.structureId, segments.authorId),
}

/** The saved segments that somebody may ask, the last changed first ([2.D2]). One of a version that can't be read is left out. */
export async function listSegments({ structureId, role }: Staff): Promise<Segment[]> {
  const rows = await db()
    .select(columns)
    .from(segments)
    .where(and(eq(segments.structureId, structureId), isNull(segments.removedAt)))
    .orderBy(desc(segments.updatedAt))
  return rows.flatMap((row) => {
    const query = querySchema.safeParse(row.query)
    return query.success && mayAsk(role, query.data) ? [{ ...row, query: query.data }] : []
  })
}

/** One of them, or null: removed, of another structure, or about debts that aren't theirs to know. */
export async function findSegment({ structureId, role }: Staff, segmentId: string): Promise<Segment | null> {
  const [row] = await db()
    .select(columns)
    .from(segments)
    .where(and(eq(segments.structureId, structureId), eq(segments.id, segmentId), isNull(segments.removedAt)))
  const query = querySchema.safeParse(row?.query)
  return row && query.success && mayAsk(role, query.data) ? { ...row, query: query.data } : null
}
