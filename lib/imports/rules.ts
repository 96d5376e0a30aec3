/*
 * What a school brings from elsewhere: people, memberships and lessons left ([1.H10]).
 * - Every line is judged before anything is written, and a wrong one holds up no other.
 * - Nobody gets a second file: same names with the same address of mail, telephone or postcode are the same person.
 * - Somebody who is there already keeps what is known of them; only what the line adds is added.
 * - Lessons left are of an offer of the catalogue, until a day to come; of a package of group lessons they are credits to place
 *   on the sessions of its course, which must be one alone.
 */
import type { Day } from '@/lib/core/time'
import { runsOne } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'
import {
  type FileLine,
  type ImportColumn,
  type ImportOffer,
  importColumns,
  type JudgedLine,
  type KnownFile,
  type LineProblem,
  type LineProblemCode,
  type ReadCells,
  type ReadLine,
} from './types'

/** Without accents, capitals or signs: how headings and names are compared. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** What a heading may be called, folded. */
const headings: Record<ImportColumn, RegExp> = {
  civility: /^(civilite|titre)$/,
  locale: /^(langue|langue des messages)$/,
  lastName: /^(nom|nom de famille|nom du titulaire)$/,
  firstName: /^(prenom|prenom du titulaire)$/,
  email: /^(e ?mail|mail|courriel|adresse e ?mail|adresse mail)$/,
  phone: /^(telephone|tel|portable|mobile|telephone portable)$/,
  birthOn: /^(date de naissance|naissance|ne le|nee le)$/,
  addressLine1: /^(adresse|adresse 1|rue|voie)$/,
  addressLine2: /^(complement|complement d adresse|adresse 2)$/,
  postcode: /^(code postal|cp)$/,
  city: /^(ville|commune)$/,
  country: /^pays$/,
  learnerLastName: /^(nom de l eleve|eleve nom|nom eleve)$/,
  learnerFirstName: /^(prenom de l eleve|eleve prenom|prenom eleve)$/,
  learnerBirthOn: /^(naissance de l eleve|eleve naissance|date de naissance de l eleve|naissance eleve)$/,
  memberFrom: /^(adhesion du|debut d adhesion|debut adhesion)$/,
  memberUntil: /^(adhesion au|fin d adhesion|fin adhesion|adhesion jusqu au)$/,
  offer: /^(forfait|offre)$/,
  credits: /^(cours restants|restants|credits|cours|credits restants)$/,
  validUntil: /^(valable jusqu au|validite|fin de validite)$/,
}

/** The modules without which a column means nothing; one that isn't there is of every structure. */
const columnNeeds: Partial<Record<ImportColumn, readonly Module[]>> = {
  memberFrom: ['memberships'],
  memberUntil: ['memberships'],
  offer: ['lessons', 'courses'],
  credits: ['lessons', 'courses'],
  validUntil: ['lessons', 'courses'],
}

/** What a structure's file may hold, by what it runs ([1.H10] [2.F3]). */
export const listColumns = (modules: readonly Module[]): ImportColumn[] =>
  importColumns.filter((column) => runsOne(modules, columnNeeds[column] ?? null))

/** Which column of the file is which of ours; those that aren't among ours are left aside. */
export function readHead(
  head: readonly string[],
  columns: readonly ImportColumn[] = importColumns,
): Map<number, ImportColumn> {
  const found = new Map<number, ImportColumn>()
  head.forEach((heading, at) => {
    const column = columns.find((name) => headings[name].test(fold(heading)))
    if (column && ![...found.values()].includes(column)) found.set(at, column)
  })
  return found
}

/** A file names people at least. */
export const hasNames = (head: ReadonlyMap<number, ImportColumn>): boolean =>
  [...head.values()].includes('lastName') && [...head.values()].includes('firstName')

type Person = { lastName: string; firstName: string }
const isSame = (one: Person, other: Person): boolean =>
  fold(one.lastName) === fold(other.lastName) && fold(one.firstName) === fold(other.firstName)

/** The file of whoever a line names: same names, and one more thing in common; null for somebody new. */
export const findFileOf = (line: ReadLine, files: readonly KnownFile[]): KnownFile | null =>
  files.find(
    (file) =>
      isSame(file, line) &&
      ((line.email !== null && file.email?.toLowerCase() === line.email) ||
        (line.phone !== '' && file.phone === line.phone) ||
        (line.postcode !== '' && file.postcode === line.postcode)),
  ) ?? null

/** The learner of a line in a file that exists; null for one to add. */
export const findLearnerOf = (line: ReadLine, file: KnownFile): KnownFile['learners'][number] | null =>
  file.learners.find((learner) => (line.learner ? isSame(learner, line.learner) : learner.isSelf)) ?? null

/** The offer that a line means, by its name or the end of its address. */
export const findOfferOf = (name: string, offers: readonly ImportOffer[]): ImportOffer | null =>
  offers.find((offer) => fold(offer.name) === fold(name) || offer.slug === name.trim().toLowerCase()) ?? null

export type ImportFacts = { today: Day; files: readonly KnownFile[]; offers: readonly ImportOffer[] }

/** A line whose cells could be read, or what is wrong with each. */
export type CellsRead = { read: ReadLine; problems: LineProblem[] } | { read: null; problems: LineProblem[] }

