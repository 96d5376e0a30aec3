import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { writeOffs } from '@/db/schema/write-offs'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { findDebt } from '../queries/find-debt'
import { checkDecision, checkUndoing, checkWithdrawal, mayWriteOff } from '../rules'
import type { Debt, WriteOffDecision, WriteOffRefusal } from '../types'

type Decided = Outcome<{ orderId: string }, WriteOffRefusal>

/**
 * The second person's word on a proposal ([6.S5]): confirmed, what the order owes is asked of nobody any more; refused, it
 * stays owed. Decided once, on the amount that was proposed.
 */
export function decideWriteOff(
  actor: Staff,
  { id, decision }: { id: string; decision: WriteOffDecision },
): Promise<Decided> {
  return withWriteOff(actor, id, async (tx, now, { row, debt }) => {
    const isConfirmed = decision === 'confirm'
    const verdict = checkDecision(row, { accountId: actor.accountId, isConfirmed, debt })
    if (!verdict.ok) return verdict
    // The decision first: its constraint holds two people apart even without the rule.
    const state = isConfirmed ? ('confirmed' as const) : ('refused' as const)
    await tx.update(writeOffs).set({ state, decidedBy: actor.accountId, decidedAt: now }).where(eq(writeOffs.id, id))
    const ids = debt.amounts.map(({ paymentId }) => paymentId)
    if (isConfirmed)
      await tx
        .update(payments)
        .set({ status: 'written_off', writeOffId: id, updatedAt: now })
        .where(inArray(payments.id, ids))
    return null
  })
}

/** Takes one's own proposal back, as long as nobody decided it: what the order owes stays owed ([6.S5]). */
export function withdrawWriteOff(actor: Staff, { id }: { id: string }): Promise<Decided> {
  return withWriteOff(actor, id, async (tx, now, { row }) => {
    const verdict = checkWithdrawal(row, actor.accountId)
    if (!verdict.ok) return verdict
    const decided = { state: 'withdrawn', decidedBy: actor.accountId, decidedAt: now } as const
    await tx.update(writeOffs).set(decided).where(eq(writeOffs.id, id))
    return null
  })
}

/** Takes a decision back by a second one: the debt is asked for again, as it was ([6.S5]). */
export function undoWriteOff(actor: Staff, { id, reason }: { id: string; reason: string }): Promise<Decided> {
  return withWriteOff(
    actor,
    id,
    async (tx, now, { row, debt }) => {
      const verdict = checkUndoing(row.state, debt.isFileOpen)
      if (!verdict.ok) return verdict
      const undone = { undoneBy: actor.accountId, undoneAt: now, undoneReason: reason }
      await tx
        .update(writeOffs)
        .set({ state: 'undone', ...undone })
        .where(eq(writeOffs.id, id))
      await expectAgain(tx, id, now)
      return null
    },
    reason,
  )
}

/** Its amounts are due again; one that the bank had taken back says so again. */
async function expectAgain(tx: LockedTx, writeOffId: string, now: Instant): Promise<void> {
  const given = await tx
    .select({ id: payments.id, receivedAt: payments.receivedAt })
    .from(payments)
    .where(and(eq(payments.writeOffId, writeOffId), eq(payments.status, 'written_off')))
  for (const { id, receivedAt } of given)
    await tx
      .update(payments)
      .set({ status: receivedAt ? 'bounced' : 'expected', updatedAt: now })
      .where(eq(payments.id, id))
}

type Row = typeof writeOffs.$inferSelect
type Work = (
  tx: LockedTx,
  now: Instant,
  found: { row: Row; debt: Debt },
) => Promise<Exclude<Decided, { ok: true }> | null>

/** Finds a write-off of the structure under its order's lock, with what the order owes now, and writes down what was done. */
async function withWriteOff(actor: Staff, id: string, work: Work, reason?: string): Promise<Decided> {
  const { structureId } = actor
  const seen = mayWriteOff(actor, structureId) ? await findRow(db(), structureId, id) : null
  if (!seen) return refuse('not_found')
  const { orderId } = seen
  return withLocks([`order:${orderId}`], async (tx, now): Promise<Decided> => {
    const [row, debt] = [await findRow(tx, structureId, id), await findDebt(structureId, orderId, now, tx)]
    const refused = await work(tx, now, { row: row!, debt: debt! })
    if (refused) return refused
    const after = await findRow(tx, structureId, id)
    await recordAudit(tx, actor, {
      ...{ structureId, operation: operations[after!.state], subjectKind: 'order', subjectId: orderId },
      ...{ clientFileId: debt!.clientFileId, before: { state: row!.state }, reason },
      after: { amountCents: row!.amountCents, state: after!.state },
    })
    return accept({ orderId })
  })
}

const operations = {
  proposed: 'write_off.propose',
  confirmed: 'write_off.confirm',
  refused: 'write_off.refuse',
  undone: 'write_off.undo',
  withdrawn: 'write_off.withdraw',
} as const

async function findRow(executor: Executor, structureId: string, id: string): Promise<Row | null> {
  const [row] = await executor
    .select()
    .from(writeOffs)
    .where(and(eq(writeOffs.structureId, structureId), eq(writeOffs.id, id)))
  return row ?? null
}
