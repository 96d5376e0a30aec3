import 'server-only'
import { and, eq, inArray, not, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { contains, literally } from '@/db/search'
import { fileRowColumns, hasLogin } from '@/lib/client-files/queries/file-columns'
import { holdsAll } from '@/lib/client-files/queries/search-files'
import { foldText, readSearch } from '@/lib/client-files/rules'
import type { FileRow } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { getStructureById } from '@/lib/structures/queries'
import { filesPerPage } from '../rules'
import type { FileFilter } from '../types'

/** Who owes something late or rejected, by the very rule of the alerts on their page and of the reminders ([2.A2] [1.H11]). */
export async function owes(structureId: string): Promise<SQL> {
  const [structure, now] = await Promise.all([getStructureById(structureId), clock()])
  const people = await listDuePeopleNow(structure, now)
  return sql`client_files.id = any (${`{${people.map(({ clientFileId }) => clientFileId).join(',')}}`}::uuid[])`
}

/** One of its learners is a member today. */
export const isMember = sql`exists (select from memberships held join structures own on own.id = held.structure_id
  where held.client_file_id = client_files.id and held.status = 'active'
    and (app_now() at time zone own.time_zone)::date between held.starts_on and held.ends_on)`

/** Each way of holding all the words by its own index: tried on every file together, they would take seconds. */
function holds(structureId: string, search: string): SQL | undefined {
  const { terms } = readSearch(search)
  if (terms.length === 0) return undefined
  const ways = holdsAll(terms).map(
    (way) => sql`select client_files.id from client_files where client_files.structure_id = ${structureId} and ${way}`,
  )
  return sql`client_files.id in (${sql.join(ways, sql` union `)})`
}

/** The index of the text finds the few files that say the word anywhere; of those, the ones whose town begins so. */
const isInTown = (town: string): SQL => {
  const folded = foldText(town)
  return sql`${contains(sql`client_files.search_text`, folded)} and search_key(client_files.city) like ${`${literally(folded)}%`}`
}

/** The files of the structure that a filter lets through. */
export async function matchesFilter({ structureId }: Staff, filter: FileFilter): Promise<SQL | undefined> {
  const debt = filter.hasDebt ? await owes(structureId) : undefined
  return and(
    eq(clientFiles.structureId, structureId),
    holds(structureId, filter.search),
    filter.town ? isInTown(filter.town) : undefined,
    filter.status ? eq(clientFiles.status, filter.status) : undefined,
    filter.hasNoLogin ? not(hasLogin) : undefined,
    debt,
    filter.hasMembership ? isMember : undefined,
  )
}

/** In the order of names, as everybody reads a list of people. */
export const byName = [
  sql`search_key(${clientFiles.lastName})`,
  sql`search_key(${clientFiles.firstName})`,
  clientFiles.number,
]

/** A page of the structure's files by name, with how many there are in all ([2.A1]). */
export async function listFiles(actor: Staff, filter: FileFilter): Promise<{ rows: FileRow[]; found: number }> {
  const which = await matchesFilter(actor, filter)
  // The columns of a row are read for the rows of the page alone.
  const page = db()
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(which)
    .orderBy(...byName)
    .limit(filesPerPage)
    .offset((filter.page - 1) * filesPerPage)
  const [rows, [count]] = await Promise.all([
    db()
      .select(fileRowColumns)
      .from(clientFiles)
      .where(inArray(clientFiles.id, page))
      .orderBy(...byName),
    db().select({ found: sql<number>`count(*)::int` }).from(clientFiles).where(which),
  ])
  return { rows, found: count?.found ?? 0 }
}

/** The files of these numbers that are the structure's, by name: those that were ticked. */
export const listNumbered = ({ structureId }: Staff, numbers: readonly number[]): Promise<FileRow[]> =>
  db()
    .select(fileRowColumns)
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.number, [...numbers])))
    .orderBy(...byName)
