import 'server-only'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { Staff } from '@/lib/core/actor'
import { listSearchWords } from '../rules'
import { hasWord } from './match-words'

export type DeskClient = {
  id: string
  number: number
  firstName: string
  lastName: string
  email: string | null
  phone: string
  city: string
  /** The learners of the file but its holder, by their first names. */
  others: string | null
}

const columns = {
  id: clientFiles.id,
  number: clientFiles.number,
  firstName: clientFiles.firstName,
  lastName: clientFiles.lastName,
  email: clientFiles.email,
  phone: clientFiles.phone,
  city: clientFiles.city,
  others: sql<string | null>`(select string_agg(learners.first_name, ', ' order by learners.first_name)
    from guardianships tie join learners on learners.id = tie.learner_id
    where tie.client_file_id = client_files.id and tie.pays and not tie.is_self and learners.removed_at is null)`,
}

const holder = sql`concat_ws(' ', ${clientFiles.firstName}, ${clientFiles.lastName}, ${clientFiles.email}::text, ${clientFiles.city})`

/** The word in a name, an address or a town of the file, or in the name of one of its learners. */
const isOfWord = (word: string): SQL =>
  sql`(${hasWord(holder, word)} or exists (select 1 from guardianships tie join learners on learners.id = tie.learner_id
    where tie.client_file_id = ${clientFiles.id} and ${hasWord(sql`learners.first_name || ' ' || learners.last_name`, word)}))`

/** Nobody reads further down: a longer word finds fewer. */
export const mostClients = 20

/** The files of the structure that a search finds, by name. */
export async function searchClients({ structureId }: Staff, search: string): Promise<DeskClient[]> {
  const words = listSearchWords(search)
  if (words.length === 0) return []
  return db()
    .select(columns)
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), ...words.map(isOfWord)))
    .orderBy(asc(clientFiles.lastName), asc(clientFiles.firstName))
    .limit(mostClients)
}

/** A file of the structure by its number; another structure's doesn't exist. */
export async function findClient({ structureId }: Staff, number: number): Promise<DeskClient | null> {
  const [row] = await db()
    .select(columns)
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.number, number)))
  return row ?? null
}
