import 'server-only'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { guardianships, learners } from '@/db/schema/client-files'
import type { Viewer } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { readSignedId } from '@/lib/core/signed-ids'
import type { Day, Instant } from '@/lib/core/time'
import { checkCopy, copyPurpose } from './rules'
import type { CopySettings, LearnerDetails, LearnerTies } from './types'

export type LearnerOfFile = { id: string; firstName: string; lastName: string; birthOn: Day | null; isSelf: boolean }

const listTied = (
  executor: Executor,
  structureId: string,
  clientFileId: string,
  right: 'sees' | 'pays',
): Promise<LearnerOfFile[]> =>
  executor
    .select({
      id: learners.id,
      firstName: learners.firstName,
      lastName: learners.lastName,
      birthOn: learners.birthOn,
      isSelf: guardianships.isSelf,
    })
    .from(guardianships)
    .innerJoin(learners, eq(learners.id, guardianships.learnerId))
    .where(
      and(
        eq(guardianships.structureId, structureId),
        eq(guardianships.clientFileId, clientFileId),
        eq(guardianships[right], true),
        isNull(learners.removedAt),
      ),
    )
    .orderBy(desc(guardianships.isSelf), asc(learners.firstName), asc(learners.id))

/** The learners whom a file sees, its holder first ([1.B8]). A command gives its transaction. */
export const listLearnersOfFile = (
  structureId: string,
  clientFileId: string,
  executor: Executor = db(),
): Promise<LearnerOfFile[]> => listTied(executor, structureId, clientFileId, 'sees')

/** Those that a file pays for: a line of the cart may be for them ([1.C8]). */
export const listPaidLearners = (
  executor: Executor,
  structureId: string,
  clientFileId: string,
): Promise<LearnerOfFile[]> => listTied(executor, structureId, clientFileId, 'pays')

export type LearnerCard = Omit<LearnerDetails, 'birthOn'> & {
  id: string
  birthOn: Day | null
  isSelf: boolean
  copy: CopySettings
}

const copyColumns = {
  email: learners.copyEmail,
  isToLearner: learners.isCopyToLearner,
  confirmedAt: learners.copyConfirmedAt,
}

/** A second address without its email is none ([1.B9]). */
const toCopy = ({ email, ...rest }: { email: string | null; isToLearner: boolean; confirmedAt: Instant | null }) =>
  email === null ? null : { email, ...rest }

const cardColumns = {
  id: learners.id,
  firstName: learners.firstName,
  lastName: learners.lastName,
  birthOn: learners.birthOn,
  notesForTeacher: learners.notesForTeacher,
  emergencyContact: learners.emergencyContact,
  mayCollect: learners.mayCollect,
  hasImageConsent: learners.hasImageConsent,
  isSelf: guardianships.isSelf,
  copy: copyColumns,
}

/** 'Mes élèves' with what is known of each. */
export async function listLearnerCards({ structureId, clientFileId }: Viewer): Promise<LearnerCard[]> {
  const rows = await db()
    .select(cardColumns)
    .from(guardianships)
    .innerJoin(learners, eq(learners.id, guardianships.learnerId))
    .where(
      and(
        eq(guardianships.structureId, structureId),
        eq(guardianships.clientFileId, clientFileId),
        eq(guardianships.sees, true),
        isNull(learners.removedAt),
      ),
    )
    .orderBy(desc(guardianships.isSelf), asc(learners.firstName), asc(learners.id))
  return rows.map(({ copy, ...card }) => ({ ...card, copy: toCopy(copy) }))
}

/** A learner of mine; anybody else's is one that doesn't exist ([0.I9]). */
export async function findLearnerCard(viewer: Viewer, learnerId: string): Promise<LearnerCard | null> {
  if (!isId(learnerId)) return null
  return (await listLearnerCards(viewer)).find(({ id }) => id === learnerId) ?? null
}

/** Those whom the holder took off the list. */
export async function listRemovedOfFile(executor: Executor, clientFileId: string) {
  return executor
    .select({
      id: learners.id,
      firstName: learners.firstName,
      lastName: learners.lastName,
      birthOn: learners.birthOn,
    })
    .from(guardianships)
    .innerJoin(learners, eq(learners.id, guardianships.learnerId))
    .where(and(eq(guardianships.clientFileId, clientFileId), eq(guardianships.sees, false)))
}

/** What a learner still has to come, as figures for the rule of removal. */
export async function getTies(
  executor: Executor,
  structureId: string,
  learnerId: string,
  now: Instant,
  today: Day,
): Promise<LearnerTies> {
  const [row] = await executor.execute<LearnerTies>(sql`
    select
      (select count(*)::int from bookings where structure_id = ${structureId} and learner_id = ${learnerId}
        and status = 'booked' and ends_at > ${now.toISOString()}::timestamptz) as "lessonsAhead",
      (select coalesce(sum(e.amount), 0)::int from passes p join pass_entries e on e.pass_id = p.id
        where p.structure_id = ${structureId} and p.learner_id = ${learnerId} and p.valid_until >= ${today}::date) as "creditsLeft",
      (select count(distinct o.id)::int from orders o join order_lines l on l.order_id = o.id
        where o.structure_id = ${structureId} and l.learner_id = ${learnerId} and o.status = 'pending') as "ordersWaiting"`)
  return row!
}

export type CopyOfLearner = { firstName: string; birthOn: Day | null; copy: CopySettings }

/** A learner's second address, and what decides whether it may be written to ([1.B9]). */
export async function findCopy(
  structureId: string,
  learnerId: string,
  executor: Executor = db(),
): Promise<CopyOfLearner | null> {
  const [row] = await executor
    .select({ firstName: learners.firstName, birthOn: learners.birthOn, copy: copyColumns })
    .from(learners)
    .where(and(eq(learners.id, learnerId), eq(learners.structureId, structureId)))
  return row ? { ...row, copy: toCopy(row.copy) } : null
}

/** The same for whoever holds a link that was sent to that address; null for any other link. */
export async function findCopyByLink(
  structureId: string,
  learnerId: string,
  token: string,
  executor: Executor = db(),
): Promise<(CopyOfLearner & { copy: NonNullable<CopySettings> }) | null> {
  if (!isId(learnerId)) return null
  const found = await findCopy(structureId, learnerId, executor)
  if (!found?.copy || readSignedId(copyPurpose(found.copy.email), token) !== learnerId) return null
  return { ...found, copy: found.copy }
}

/** Where copies of a learner's messages go on a day: nowhere before the address is confirmed, nor to one under 15 ([6.L5]). */
export async function findCopyAddress(structureId: string, learnerId: string, today: Day) {
  const found = await findCopy(structureId, learnerId)
  if (!found?.copy?.confirmedAt || !checkCopy({ ...found, ...found.copy }, today).ok) return null
  return { email: found.copy.email, firstName: found.firstName }
}
