import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { cache } from 'react'
import { clock } from '@/lib/core/clock'
import { type Day, dayOf, type Instant, startOfDay } from '@/lib/core/time'
import { agreed } from '@/lib/finder/queries/list-details'
import { isMember, owes } from '@/lib/finder/queries/list-files'
import { getStructureById } from '@/lib/structures/queries'
import { isGroup } from '../rules'
import type { Condition, Query } from '../types'
import { isAround, openFiles } from './find-places'

/** What conditions are read against. */
type Scope = { structureId: string; locale: string; timeZone: string; today: Day; now: Instant }
type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/**
 * The open files that a query lets through, as a condition of SQL on `client_files`, to be counted, listed or joined; all
 * values are parameters ([2.D1]). A page that counts, lists and maps the same query prepares it once.
 */
export const matchQuery = cache(async (structureId: string, query: Query): Promise<SQL> => {
  const [structure, now] = await Promise.all([getStructureById(structureId), clock()])
  const { locale, timeZone } = structure
  const scope = { structureId, locale, timeZone, now, today: dayOf(now, timeZone) }
  return sql`${openFiles(structureId)} and ${await write(query, scope)}`
})

async function write(query: Query, scope: Scope): Promise<SQL> {
  if (query.kind === 'not') return sql`not ${await write(query.of, scope)}`
  if (!isGroup(query)) return sql`(${await writeCondition(query, scope)})`
  const parts = await Promise.all(query.of.map((one) => write(one, scope)))
  return sql`(${sql.join(parts, query.kind === 'and' ? sql` and ` : sql` or `)})`
}

/**
 * The files of a set (`files` gives one column, `client_file_id`) are read once and kept, not again for each file; where they
 * are too many to keep, each is asked by its index. 'is true' keeps the planner from joining them, which it does file by file
 * when a page wants but the first of a list: half a minute on 200,000 files.
 */
const isAmong = (files: SQL): SQL =>
  sql`(exists (select from (${files}) chosen where chosen.client_file_id = client_files.id)) is true`

const isOffer = (column: SQL, offerId: string | null): SQL => (offerId ? sql`${column} = ${offerId}` : sql`true`)

/** Whether a pass that isn't over has a credit left, by the ledger. */
const hasLeft = ({ structureId, today }: Scope, which: SQL): SQL =>
  isAmong(sql`
  select passes.client_file_id from passes join offers on offers.id = passes.offer_id
    join pass_entries entry on entry.pass_id = passes.id
  where passes.structure_id = ${structureId} and passes.valid_until >= ${today} and ${which}
  group by passes.id, passes.client_file_id having sum(entry.amount) > 0`)

/** Somebody with a lesson, taken or to come, that wasn't given up. */
function writePupil({ of, id, since }: Of<'pupil'>, { structureId, timeZone }: Scope): SQL {
  const where = {
    course: id
      ? sql`bookings.session_id in (select held.id from course_sessions held where held.course_id = ${id})`
      : sql`bookings.session_id is not null`,
    offer: id
      ? sql`bookings.pass_id in (select sold.id from passes sold where sold.structure_id = ${structureId} and sold.offer_id = ${id})`
      : sql`true`,
  }
  const from = since ? sql`bookings.starts_at >= ${instantOf(since, timeZone)}` : sql`true`
  return isAmong(sql`select bookings.client_file_id from bookings
    where bookings.structure_id = ${structureId} and bookings.status = 'booked' and ${where[of]} and ${from}`)
}

const instantOf = (day: Day, timeZone: string): SQL => sql`${startOfDay(day, timeZone).toISOString()}::timestamptz`

function beginsWith(prefixes: readonly string[]): SQL {
  if (prefixes.length === 0) return sql`true`
  const patterns = prefixes.map((prefix) => `${prefix.replaceAll(' ', '')}%`)
  return sql`replace(client_files.postcode, ' ', '') like any (${sql.param(patterns)}::text[])`
}

/** Born so long ago: who is 10 was born at least ten years ago, and less than eleven. */
function writeAge({ of, from, to }: Of<'age'>, { structureId, today }: Scope): SQL {
  const isAged = (born: SQL): SQL => sql`${born} is not null
    and ${from === null ? sql`true` : sql`${born} <= ${today}::date - make_interval(years => ${from})`}
    and ${to === null ? sql`true` : sql`${born} > ${today}::date - make_interval(years => ${to + 1})`}`
  if (of === 'holder') return isAged(sql`client_files.birth_on`)
  return isAmong(sql`select tie.client_file_id from learners join guardianships tie on tie.learner_id = learners.id
    where learners.structure_id = ${structureId} and learners.removed_at is null and ${isAged(sql`learners.birth_on`)}`)
}

const writeActive = ({ since }: Of<'active'>, { structureId, timeZone }: Scope): SQL => sql`
  ${isAmong(sql`select orders.client_file_id from orders
    where orders.structure_id = ${structureId} and orders.ordered_at >= ${instantOf(since, timeZone)}`)}
  or ${isAmong(sql`select bookings.client_file_id from bookings
    where bookings.structure_id = ${structureId} and bookings.status = 'booked' and bookings.starts_at >= ${instantOf(since, timeZone)}`)}`

const writers: { [Kind in Condition['kind']]: (condition: Of<Kind>, scope: Scope) => SQL | Promise<SQL> } = {
  consent: ({ channel }, { structureId }) => isAmong(agreed(structureId, channel)),
  interested: ({ offerId }, { structureId }) =>
    isAmong(sql`
    select interests.client_file_id from interests
    where interests.structure_id = ${structureId} and interests.removed_at is null and ${isOffer(sql`interests.offer_id`, offerId)}`),
  to_place: ({ offerId }, scope) =>
    hasLeft(scope, sql`offers.kind = 'group' and ${isOffer(sql`passes.offer_id`, offerId)}`),
  pupil: writePupil,
  member: () => isMember,
  lessons_left: (_, scope) => hasLeft(scope, sql`true`),
  country: ({ country, prefixes }) => sql`client_files.country = ${country} and ${beginsWith(prefixes)}`,
  around: (condition, { structureId }) => isAround(condition, structureId),
  age: writeAge,
  locale: ({ locale }, scope) => sql`coalesce(client_files.locale, ${scope.locale}) = ${locale}`,
  balance_due: (_, { structureId }) => owes(structureId),
  active: writeActive,
}

const writeCondition = (condition: Condition, scope: Scope): SQL | Promise<SQL> =>
  (writers[condition.kind] as (condition: Condition, scope: Scope) => SQL | Promise<SQL>)(condition, scope)
