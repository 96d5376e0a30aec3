import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountSessions } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { fileMergers } from '@/db/schema/duplicates'
import { impersonations } from '@/db/schema/impersonations'
import { orders } from '@/db/schema/orders'
import { passes } from '@/db/schema/passes'
import { endSessionsOf } from '@/lib/accounts/commands/end-sessions'
import type { Staff } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { hasRight } from '@/lib/staff/rules'
import { loadMerge } from '../queries/load-merge'
import { checkMerge, chooseAccount, composeValues } from '../rules'
import type { MergeChoices, MergeMemory, MergePreview, MergeRefusal, MergeSide } from '../types'
import { joinCarts } from './join-carts'
import { joinLearners, moveGuardianships } from './join-learners'
import { moveRows } from './move-rows'
import { revokeFeeds } from './revoke-feeds'

type Merge = { kept: number; merged: number; seen: string; login: MergeSide | null; choices: MergeChoices }

/**
 * 'Réunir ces dossiers' ([2.A4]): everything of one file becomes the other's, in one transaction that remembers all that it
 * needs to be undone. Orders, bookings and payments under way are waited for; what comes after finds the file closed.
 * @returns the number of the file that stays
 */
export async function mergeFiles(
  actor: Staff,
  { kept: keptNumber, merged: mergedNumber, ...given }: Merge,
): Promise<Outcome<{ number: number }, MergeRefusal | 'not_found'>> {
  const { structureId } = actor
  if (!hasRight(actor.role, 'files.merge')) return refuse('not_found')
  const numbers = { kept: keptNumber, merged: mergedNumber }
  const known = await loadMerge(structureId, numbers)
  if (!known) return refuse('not_found')
  return withLocks(await listLocks(structureId, known), async (tx) => {
    const ids = `{${known.kept.id},${known.merged.id}}`
    await tx.execute(sql`select lock_client_files(${structureId}, ${ids}::uuid[])`)
    const preview = (await loadMerge(structureId, numbers, tx))!
    const { kept, merged } = preview
    const verdict = checkMerge(kept, merged, given.login)
    if (!verdict.ok) return verdict
    if (preview.seen !== given.seen) return refuse('files_changed')
    const memory = await moveAll(tx, structureId, preview, {
      ...given,
      accountId: chooseAccount(kept, merged, given.login),
    })
    const [merger] = await tx
      .insert(fileMergers)
      .values({ structureId, keptFileId: kept.id, mergedFileId: merged.id, ...memory, madeBy: actor.accountId })
      .returning({ id: fileMergers.id })
    await recordMerge(tx, actor, preview, merger!.id, memory)
    return accept({ number: kept.number })
  })
}

/** Whatever may be under way of the two: their carts, learners, lessons, orders that wait, logins. */
async function listLocks(structureId: string, { kept, merged }: MergePreview): Promise<LockKey[]> {
  const files = [kept.id, merged.id]
  const waiting = await db()
    .select({ id: orders.id })
    .from(orders)
    .where(and(inArray(orders.clientFileId, files), eq(orders.status, 'pending')))
  const held = await db().select({ id: passes.id }).from(passes).where(eq(passes.clientFileId, merged.id))
  return [
    ...files.flatMap((id): LockKey[] => [`client-file:${id}`, `cart:${structureId}:${id}`]),
    ...[...kept.learners, ...merged.learners].map(({ id }): LockKey => `learner:${id}`),
    ...waiting.map(({ id }): LockKey => `order:${id}`),
    ...held.map(({ id }): LockKey => `pass:${id}`),
    ...[kept.account, merged.account].flatMap((account): LockKey[] => (account ? [`account:${account.id}`] : [])),
  ]
}

type Chosen = { login: MergeSide | null; choices: MergeChoices; accountId: string | null }

/** Everything that moves, in the order that its own guards need. @returns what the way back needs */
async function moveAll(tx: LockedTx, structureId: string, preview: MergePreview, chosen: Chosen): Promise<MergeMemory> {
  const { kept, merged } = preview
  await endVisits(tx, merged.id)
  const revokedFeeds = await revokeFeeds(tx, preview)
  const file = await moveRows(tx, 'client_file_id', structureId, merged.id, kept.id)
  const learners = await joinLearners(tx, structureId, preview)
  const guardianships = await moveGuardianships(tx, preview)
  await joinCarts(tx, structureId, preview)
  const rows = await writeFiles(tx, preview, chosen)
  await moveSessions(tx, preview, chosen.accountId)
  return {
    moved: { file, learners: learners.map(({ from, into, moved }) => ({ from, into, rows: moved })), revokedFeeds },
    before: {
      ...rows,
      guardianships,
      learners: learners.map(({ into, before, after }) => ({ id: into, before, after })),
    },
  }
}

/** A portal that staff were seeing is the merged file's: it closes rather than become another's ([2.B3]). */
async function endVisits(tx: LockedTx, fileId: string): Promise<void> {
  await tx
    .update(impersonations)
    .set({ endedAt: sql`app_now()` as never, endedBy: 'revoked' })
    .where(and(eq(impersonations.clientFileId, fileId), isNull(impersonations.endedAt)))
}

/** The kept file takes the chosen values and login; the merged one closes, and leads to it. */
async function writeFiles(tx: LockedTx, { kept, merged }: MergePreview, { choices, accountId }: Chosen) {
  const { address, ...values } = composeValues(kept.values, merged.values, choices)
  const taken = { ...values, ...address, accountId }
  const before = { ...kept.values, ...kept.values.address, accountId: kept.account?.id ?? null }
  // Freed first: both have it for a moment otherwise.
  await tx
    .update(clientFiles)
    .set({ status: 'merged', mergedIntoId: kept.id, accountId: null })
    .where(eq(clientFiles.id, merged.id))
  await tx.update(clientFiles).set(taken).where(eq(clientFiles.id, kept.id))
  const only = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.keys(taken).map((name) => [name, row[name] ?? null]))
  return { kept: only(before), keptAfter: only(taken), merged: { accountId: merged.account?.id ?? null } }
}

/** Who looks at the merged file looks at the kept one; who had the login that goes is logged out. */
async function moveSessions(tx: LockedTx, { kept, merged }: MergePreview, accountId: string | null): Promise<void> {
  await tx.update(accountSessions).set({ currentFileId: kept.id }).where(eq(accountSessions.currentFileId, merged.id))
  for (const account of [kept.account, merged.account]) {
    if (account && account.id !== accountId) await endSessionsOf(tx, account.id)
  }
}

async function recordMerge(
  tx: LockedTx,
  actor: Staff,
  { kept, merged }: MergePreview,
  mergerId: string,
  { moved, before }: MergeMemory,
): Promise<void> {
  const { structureId } = actor
  const entry = { structureId, subjectKind: 'client_file', operation: 'client_file.merge' }
  const counts = Object.fromEntries(Object.entries(moved.file).map(([table, ids]) => [table, ids.length]))
  await recordAudits(tx, actor, [
    {
      ...entry,
      subjectId: kept.id,
      clientFileId: kept.id,
      before: { ...before.kept, number: kept.number },
      after: { ...before.keptAfter, mergerId, from: merged.number, moved: counts },
    },
    { ...entry, subjectId: merged.id, clientFileId: merged.id, after: { mergerId, into: kept.number, moved: counts } },
  ])
}
