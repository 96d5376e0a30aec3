import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { clock } from '@/lib/core/clock'
import { type Day, dayOf, type Instant, startOfDay } from '@/lib/core/time'
import { consentTo } from '@/lib/finder/queries/list-details'
import { isMember, owes } from '@/lib/finder/queries/list-files'
import { getStructureById } from '@/lib/structures/queries'
import { isGroup } from '../rules'
import type { Condition, Query } from '../types'
import { isAround } from './find-places'

/** What conditions are read against. */
type Scope = { structureId: string; locale: string; timeZone: string; today: Day; now: Instant; files: SQL }
type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/** Every open file of the structure: nobody writes to a file that ended. */
const openFiles = (structureId: string): SQL =>
  sql`client_files.structure_id = ${structureId} and client_files.status = 'active'`

/**
 * The open files that a query lets through, as a condition of SQL on `client_files`, to be counted, listed or joined; all
 * values are parameters ([2.D1]).
 */
export async function matchQuery(structureId: string, query: Query): Promise<SQL> {
  const [structure, now] = await Promise.all([getStructureById(structureId), clock()])
  const { locale, timeZone } = structure
  const files = openFiles(structureId)
  const scope = { structureId, locale, timeZone, now, today: dayOf(now, timeZone), files }
  return sql`${files} and ${await write(query, scope)}`
}

async function write(query: Query, scope: Scope): Promise<SQL> {
  if (query.kind === 'not') return sql`not ${await write(query.of, scope)}`
  if (!isGroup(query)) return sql`(${await writeCondition(query, scope)})`
  const parts = await Promise.all(query.of.map((one) => write(one, scope)))
  return sql`(${sql.join(parts, query.kind === 'and' ? sql` and ` : sql` or `)})`
}

/** The files themselves are asked once, not again for each of them. */
const isAmong = (files: SQL): SQL => sql`client_files.id in (${files})`

const isOffer = (column: SQL, offerId: string | null): SQL => (offerId ? sql`${column} = ${offerId}` : sql`true`)

/** Whether a pass that isn't over has a credit left, by the ledger. */
const hasLeft = ({ structureId, today }: Scope, which: SQL): SQL =>
  isAmong(sql`
  select passes.client_file_id from passes join offers on offers.id = passes.offer_id
  where passes.structure_id = ${structureId} and passes.valid_until >= ${today} and ${which}
    and (select sum(pass_entries.amount) from pass_entries where pass_entries.pass_id = passes.id) > 0`)

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
  consent: ({ channel }) => sql`coalesce(${consentTo(channel)}, false)`,
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
  around: (condition, { files }) => isAround(condition, files),
  age: writeAge,
  locale: ({ locale }, scope) => sql`coalesce(client_files.locale, ${scope.locale}) = ${locale}`,
  balance_due: (_, { structureId }) => owes(structureId),
  active: writeActive,
}

const writeCondition = (condition: Condition, scope: Scope): SQL | Promise<SQL> =>
  (writers[condition.kind] as (condition: Condition, scope: Scope) => SQL | Promise<SQL>)(condition, scope)
