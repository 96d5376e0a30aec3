import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { cheques } from '@/db/schema/cheques'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, dayOf } from '@/lib/core/time'
import { listActivationLocks, type Order } from '@/lib/payments/commands/activate-order'
import { getStructureById } from '@/lib/structures/queries'
import { computeDepositDay, findProblem } from '../rules'
import type { ChequeProblem, ChequeRefusal, WrittenCheque } from '../types'
import { activateByCheque } from './activate-by-cheque'

export type Receipt = WrittenCheque & {
  paymentId: string
  /** How many cheques had come for this instalment when the page was shown. */
  seen: number
  number: string
  bank: string
  drawer: string
}
export type Recorded = { chequeId: string; problem: ChequeProblem | null }
type Payment = typeof payments.$inferSelect
type Came = { order: Order; payment: Payment; problem: ChequeProblem | null; today: Day }

/**
 * Records a cheque that came ([1.D8] [1.D12]). A right one waits for its day in the drawer and activates its order if the
 * structure says so; a wrong one is kept as 'à rectifier', its instalment stays expected and its buyer is told. Two people
 * with the same cheque in hand record it once.
 */
export async function receiveCheque(actor: Staff, receipt: Receipt): Promise<Outcome<Recorded, ChequeRefusal>> {
  const { structureId } = actor
  const structure = await getStructureById(structureId)
  const orderId = await findOrderOf(structureId, receipt.paymentId)
  if (!orderId) return refuse('not_found')
  const { locks } = await listActivationLocks(orderId)
  return withLocks(locks, async (tx, now) => {
    const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
    const [payment] = await tx.select().from(payments).where(eq(payments.id, receipt.paymentId))
    if (order!.status !== 'pending' && order!.status !== 'paid') return refuse('order_gone' as const)
    const came = await tx.$count(cheques, eq(cheques.paymentId, receipt.paymentId))
    if (payment!.status !== 'expected' || came !== receipt.seen) return refuse('cheque_recorded' as const)
    const today = dayOf(now, structure.timeZone)
    const expected = { amountCents: payment!.amountCents, orderedOn: dayOf(order!.orderedAt, structure.timeZone) }
    const problem = findProblem(receipt, expected, today)
    const chequeId = await writeCheque(tx, actor, { order: order!, payment: payment!, problem, today }, receipt)
    if (problem) return accept({ chequeId, problem })
    const coming = { structure, now, paymentIds: [receipt.paymentId], status: 'received' as const }
    await activateByCheque(tx, actor, order!, coming)
    await tx
      .update(payments)
      .set({ status: 'received', receivedAt: now, updatedAt: now, reference: receipt.number })
      .where(eq(payments.id, receipt.paymentId))
    return accept({ chequeId, problem })
  })
}

/** The order that an instalment by cheque belongs to; another structure's doesn't exist. */
async function findOrderOf(structureId: string, paymentId: string): Promise<string | null> {
  const [row] = await db()
    .select({ orderId: payments.orderId })
    .from(payments)
    .where(and(eq(payments.structureId, structureId), eq(payments.id, paymentId), eq(payments.means, 'cheque')))
  return row?.orderId ?? null
}

async function writeCheque(tx: LockedTx, actor: Staff, { order, payment, problem, today }: Came, receipt: Receipt) {
  const { structureId } = actor
  const { amountCents, datedOn, number, bank, drawer } = receipt
  const [row] = await tx
    .insert(cheques)
    .values({
      structureId,
      paymentId: payment.id,
      number,
      bank,
      drawer,
      amountCents,
      datedOn,
      receivedOn: today,
      depositOn: computeDepositDay(payment.dueOn, today),
      problem,
    })
    .returning({ id: cheques.id })
  const chequeId = row!.id
  if (problem)
    await tell(tx, { structureId, topic: 'cheque.to_fix', key: `cheque.to_fix:${chequeId}`, payload: { chequeId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'cheque.receive',
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId: order.clientFileId,
    after: { chequeId, number, amountCents, datedOn, problem },
  })
  return chequeId
}
