import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { holds } from '@/db/search'
import type { Staff } from '@/lib/core/actor'
import type { Day } from '@/lib/core/time'
import { type LikelyFile, likelyReasons } from '../types'

type Person = {
  firstName: string
  lastName: string
  email: string | null
  phone: string
  postcode: string
  birthOn: Day | null
}
type Row = Omit<LikelyFile, 'reasons'> & { reasons: boolean[] }

/** As many as somebody looks at before they open a file. */
const most = 5

/**
 * The open files that may be the same person's ([2.A4]): same e-mail, same names and postcode, same telephone, or same
 * birth date and close name; those with most in common first. Each condition has its index.
 */
export async function findLikelyFiles(executor: Executor, structureId: string, person: Person): Promise<LikelyFile[]> {
  const { firstName, lastName, email, phone, postcode, birthOn } = person
  const hasName = sql`search_key(last_name) = search_key(${lastName}) and search_key(first_name) = search_key(${firstName})`
  const reasons = sql`array[
    coalesce(email = ${email}::citext, false),
    ${hasName} and (postcode = '' or ${postcode} = '' or postcode = ${postcode}),
    phone <> '' and phone = ${phone},
    coalesce(birth_on = ${birthOn}::date, false) and similarity(search_key(last_name), search_key(${lastName})) > 0.4]`
  const rows = await executor.execute<Row>(sql`
    select number, first_name as "firstName", last_name as "lastName", city, ${reasons} as reasons
    from client_files
    where structure_id = ${structureId} and status = 'active' and true = any(${reasons})
      and (email = ${email}::citext or phone = ${phone} or birth_on = ${birthOn}::date
        or search_text like ${holds(lastName)})
    order by cardinality(array_positions(${reasons}, true)) desc, number
    limit ${most}`)
  return rows.map(({ reasons: found, ...file }) => ({
    ...file,
    reasons: likelyReasons.filter((_reason, rank) => found[rank]),
  }))
}

/** The same for a form of the office, before anything is written. */
export const listLikelyFiles = (actor: Staff, person: Person): Promise<LikelyFile[]> =>
  findLikelyFiles(db(), actor.structureId, person)