const problemOf = (column: ImportColumn, code: LineProblemCode): LineProblem => ({
  column,
  problem: `imports.problems.${code}`,
})

/** What goes together in a line: a learner, a membership, a package; half of one says which column is missing. */
export function assembleLine(cells: ReadCells): CellsRead {
  const { learnerLastName, learnerFirstName, learnerBirthOn, memberFrom, memberUntil, ...rest } = cells
  const { offer, credits, validUntil, ...holder } = rest
  const problems: LineProblem[] = []
  if (!learnerFirstName && (learnerLastName || learnerBirthOn))
    problems.push(problemOf('learnerFirstName', 'learner_half'))
  if (!memberFrom !== !memberUntil)
    problems.push(problemOf(memberFrom ? 'memberUntil' : 'memberFrom', 'membership_half'))
  const passParts = { offer: offer !== '', credits: credits !== null, validUntil: validUntil !== null }
  const missing = (['offer', 'credits', 'validUntil'] as const).filter((part) => !passParts[part])
  if (missing.length === 1 || missing.length === 2) problems.push(problemOf(missing[0]!, 'pass_half'))
  const learner = learnerFirstName
    ? { lastName: learnerLastName ?? holder.lastName, firstName: learnerFirstName, birthOn: learnerBirthOn }
    : null
  const membership = memberFrom && memberUntil ? { startsOn: memberFrom, endsOn: memberUntil } : null
  const pass = credits !== null && validUntil && offer ? { offer, credits, validUntil } : null
  return { read: { ...holder, learner, membership, pass }, problems }
}

/** Why lessons of an offer can't be taken over: it has none, or nobody knows of which course they are ([1.H10]). */
export function findOfferFlaw({ kind, courseIds }: Pick<ImportOffer, 'kind' | 'courseIds'>): LineProblemCode | null {
  if (kind === 'individual') return null
  if (kind !== 'group') return 'offer_without_lessons'
  if (courseIds.length === 0) return 'offer_without_course'
  return courseIds.length > 1 ? 'offer_of_courses' : null
}

/** What is wrong with a line that could be read, in the light of what the school has. */
function listProblems(line: ReadLine, facts: ImportFacts): LineProblem[] {
  const { membership, pass } = line
  const file = findFileOf(line, facts.files)
  const learner = file && findLearnerOf(line, file)
  const problems: LineProblem[] = []
  if (membership && membership.startsOn > membership.endsOn) problems.push(problemOf('memberUntil', 'membership_order'))
  const overlaps = learner?.memberships.some(
    (held) => membership && held.startsOn <= membership.endsOn && held.endsOn >= membership.startsOn,
  )
  if (overlaps) problems.push(problemOf('memberFrom', 'membership_overlaps'))
  if (pass) {
    const offer = findOfferOf(pass.offer, facts.offers)
    const flaw = offer ? findOfferFlaw(offer) : 'offer_unknown'
    if (flaw) problems.push(problemOf('offer', flaw))
    if (pass.validUntil < facts.today) problems.push(problemOf('validUntil', 'pass_over'))
  }
  return problems
}

/** Somebody else's file has this address of mail: allowed, and said ([2.A5]). */
const sharesEmail = (line: ReadLine, files: readonly KnownFile[]): boolean =>
  line.email !== null && files.some((file) => file.email?.toLowerCase() === line.email && !isSame(file, line))

/** What would be the same twice: the same learner with the same membership or package. */
const keyOf = ({ email, phone, postcode, membership, pass, learner, ...who }: ReadLine): string =>
  JSON.stringify([fold(who.lastName), fold(who.firstName), email, phone, postcode, learner, membership, pass])

/** Whether a line adds anything for somebody who is there already. */
function addsNothing(line: ReadLine, files: readonly KnownFile[]): boolean {
  const file = findFileOf(line, files)
  return file !== null && findLearnerOf(line, file) !== null && !line.membership && !line.pass
}

/** One sentence beside a cell is enough. */
const oneOfEachColumn = (problems: readonly LineProblem[]): LineProblem[] =>
  problems.filter(({ column }, rank) => problems.findIndex((other) => other.column === column) === rank)

/** Every line of a file, in order: ready, known or wrong, with why ([1.H10]). */
export function judgeLines(lines: readonly (FileLine & CellsRead)[], facts: ImportFacts): JudgedLine[] {
  const seen = new Set<string>()
  return lines.map(({ lineNumber, cells, read, problems }) => {
    if (!read) return { lineNumber, cells, read, problems: oneOfEachColumn(problems), state: 'wrong' }
    const found = [...problems, ...listProblems(read, facts)]
    if (seen.has(keyOf(read))) found.push(problemOf('lastName', 'line_twice'))
    seen.add(keyOf(read))
    if (found.length > 0) return { lineNumber, cells, read, problems: found, state: 'wrong' }
    if (addsNothing(read, facts.files)) return { lineNumber, cells, read, problems: [], state: 'known' }
    const doubts = sharesEmail(read, facts.files) ? [problemOf('email', 'shared_email')] : []
    return { lineNumber, cells, read, problems: doubts, state: 'ready' }
  })
}
