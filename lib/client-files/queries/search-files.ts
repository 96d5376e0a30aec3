import 'server-only'
import { and, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { contains, literally } from '@/db/search'
import type { Staff } from '@/lib/core/actor'
import { findMistakable, listIntended, readSearch } from '../rules'
import type { FileRow, FileSearch } from '../types'
import { fileRowColumns } from './file-columns'

/** Nobody reads further down: a longer word finds fewer. */
export const mostFound = 20
/** So few found that the words may have been mistaken. */
const fewFound = 5
/** Of those that match alike, how many are put in order. */
const mostSorted = 300

const lastName = sql`search_key(${clientFiles.lastName})`
const firstName = sql`search_key(${clientFiles.firstName})`
const inFile = sql`${clientFiles.searchText}`
const inLearner = sql`learner.search_text`

/** Files that match in one way; `order` comes from an index, or the names decide between the first that match. */
type Stage = { where: SQL; order?: SQL[]; isGuess?: boolean }

const begins = (name: SQL, term: string): SQL => sql`${name} like ${`${literally(term)}%`}`
const all = (terms: readonly string[], text: SQL): SQL | undefined => and(...terms.map((term) => contains(text, term)))

/** One of the file's learners, by these terms. */
const hasLearner = (
  terms: readonly string[],
): SQL => sql`${clientFiles.id} in (select tie.client_file_id from learners learner
  join guardianships tie on tie.learner_id = learner.id where learner.removed_at is null and ${all(terms, inLearner)})`

/** One of the words is of a learner, the others are of the file. */
const listMixed = (terms: readonly string[]): Stage[] =>
  terms.length < 2
    ? []
    : terms.map((term) => ({
        where: sql`${all(
          terms.filter((one) => one !== term),
          inFile,
        )} and exists (select from guardianships tie
          join learners learner on learner.id = tie.learner_id
          where tie.client_file_id = client_files.id and learner.removed_at is null and ${contains(inLearner, term)})`,
      }))

/** All the words in the file, in one of its learners, or in both together: the conditions, one by one, that an index answers. */
export const holdsAll = (terms: readonly string[]): SQL[] => [
  all(terms, inFile)!,
  hasLearner(terms),
  ...listMixed(terms).map(({ where }) => where),
]

/** The ways in which a file can be what somebody looks for, the likeliest first. */
function listStages({ terms, number }: FileSearch): Stage[] {
  const isNumber: Stage[] = number === null ? [] : [{ where: eq(clientFiles.number, number) }]
  const [term, ...others] = terms
  if (term === undefined) return isNumber
  const byName: Stage[] = [
    { where: begins(lastName, term), order: [lastName, firstName] },
    { where: begins(firstName, term), order: [firstName, lastName] },
  ]
  return [
    ...isNumber,
    ...(others.length > 0 ? [] : byName),
    { where: all(terms, inFile)! },
    { where: hasLearner(terms) },
  ]
}

/** The letters in rows of three or more: what the index of the text finds by. */
const countFirmLetters = (intended: string): number =>
  (intended.match(/[^_]{3,}/g) ?? []).reduce((total, letters) => total + letters.length, 0)

/** Patterns that the index answers by few rows come before those that half the town begins like. */
const firmLetters = 5

/** What holds three letters in a row is found anywhere, the rest where a word begins. */
const toPatterns = (intended: string): string[] =>
  countFirmLetters(intended) > 0 ? [`%${intended}%`] : [`${intended}%`, `% ${intended}%`]

/** Each pattern on its own reads the few rows that its letters are in: all at once would try every pattern on each row. */
const meant = (table: SQL, intended: readonly string[], others: SQL | undefined): SQL => sql`(select likely.id
  from unnest(${sql.param(intended.flatMap(toPatterns))}::text[]) pattern
  cross join lateral (select own.id from ${table} own where own.search_text like pattern and ${others ?? sql`true`} limit ${mostSorted}) likely)`

/** The same with one mistake in one of the words, of the file or of a learner: those that are quick to look for, or the rest. */
function listGuesses({ terms }: FileSearch, structureId: string, isQuick: boolean): Stage[] {
  const scope = sql`own.structure_id = ${structureId}`
  return terms.flatMap((term, rank) => {
    const word = findMistakable(term)
    const intended = word ? listIntended(word).filter((one) => countFirmLetters(one) >= firmLetters === isQuick) : []
    if (intended.length === 0) return []
    const rest = terms.filter((_, at) => at !== rank)
    const order = [sql`strict_word_similarity(${word}, ${inFile}) desc`]
    const files = meant(sql`client_files`, intended, and(scope, all(rest, sql`own.search_text`)))
    const children = meant(sql`learners`, intended, and(scope, sql`own.removed_at is null`))
    const ofChildren = sql`(select tie.client_file_id from guardianships tie where tie.learner_id in ${children})`
    return [
      { where: sql`${clientFiles.id} in ${files}`, order, isGuess: true },
      { where: and(all(rest, inFile), sql`${clientFiles.id} in ${ofChildren}`)!, isGuess: true },
    ]
  })
}

/** At most `most` files of a stage that aren't found yet. */
async function runStage(
  { structureId }: Staff,
  stage: Stage,
  known: readonly FileRow[],
  most: number,
): Promise<FileRow[]> {
  const { where, order, isGuess } = stage
  const isNew =
    known.length > 0
      ? notInArray(
          clientFiles.id,
          known.map(({ id }) => id),
        )
      : undefined
  const scope = and(eq(clientFiles.structureId, structureId), isNew, where)
  const query = db().select(fileRowColumns).from(clientFiles)
  if (order && !isGuess)
    return query
      .where(scope)
      .orderBy(...order)
      .limit(most)
  const first = db().select({ id: clientFiles.id }).from(clientFiles).where(scope).limit(mostSorted)
  return query
    .where(sql`${clientFiles.id} in (${first})`)
    .orderBy(...(order ?? []), lastName, firstName)
    .limit(most)
}

/**
 * The files that somebody means by what they typed so far, the likeliest first ([2.A1]). Deactivated and merged ones are
 * among them, and say so. When hardly any holds all the words, those that one typing mistake explains come after.
 */
export async function searchFiles(actor: Staff, typed: string, most = mostFound): Promise<FileRow[]> {
  const search = readSearch(typed)
  const found: FileRow[] = []
  const gather = async (stages: Stage[]) => {
    for (const stage of stages) {
      if (found.length >= most) return
      found.push(...(await runStage(actor, stage, found, most - found.length)))
    }
  }
  const { structureId } = actor
  await gather(listStages(search))
  // A word more, or a mistake less: each way is tried while hardly anything was found.
  const further = [
    () => listMixed(search.terms),
    () => listGuesses(search, structureId, true),
    () => listGuesses(search, structureId, false),
  ]
  for (const list of further) if (found.length < fewFound) await gather(list())
  return found
}
