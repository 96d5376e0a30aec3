import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileRowColumns } from '@/lib/client-files/queries/file-columns'
import type { Staff } from '@/lib/core/actor'
import type { FileFilter } from '../types'
import { detailColumns } from './list-details'
import { byName, matchesFilter } from './list-files'

const exportColumns = { ...fileRowColumns, ...detailColumns }

const select = (where: SQL | undefined, most: number) =>
  db()
    .select(exportColumns)
    .from(clientFiles)
    .where(where)
    .orderBy(...byName)
    .limit(most)

export type ExportedFile = Awaited<ReturnType<typeof select>>[number]

/** The files that a list shows, for a spreadsheet: one more than `most` says that there are too many. */
export async function exportFiles(actor: Staff, filter: FileFilter, most: number): Promise<ExportedFile[]> {
  return select(await matchesFilter(actor, filter), most + 1)
}

/** The same of files that another list chose: one more than `most` says that there are too many. */
export const selectExported = (where: SQL, most: number): Promise<ExportedFile[]> => select(where, most + 1)

/** Those that were ticked, with what an envelope needs. */
export const exportNumbered = ({ structureId }: Staff, numbers: readonly number[]): Promise<ExportedFile[]> =>
  select(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.number, [...numbers])), numbers.length)
