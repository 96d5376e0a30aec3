import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { cheques, depositSlips } from '@/db/schema/cheques'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { listActivationLocks, type Order } from '@/lib/payments/commands/activate-order'
import { getStructureById, type Structure } from '@/lib/structures/queries'
import type { ChequeRefusal } from '../types'
import { activateByCheque } from './activate-by-cheque'

type InDrawer = { cheque: typeof cheques.$inferSelect; order: Order }

/**
 * Takes cheques to the bank on one slip ([1.H3]): each is deposited once, and activates its order if the structure says
 * so ([1.D8]). If one of them is no longer in the drawer, none leaves it: the list is shown again.
 */
export async function depositCheques(
  actor: Staff,
  chequeIds: readonly string[],
): Promise<Outcome<{ slipId: string }, ChequeRefusal>> {
  const structure = await getStructureById(actor.structureId)
  const seen = await listInDrawer(db(), structure.id, chequeIds)
  const orderIds = [...new Set(seen.map(({ order }) => order.id))]
  const locks = (await Promise.all(orderIds.map(listActivationLocks))).flatMap(({ locks }) => locks)
  return withLocks(locks, async (tx, now) => {
    const found = await listInDrawer(tx, structure.id, chequeIds)
    if (found.length === 0 || found.length !== new Set(chequeIds).size) return refuse('deposit_changed' as const)
    const slipId = await writeSlip(tx, actor, { structure, now, found })
    const paymentIds = found.map(({ cheque }) => cheque.paymentId)
    const coming = { structure, now, paymentIds, status: 'succeeded' as const }
    const byId = new Map(found.map(({ order }) => [order.id, order]))
    for (const order of byId.values()) await activateByCheque(tx, actor, order, coming)
    await tx
      .update(cheques)
      .set({ slipId, depositedAt: now })
      .where(
        inArray(
          cheques.id,
          found.map(({ cheque }) => cheque.id),
        ),
      )
    await tx.update(payments).set({ status: 'succeeded', updatedAt: now }).where(inArray(payments.id, paymentIds))
    return accept({ slipId })
  })
}

/** Those of these cheques that wait in the structure's drawer. */
function listInDrawer(executor: Executor, structureId: string, chequeIds: readonly string[]): Promise<InDrawer[]> {
  return executor
    .select({ cheque: cheques, order: orders })
    .from(cheques)
    .innerJoin(payments, eq(payments.id, cheques.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(
      and(
        eq(cheques.structureId, structureId),
        inArray(cheques.id, [...chequeIds]),
        isNull(cheques.slipId),
        isNull(cheques.problem),
        eq(payments.status, 'received'),
      ),
    )
}

type Depositing = { structure: Structure; now: Date; found: readonly InDrawer[] }

async function writeSlip(tx: LockedTx, actor: Staff, { structure, now, found }: Depositing): Promise<string> {
  const structureId = structure.id
  const totalCents = found.reduce((sum, { cheque }) => sum + cheque.amountCents, 0)
  const slip = { depositedOn: dayOf(now, structure.timeZone), totalCents, chequeCount: found.length }
  const [row] = await tx
    .insert(depositSlips)
    .values({ structureId, ...slip })
    .returning({ id: depositSlips.id })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'cheque.deposit',
    subjectKind: 'deposit_slip',
    subjectId: row!.id,
    after: { ...slip, cheques: found.map(({ cheque }) => cheque.id) },
  })
  return row!.id
}
