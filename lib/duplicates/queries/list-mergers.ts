import 'server-only'
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db, type Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileMergers } from '@/db/schema/duplicates'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { staffNameOf } from '@/lib/staff/queries'
import { computeUndoUntil, undoDays } from '../rules'
import type { FileMerger, MergeMemory } from '../types'

/** The merges into a file that can still be undone, the newest first ([2.A4]). */
export async function listMergers({ structureId }: Staff, keptFileId: string): Promise<FileMerger[]> {
  const now = await clock()
  const rows = await db()
    .select({
      id: fileMergers.id,
      number: clientFiles.number,
      firstName: clientFiles.firstName,
      lastName: clientFiles.lastName,
      madeAt: fileMergers.createdAt,
      madeBy: staffNameOf(fileMergers.structureId, fileMergers.madeBy),
    })
    .from(fileMergers)
    .innerJoin(clientFiles, eq(clientFiles.id, fileMergers.mergedFileId))
    .where(
      and(
        eq(fileMergers.structureId, structureId),
        eq(fileMergers.keptFileId, keptFileId),
        isNull(fileMergers.undoneAt),
        sql`${fileMergers.moved} <> '{}'::jsonb`,
        gt(fileMergers.createdAt, sql`app_now() - make_interval(days => ${undoDays})`),
      ),
    )
    .orderBy(desc(fileMergers.createdAt))
  return rows.map(({ number, firstName, lastName, ...row }) => ({
    ...row,
    mergedNumber: number,
    mergedName: `${firstName} ${lastName}`,
    undoUntil: computeUndoUntil(row.madeAt),
    canBeUndone: computeUndoUntil(row.madeAt) >= now,
  }))
}

const kept = alias(clientFiles, 'kept_file')

/** A merge with its memory and its two files; null in another structure. */
export async function findMerger(executor: Executor, structureId: string, mergerId: string) {
  const [row] = await executor
    .select({ merger: fileMergers, kept, merged: clientFiles })
    .from(fileMergers)
    .innerJoin(kept, eq(kept.id, fileMergers.keptFileId))
    .innerJoin(clientFiles, eq(clientFiles.id, fileMergers.mergedFileId))
    .where(and(eq(fileMergers.structureId, structureId), eq(fileMergers.id, mergerId)))
  if (!row) return null
  const { moved, before, ...merger } = row.merger
  return { ...row, merger, memory: { moved, before } as unknown as MergeMemory }
}

export type FoundMerger = NonNullable<Awaited<ReturnType<typeof findMerger>>>
