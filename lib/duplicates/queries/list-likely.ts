import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'
import { listLikenesses } from '../rules'
import type { FileFace, LikelyPair } from '../types'

/** How many pairs a page shows: the others come when these are dealt with. */
export const mostPairs = 50

const face = {
  id: clientFiles.id,
  number: clientFiles.number,
  accountId: clientFiles.accountId,
  firstName: clientFiles.firstName,
  lastName: clientFiles.lastName,
  email: clientFiles.email,
  phone: clientFiles.phone,
  birthOn: clientFiles.birthOn,
  postcode: clientFiles.postcode,
  city: clientFiles.city,
}

/** What two open files share, each by an index of its own; the rule then says whether it means anything. */
const shared = {
  email: sql`one.email = other.email and one.account_id is distinct from other.account_id`,
  phone: sql`one.phone = other.phone and one.phone <> '' and other.phone <> ''`,
  birth: sql`one.birth_on = other.birth_on
    and similarity(search_key(one.first_name || ' ' || one.last_name), search_key(other.first_name || ' ' || other.last_name)) > 0.4`,
  name: sql`lower(one.last_name) = lower(other.last_name) and lower(one.first_name) = lower(other.first_name)
    and one.postcode = other.postcode and one.postcode <> ''`,
}

async function listPairs({ structureId }: Staff, fileId: string | null): Promise<LikelyPair[]> {
  // Of one file, the pair is looked for from it; of all, each pair once.
  const order = fileId ? sql`one.id = ${fileId} and other.id <> one.id` : sql`one.id < other.id`
  const pairsBy = Object.values(shared).map(
    (
      holds,
    ) => sql`(select one.id as one, other.id as other from client_files one join client_files other on other.structure_id = one.structure_id and ${holds}
      where one.structure_id = ${structureId} and one.status = 'active' and other.status = 'active' and ${order} limit ${mostPairs * 4})`,
  )
  const rows = await db().execute<{ one: string; other: string }>(
    sql`select distinct one, other from (${sql.join(pairsBy, sql` union all `)}) pairs
      where not exists (select from duplicate_dismissals d where d.file_id = least(one, other) and d.other_file_id = greatest(one, other))
      order by one, other limit ${mostPairs * 2}`,
  )
  const ids = [...new Set([...rows].flatMap(({ one, other }) => [one, other]))]
  if (ids.length === 0) return []
  const faces = await db()
    .select(face)
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.id, ids)))
  return [...rows].flatMap((pair) => toPair(pair, faces)).slice(0, mostPairs)
}

function toPair(pair: { one: string; other: string }, faces: readonly FileFace[]): LikelyPair[] {
  const one = faces.find(({ id }) => id === pair.one)!
  const other = faces.find(({ id }) => id === pair.other)!
  const likenesses = listLikenesses(one, other)
  return likenesses.length > 0 ? [{ one, other, likenesses }] : []
}

/** The open files of a structure that may be of one person, with the reasons, but for those that staff told apart ([2.A4]). */
export const listLikelyPairs = (actor: Staff): Promise<LikelyPair[]> => listPairs(actor, null)

/** The same for one file, which is the first of each pair. */
export const listLikelyOf = (actor: Staff, fileId: string): Promise<LikelyPair[]> => listPairs(actor, fileId)
