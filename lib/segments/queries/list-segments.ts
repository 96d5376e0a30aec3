import 'server-only'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { segments } from '@/db/schema/mailings'
import { staffNameOf } from '@/lib/staff/queries'
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

/** The saved segments of a structure, the last changed first ([2.D2]). One of a version that can't be read is left out. */
export async function listSegments(structureId: string): Promise<Segment[]> {
  const rows = await db()
    .select(columns)
    .from(segments)
    .where(and(eq(segments.structureId, structureId), isNull(segments.removedAt)))
    .orderBy(desc(segments.updatedAt))
  return rows.flatMap((row) => {
    const query = querySchema.safeParse(row.query)
    return query.success ? [{ ...row, query: query.data }] : []
  })
}

/** One of them, or null: removed, or of another structure. */
export async function findSegment(structureId: string, segmentId: string): Promise<Segment | null> {
  const [row] = await db()
    .select(columns)
    .from(segments)
    .where(and(eq(segments.structureId, structureId), eq(segments.id, segmentId), isNull(segments.removedAt)))
  const query = querySchema.safeParse(row?.query)
  return row && query.success ? { ...row, query: query.data } : null
}
