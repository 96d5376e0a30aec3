import 'server-only'
import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { learners } from '@/db/schema/client-files'
import { fileNotes } from '@/db/schema/file-notes'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import type { FileNote } from '../types'

const columns = {
  id: fileNotes.id,
  kind: fileNotes.kind,
  body: fileNotes.body,
  authorId: fileNotes.authorId,
  author: staffNameOf(fileNotes.structureId, fileNotes.authorId),
  notedAt: fileNotes.createdAt,
  learner: sql<string | null>`${learners.firstName} || ' ' || ${learners.lastName}`,
  removedAt: fileNotes.removedAt,
}

const listWhere = (
  structureId: string,
  ...which: (SQL | undefined)[]
): Promise<(FileNote & { learnerId: string | null })[]> =>
  db()
    .select({ ...columns, learnerId: fileNotes.learnerId })
    .from(fileNotes)
    .leftJoin(learners, eq(learners.id, fileNotes.learnerId))
    .where(and(eq(fileNotes.structureId, structureId), ...which))
    .orderBy(desc(fileNotes.createdAt))

/** The notes of a file, those taken away too, the newest first ([2.A9]). */
export const listNotes = ({ structureId }: Staff, clientFileId: string): Promise<FileNote[]> =>
  listWhere(structureId, eq(fileNotes.clientFileId, clientFileId))

/** Accounting's red flags of a file: a banner over it ([2.A9]). */
export const listFlags = ({ structureId }: Staff, clientFileId: string): Promise<FileNote[]> =>
  listWhere(
    structureId,
    eq(fileNotes.clientFileId, clientFileId),
    eq(fileNotes.kind, 'accounting_flag'),
    isNull(fileNotes.removedAt),
  )

/** The notes on each of some learners, for the 'i' beside their names on a roster ([2.A9]). */
export async function listTeacherNotes(structureId: string, learnerIds: readonly string[]) {
  const byLearner = new Map<string, FileNote[]>()
  if (learnerIds.length === 0) return byLearner
  const rows = await listWhere(
    structureId,
    inArray(fileNotes.learnerId, [...learnerIds]),
    eq(fileNotes.kind, 'teacher'),
    isNull(fileNotes.removedAt),
  )
  for (const { learnerId, ...note } of rows) byLearner.set(learnerId!, [...(byLearner.get(learnerId!) ?? []), note])
  return byLearner
}
