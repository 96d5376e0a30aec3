import 'server-only'
import { createHash } from 'node:crypto'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accounts, staffMembers } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { maxCartLines } from '@/lib/cart/types'
import { findSameLearner, listConflicts, planLearners } from '../rules'
import {
  type LearnerClash,
  type LearnerPlan,
  type MergedLearner,
  type MergeFile,
  type MergePreview,
  type MovedThing,
  movedThings,
} from '../types'

const tables: Record<MovedThing, string> = {
  orders: 'orders',
  invoices: 'invoices',
  passes: 'passes',
  bookings: 'bookings',
  messages: 'messages',
  documents: 'documents',
  notes: 'file_notes',
}

const counted = sql<Record<MovedThing, number>>`jsonb_build_object(${sql.join(
  movedThings.map(
    (thing) =>
      sql`${thing}::text, (select count(*) from ${sql.identifier(tables[thing])} t where t.client_file_id = ${clientFiles.id})`,
  ),
  sql`, `,
)})`

const columns = {
  file: clientFiles,
  account: { id: accounts.id, email: accounts.email },
  isStaff: sql<boolean>`exists (select from ${staffMembers} where ${staffMembers.accountId} = ${accounts.id})`,
  cartLines: sql<number>`(select count(*)::int from cart_lines l join carts c on c.id = l.cart_id where c.client_file_id = ${clientFiles.id})`,
  creditCents: sql<number>`(select coalesce(sum(amount_cents), 0)::int from account_credit_entries e where e.client_file_id = ${clientFiles.id})`,
  counts: counted,
}

/** A file with all that its merge is decided on; null in another structure. */
export async function findMergeFile(
  structureId: string,
  number: number,
  executor: Executor = db(),
): Promise<MergeFile | null> {
  const [row] = await executor
    .select(columns)
    .from(clientFiles)
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.number, number)))
  if (!row) return null
  const { file, account, isStaff, cartLines, creditCents, counts } = row
  const { addressLine1, addressLine2, postcode, city, country } = file
  return {
    id: file.id,
    number: file.number,
    status: file.status,
    values: {
      civility: file.civility,
      locale: file.locale,
      firstName: file.firstName,
      lastName: file.lastName,
      email: file.email,
      birthOn: file.birthOn,
      address: { addressLine1, addressLine2, postcode, city, country },
      phone: file.phone,
      billing: file.billing,
    },
    account: account ? { ...account, isStaff } : null,
    learners: await listLearners(executor, file.id),
    cartLines,
    creditCents,
    counts,
  }
}

const listLearners = (executor: Executor, fileId: string): Promise<MergedLearner[]> =>
  executor
    .select({
      id: learners.id,
      guardianshipId: guardianships.id,
      firstName: learners.firstName,
      lastName: learners.lastName,
      birthOn: learners.birthOn,
      isSelf: guardianships.isSelf,
    })
    .from(guardianships)
    .innerJoin(learners, eq(learners.id, guardianships.learnerId))
    .where(eq(guardianships.clientFileId, fileId))
    .orderBy(asc(learners.createdAt), asc(learners.id))

/** What two learners both have that one person can't: at the same time, or twice ([0.I1] [1.B6]). */
async function listClashes(executor: Executor, one: string, other: string): Promise<LearnerClash[]> {
  const pair = (table: string, holds: ReturnType<typeof sql>) =>
    sql`exists (select from ${sql.identifier(table)} a join ${sql.identifier(table)} b on ${holds} where a.learner_id = ${one} and b.learner_id = ${other})`
  const [row] = await executor.execute<Record<LearnerClash, boolean>>(sql`select
    exists (select from agenda_claims a join agenda_claims b on a.during && b.during
      where a.resource_id = ${one} and b.resource_id = ${other} and a.is_active and b.is_active) as time,
    ${pair('seats', sql`a.session_id = b.session_id and a.state <> 'released' and b.state <> 'released'`)} as session,
    ${pair('memberships', sql`daterange(a.starts_on, a.ends_on, '[]') && daterange(b.starts_on, b.ends_on, '[]') and a.status = 'active' and b.status = 'active'`)} as membership,
    ${pair('reduced_rate_requests', sql`a.status = 'pending' and b.status = 'pending'`)} as request,
    ${pair('waiting_entry_learners', sql`a.entry_id = b.entry_id`)} as queue`)
  return (Object.keys(row!) as LearnerClash[]).filter((clash) => row![clash])
}

/** What becomes of each learner of the merged file. */
async function loadPlans(executor: Executor, kept: MergeFile, merged: MergeFile): Promise<LearnerPlan[]> {
  const clashes = new Map<string, LearnerClash[]>()
  for (const learner of merged.learners) {
    const same = findSameLearner(learner, kept.learners)
    if (same && same.id !== learner.id) clashes.set(learner.id, await listClashes(executor, learner.id, same.id))
  }
  return planLearners(kept.learners, merged.learners, clashes)
}

/** A preview in short: the same one means that the person confirms what stands. */
const fingerprint = (facts: unknown): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22)

/** The two files side by side, with what a merge would do of them; null when one doesn't exist in the structure ([2.A4]). */
export async function loadMerge(
  structureId: string,
  numbers: { kept: number; merged: number },
  executor: Executor = db(),
): Promise<MergePreview | null> {
  const kept = await findMergeFile(structureId, numbers.kept, executor)
  const merged = await findMergeFile(structureId, numbers.merged, executor)
  if (!kept || !merged) return null
  const plans = await loadPlans(executor, kept, merged)
  const shown = { kept: kept.values, merged: merged.values, accounts: [kept.account, merged.account] }
  return {
    kept,
    merged,
    conflicts: listConflicts(kept.values, merged.values),
    learners: plans,
    hasTwoLogins: Boolean(kept.account && merged.account && kept.account.id !== merged.account.id),
    cartLinesTaken: Math.min(merged.cartLines, Math.max(0, maxCartLines - kept.cartLines)),
    seen: fingerprint({ ...shown, fates: plans.map(({ fate, learner }) => [fate, learner.id]) }),
  }
}
