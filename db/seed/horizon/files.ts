import type { accounts, termsAcceptances } from '@/db/schema/accounts'
import type { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import type { fileMergers } from '@/db/schema/duplicates'
import type { consents, fileNotes } from '@/db/schema/file-notes'
import type { FileOrigin } from '@/lib/client-files/types'
import { addDays, addMinutes, findInstant, type Instant } from '@/lib/core/time'
import { civilityOf } from '../civility'
import type { SeedContext } from '../context'
import { createRandom, idOf, type Random } from '../random'
import { typeset } from '../typography'
import { type Country, countries, type SeedConsent, type SeedNote } from './people'
import { horizonTermsId } from './structure'

type Row<Table extends { $inferInsert: unknown }> = Table['$inferInsert']
export type FileRow = Omit<Row<typeof clientFiles>, 'number'> & { id: string; createdAt: Instant }

/** The rows of `horizon`'s people, in memory until all of them are known: their numbers follow the order of time. */
export type HorizonWorld = SeedContext & {
  random: Random
  passwordHash: string
  /** Who writes the office's notes. */
  authorId: string
  rows: {
    accounts: Row<typeof accounts>[]
    acceptances: Row<typeof termsAcceptances>[]
    files: FileRow[]
    learners: Row<typeof learners>[]
    guardianships: Row<typeof guardianships>[]
    consents: Row<typeof consents>[]
    notes: Row<typeof fileNotes>[]
    mergers: Row<typeof fileMergers>[]
  }
}

export function createHorizonWorld(context: SeedContext, passwordHash: string, authorId: string): HorizonWorld {
  const rows = {
    accounts: [],
    acceptances: [],
    files: [],
    learners: [],
    guardianships: [],
    consents: [],
    notes: [],
    mergers: [],
  }
  return { ...context, random: createRandom(`horizon:${context.today}`), passwordHash, authorId, rows }
}

/** A moment of a past day in the hours of an office. */
export const momentOf = ({ today, zone }: SeedContext, daysAgo: number, label: string): Instant =>
  addMinutes(findInstant(addDays(today, -daysAgo), '09:00', zone)!, createRandom(label).integer(0, 8 * 60))

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')

export const emailOf = (firstName: string, lastName: string) =>
  `${plain(firstName)}.${plain(lastName)}@courriel.example`

export type NewFile = {
  firstName: string
  lastName: string
  country: Country
  daysAgo: number
  origin: FileOrigin
  /** An account in use; a file that the office made may have none. */
  hasLogin: boolean
  /** The account of somebody who is known elsewhere already. */
  accountId?: string
  given?: Partial<FileRow>
}

/** A file with its holder as a learner, and the account behind it where there is one. */
export function addFile(world: HorizonWorld, person: NewFile): FileRow {
  const { firstName, lastName, country, daysAgo, origin, given } = person
  const label = `horizon:${firstName}.${lastName}:${daysAgo}`
  const createdAt = momentOf(world, daysAgo, label)
  const email = given?.email === undefined ? emailOf(firstName, lastName) : given.email
  const accountId = person.accountId ?? (person.hasLogin && email ? addAccount(world, email, createdAt) : null)
  const file: FileRow = {
    id: idOf(`file:${label}`, createdAt),
    structureId: world.structureId,
    accountId,
    civility: civilityOf(firstName),
    // Some of the Flemish speakers would rather read English.
    locale: ['Anneleen', 'Koen'].includes(firstName) ? 'en' : null,
    firstName,
    lastName,
    ...contactOf(world, country),
    birthOn: addDays(world.today, -Math.round(365.25 * world.random.integer(24, 71)) - world.random.integer(0, 364)),
    origin,
    createdAt,
    ...given,
    email,
  }
  world.rows.files.push(file)
  if (accountId) acceptTerms(world, accountId, createdAt)
  // What a merged file had is in the one that was kept.
  if (file.status !== 'merged') addLearner(world, file)
  return file
}

function addAccount(world: HorizonWorld, email: string, createdAt: Instant): string {
  const id = idOf(`account:${email}`, createdAt)
  const { passwordHash } = world
  world.rows.accounts.push({
    id,
    email,
    passwordHash,
    status: 'active',
    activatedAt: addMinutes(createdAt, 9),
    createdAt,
  })
  return id
}

function acceptTerms({ rows, structureId, random }: HorizonWorld, accountId: string, acceptedAt: Instant): void {
  rows.acceptances.push({
    accountId,
    structureId,
    termsVersionId: horizonTermsId,
    occasion: 'signup',
    ipAddress: `192.0.2.${random.integer(1, 250)}`,
    userAgent: 'Mozilla/5.0 (demonstration)',
    acceptedAt,
  })
}

function contactOf({ random, rows }: HorizonWorld, country: Country) {
  const { places, phone, streets } = countries[country]
  const [postcode, city] = random.pick(places)
  return {
    addressLine1: `${random.integer(1, 240)} ${random.pick(streets)}`,
    postcode,
    city,
    country,
    phone: `${phone}${String(rows.files.length).padStart(2, '0')}`,
  }
}

/** The holder, who takes part. */
function addLearner({ rows, structureId }: HorizonWorld, file: FileRow): void {
  const { firstName, lastName, birthOn, createdAt } = file
  const id = idOf(`learner:${file.id}`, createdAt)
  rows.learners.push({ id, structureId, firstName, lastName, birthOn, createdAt })
  rows.guardianships.push({ structureId, learnerId: id, clientFileId: file.id, isSelf: true, createdAt })
}

/** What the holder answered, each time that they did. */
export function answer(world: HorizonWorld, file: FileRow, said: readonly SeedConsent[]): void {
  const { structureId } = world
  for (const { channel, isGranted, source, daysAgo } of said)
    world.rows.consents.push({
      id: idOf(`consent:${file.id}:${channel}:${daysAgo}`, momentOf(world, daysAgo, file.id)),
      structureId,
      clientFileId: file.id,
      channel,
      isGranted,
      source,
      createdAt: momentOf(world, daysAgo, file.id),
    })
}

/** What the office noted, on the file or on its holder as a learner. */
export function note(world: HorizonWorld, file: FileRow, { kind, body }: SeedNote, daysAgo: number): void {
  const createdAt = momentOf(world, daysAgo, `${file.id}:${kind}`)
  world.rows.notes.push({
    id: idOf(`note:${file.id}:${kind}`, createdAt),
    structureId: world.structureId,
    clientFileId: file.id,
    learnerId: kind === 'teacher' ? idOf(`learner:${file.id}`, file.createdAt) : null,
    kind,
    body: typeset(body),
    authorId: world.authorId,
    createdAt,
  })
}
