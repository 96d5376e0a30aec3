import { hash } from '@node-rs/argon2'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { accountSessions, accounts } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners, reducedRateGrants } from '@/db/schema/client-files'
import type { AccountStatus } from '@/lib/accounts/types'
import type { Member } from '@/lib/core/actor'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'

export type TestMember = {
  email: string
  accountId: string
  sessionId: string
  clientFileId: string
  /** 'Dossier n°' of the office's screens. */
  fileNumber: number
  /** The holder as a learner. */
  learnerId: string
  actor: Member
}

type GivenMember = {
  firstName?: string
  lastName?: string
  email?: string
  /** Hashed at its real cost: only where a test logs in. */
  password?: string
  status?: AccountStatus
  birthOn?: string
  postcode?: string
  /** An existing account that gets a file in another structure. */
  accountId?: string
}

async function makeAccount(executor: Executor, email: string, given: GivenMember): Promise<string> {
  const status = given.status ?? 'active'
  const [account] = await executor
    .insert(accounts)
    .values({
      email,
      passwordHash: given.password
        ? await hash(given.password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
        : 'no password opens this account',
      status,
      activatedAt: status === 'pending' ? null : sql`app_now()`,
    })
    .returning({ id: accounts.id })
  return account!.id
}

/** An active account with an open session, its file in the structure, and its holder as a learner. */
export async function makeMember(
  executor: Executor,
  structure: TestStructure,
  given: GivenMember = {},
): Promise<TestMember> {
  const number = nextNumber()
  const email = given.email ?? `membre-${number}@exemple.example`
  const firstName = given.firstName ?? 'Claire'
  const lastName = given.lastName ?? `Vasseur ${number}`
  const accountId = given.accountId ?? (await makeAccount(executor, email, given))
  const [session] = await executor
    .insert(accountSessions)
    .values({ accountId, expiresAt: sql`app_now() + interval '1 day'` })
    .returning({ id: accountSessions.id })
  const birthOn = given.birthOn ?? '1990-05-17'
  const [file] = await executor
    .insert(clientFiles)
    .values({
      structureId: structure.id,
      accountId,
      number,
      firstName,
      lastName,
      email,
      birthOn,
      addressLine1: '3 rue des Essais',
      postcode: given.postcode ?? '75011',
      city: 'Paris',
      phone: '+33199000003',
    })
    .returning({ id: clientFiles.id })
  const clientFileId = file!.id
  const learnerId = await makeLearner(executor, structure, clientFileId, { firstName, lastName, birthOn, isSelf: true })
  const sessionId = session!.id
  const actor: Member = { kind: 'member', accountId, sessionId, structureId: structure.id, clientFileId }
  return { email, accountId, sessionId, clientFileId, fileNumber: number, learnerId, actor }
}

/** A learner of a file: a child unless told otherwise. @returns the learner's id */
export async function makeLearner(
  executor: Executor,
  structure: TestStructure,
  clientFileId: string,
  given: {
    firstName?: string
    lastName?: string
    birthOn?: string | null
    isSelf?: boolean
    sees?: boolean
    books?: boolean
    pays?: boolean
  } = {},
): Promise<string> {
  const { firstName = 'Zoé', lastName = 'Vasseur', birthOn = '2013-03-02', isSelf = false, ...rights } = given
  const [learner] = await executor
    .insert(learners)
    .values({ structureId: structure.id, firstName, lastName, birthOn })
    .returning({ id: learners.id })
  await executor
    .insert(guardianships)
    .values({ structureId: structure.id, learnerId: learner!.id, clientFileId, isSelf, ...rights })
  return learner!.id
}

/** The reduced price, granted by staff ([1.C1]); in force from 2000 to 2099 unless told otherwise. */
export async function makeReducedRateGrant(
  executor: Executor,
  structure: TestStructure,
  learnerId: string,
  given: { startsOn?: string; endsOn?: string } = {},
): Promise<string> {
  const [grant] = await executor
    .insert(reducedRateGrants)
    .values({
      structureId: structure.id,
      learnerId,
      startsOn: given.startsOn ?? '2000-01-01',
      endsOn: given.endsOn ?? '2099-12-31',
      reason: 'Carte d’étudiante',
      grantedBy: 'administration',
    })
    .returning({ id: reducedRateGrants.id })
  return grant!.id
}
