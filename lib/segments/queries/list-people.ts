import 'server-only'
import { inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileRowColumns } from '@/lib/client-files/queries/file-columns'
import type { Staff } from '@/lib/core/actor'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type ExportedFile, selectExported } from '@/lib/finder/queries/export-files'
import { detailColumns } from '@/lib/finder/queries/list-details'
import { byName } from '@/lib/finder/queries/list-files'
import { mostExported } from '@/lib/finder/rules'
import type { ListedFile } from '@/lib/finder/types'
import { peoplePerPage } from '../rules'
import type { Query } from '../types'
import { type KnownPlace, listAllPlaces, listPlaces } from './find-places'
import { countRecipients } from './list-recipients'
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

/** All of them for a spreadsheet; too many for the role, how many they are ([2.D2] [2.C6]). */
export async function exportPeople(
  { structureId, role }: Staff,
  query: Query,
): Promise<Outcome<ExportedFile[], 'too_many'>> {
  const most = mostExported(role)
  const files = await selectExported(await matchQuery(structureId, query), most)
  if (files.length <= most) return accept(files)
  return refuse('too_many', { count: (await countRecipients(structureId, query)).files })
}

/** Where they live, by town, the most of them first ([2.D2]). */
export const listTownsOfPeople = async (structureId: string, query: Query): Promise<KnownPlace[]> =>
  listPlaces(await matchQuery(structureId, query))

/** How many open files live in a town that isn't known: no radius finds them ([2.D1]). */
export async function countUnplaced(structureId: string): Promise<number> {
  const places = await listAllPlaces(structureId)
  return places.filter(({ town }) => town === null).reduce((total, { count }) => total + count, 0)
}
