import 'server-only'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { learners } from '@/db/schema/client-files'
import type { Day } from '@/lib/core/time'
import { findReducedUntil } from '../rules'
import { listGrantsOfLearners } from './list-grants'

export type FoundLearner = {
  id: string
  name: string
  birthOn: Day | null
  /** Who pays for them, by name. */
  payers: string | null
  reducedUntil: Day | null
}

/** Nobody reads further down: a longer word finds fewer. */
const mostLearners = 20

/** The learners of the structure whose names hold every word, and what they pay today. */
export async function searchLearners(structureId: string, search: string, today: Day): Promise<FoundLearner[]> {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 6)
  if (words.length === 0) return []
  const name = sql<string>`${learners.firstName} || ' ' || ${learners.lastName}`
  const hasWord = (word: string) => sql`unaccent(${name}) ilike unaccent(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`
  const found = await db()
    .select({
      id: learners.id,
      name,
      birthOn: learners.birthOn,
      payers: sql<string | null>`(select string_agg(f.first_name || ' ' || f.last_name, ', ' order by f.number)
        from guardianships g join client_files f on f.id = g.client_file_id where g.learner_id = learners.id and g.pays)`,
    })
    .from(learners)
    .where(and(eq(learners.structureId, structureId), isNull(learners.removedAt), ...words.map(hasWord)))
    .orderBy(asc(learners.lastName), asc(learners.firstName))
    .limit(mostLearners)
  const grants = await listGrantsOfLearners(
    db(),
    structureId,
    found.map(({ id }) => id),
  )
  return found.map((learner) => ({ ...learner, reducedUntil: findReducedUntil(grants, learner.id, today) }))
}
