import 'server-only'
import { eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { calendarFeeds } from '@/db/schema/calendars'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { fileMergers } from '@/db/schema/duplicates'
import type { Staff } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hasRight } from '@/lib/staff/rules'
import { listFollowers } from '../queries/list-followers'
import { type FoundMerger, findMerger } from '../queries/list-mergers'
import { checkUndo, listValuesBack } from '../rules'
import type { MergeMemory, UndoRefusal } from '../types'
import { moveRows } from './move-rows'

/**
 * 'Annuler cette réunion', within 30 days ([2.A4]): what moved goes back, with what came of it since (a lesson booked on its
 * pass, the invoice of its order); what came otherwise stays in the kept file, and so does what was changed there since.
 */
export async function undoMerge(
  actor: Staff,
  mergerId: string,
): Promise<Outcome<{ kept: number; merged: number }, UndoRefusal | 'not_found'>> {
  const { structureId } = actor
  if (!hasRight(actor.role, 'files.merge')) return refuse('not_found')
  const seen = await findMerger(db(), structureId, mergerId)
  if (!seen) return refuse('not_found')
  return withLocks(listLocks(structureId, seen), async (tx, now) => {
    const ids = `{${seen.kept.id},${seen.merged.id}}`
    await tx.execute(sql`select lock_client_files(${structureId}, ${ids}::uuid[])`)
    const found = (await findMerger(tx, structureId, mergerId))!
    const { merger, kept, merged, memory } = found
    const verdict = checkUndo({
      now,
      madeAt: merger.createdAt,
      undoneAt: merger.undoneAt,
      isForgotten: !memory.moved.file,
      keptIsActive: kept.status === 'active',
      creditLeftCents: await sumCreditLeft(tx, kept.id, memory),
    })
    if (!verdict.ok) return verdict
    await moveBack(tx, found)
    await tx.update(fileMergers).set({ undoneAt: now, undoneBy: actor.accountId }).where(eq(fileMergers.id, merger.id))
    const entry = { structureId, operation: 'client_file.unmerge', subjectKind: 'client_file' }
    const after = { mergerId, kept: kept.number, merged: merged.number }
    await recordAudits(
      tx,
      actor,
      [kept.id, merged.id].map((id) => ({ ...entry, subjectId: id, clientFileId: id, after })),
    )
    return accept({ kept: kept.number, merged: merged.number })
  })
}

const listLocks = (structureId: string, { kept, merged, memory }: FoundMerger): LockKey[] => [
  ...[kept.id, merged.id].flatMap((id): LockKey[] => [`client-file:${id}`, `cart:${structureId}:${id}`]),
  ...(memory.moved.learners ?? []).flatMap(({ from, into }): LockKey[] => [`learner:${from}`, `learner:${into}`]),
  ...(memory.moved.file?.passes ?? []).map((id): LockKey => `pass:${id}`),
  ...(memory.moved.file?.orders ?? []).map((id): LockKey => `order:${id}`),
]

/** What the kept file's account holds without the entries that go back. */
async function sumCreditLeft(tx: LockedTx, keptId: string, { moved }: MergeMemory): Promise<number> {
  const back = moved.file?.account_credit_entries ?? []
  const rows = await tx
    .select({ id: accountCreditEntries.id, cents: accountCreditEntries.amountCents })
    .from(accountCreditEntries)
    .where(eq(accountCreditEntries.clientFileId, keptId))
  return rows.filter(({ id }) => !back.includes(id)).reduce((total, { cents }) => total + cents, 0)
}

async function moveBack(tx: LockedTx, { kept, merged, memory }: FoundMerger): Promise<void> {
  const { moved, before } = memory
  await writeFiles(tx, kept, merged.id, before)
  for (const { from, into, rows } of [...moved.learners].reverse()) {
    const only = await listFollowers(tx, 'learner_id', into, rows, moved.file)
    await moveRows(tx, 'learner_id', kept.structureId, into, from, only)
  }
  const only = await listFollowers(tx, 'client_file_id', kept.id, moved.file, moved.file)
  await moveRows(tx, 'client_file_id', kept.structureId, kept.id, merged.id, only)
  for (const row of before.guardianships as (typeof guardianships.$inferSelect)[]) {
    const { id, clientFileId, learnerId, isSelf } = row
    const [there] = await tx
      .update(guardianships)
      .set({ clientFileId, learnerId, isSelf })
      .where(eq(guardianships.id, id))
      .returning({ id: guardianships.id })
    if (!there) await tx.insert(guardianships).values({ ...row, createdAt: new Date(row.createdAt) })
  }
  await restoreLearners(tx, before.learners)
  if (moved.revokedFeeds.length > 0)
    await tx.update(calendarFeeds).set({ revokedAt: null }).where(inArray(calendarFeeds.id, moved.revokedFeeds))
}

type File = typeof clientFiles.$inferSelect

/** The merged file opens with its login again; the kept one gets back what nobody changed since. */
async function writeFiles(tx: LockedTx, kept: File, mergedId: string, before: MergeMemory['before']): Promise<void> {
  const values = listValuesBack(before.kept, before.keptAfter, kept)
  if (Object.keys(values).length > 0) await tx.update(clientFiles).set(values).where(eq(clientFiles.id, kept.id))
  await tx
    .update(clientFiles)
    .set({ status: 'active', mergedIntoId: null, accountId: before.merged.accountId as string | null })
    .where(eq(clientFiles.id, mergedId))
}

async function restoreLearners(tx: LockedTx, remembered: MergeMemory['before']['learners']): Promise<void> {
  for (const { id, before, after } of remembered) {
    const [now] = await tx.select().from(learners).where(eq(learners.id, id))
    const values = now ? listValuesBack(before, after, now) : {}
    if (Object.keys(values).length > 0) await tx.update(learners).set(values).where(eq(learners.id, id))
  }
}
