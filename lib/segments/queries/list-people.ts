import 'server-only'
import { inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileRowColumns } from '@/lib/client-files/queries/file-columns'
import { selectExported } from '@/lib/finder/queries/export-files'
import { detailColumns } from '@/lib/finder/queries/list-details'
import { byName } from '@/lib/finder/queries/list-files'
import type { ListedFile } from '@/lib/finder/types'
import { peoplePerPage } from '../rules'
import type { Query } from '../types'
import { type KnownPlace, listPlaces } from './find-places'
import { matchQuery } from './match-query'

/** A page of the people of a segment, by name ([2.D2]). */
export async function listPeople(structureId: string, query: Query, page: number): Promise<ListedFile[]> {
  const which = await matchQuery(structureId, query)
  const ids = db()
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(which)
    .orderBy(...byName)
    .limit(peoplePerPage)
    .offset((page - 1) * peoplePerPage)
  return db()
    .select({ ...fileRowColumns, ...detailColumns })
    .from(clientFiles)
    .where(inArray(clientFiles.id, ids))
    .orderBy(...byName)
}

/** All of them for a spreadsheet: one more than `most` says that there are too many ([2.D2] [2.C6]). */
export const exportPeople = async (structureId: string, query: Query, most: number) =>
  selectExported(await matchQuery(structureId, query), most)

/** Where they live, by town, the most of them first ([2.D2]). */
export const listTownsOfPeople = async (structureId: string, query: Query): Promise<KnownPlace[]> =>
  listPlaces(await matchQuery(structureId, query))

/** How many open files live in a town that isn't known: no radius finds them ([2.D1]). */
export async function countUnplaced(structureId: string): Promise<number> {
  const open: SQL = sql`client_files.structure_id = ${structureId} and client_files.status = 'active'`
  const places = await listPlaces(open)
  return places.filter(({ town }) => town === null).reduce((total, { count }) => total + count, 0)
}
