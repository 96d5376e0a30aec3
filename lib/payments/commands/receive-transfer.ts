import 'server-only'
import { and, asc, eq, inArray, max, ne, sql } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { isWholeThere, spreadMoney } from '../rules'
import { activateOrder, type Order } from './activate-order'

export type TransferReceived = {
  amountCents: number
  /** What the bank or the person at the desk said of it. */
  reference: string
}
export type Receiving = { order: Order; now: Date; zone: string }

/** What money of another kind than the card may pay: whatever is due and isn't the provider's to take. */
async function listDue(tx: LockedTx, orderId: string) {
  return tx
    .select()
    .from(payments)
    .where(and(eq(payments.orderId, orderId), eq(payments.status, 'expected'), ne(payments.means, 'card')))
    .orderBy(asc(payments.dueOn), asc(payments.instalment))
}

/**
 * A transfer that came for an order pays what is due, the first due first; a part paid by half stays due for the rest. The
 * order is activated once the whole amount is there, as by a card ([1.D8]). The caller holds the locks of
 * `listActivationLocks`. @returns what nothing was due for, in cents
 */
export async function receiveTransfer(
  tx: LockedTx,
  actor: Actor,
  { order, now, zone }: Receiving,
  transfer: TransferReceived,
): Promise<number> {
  const due = await listDue(tx, order.id)
  const { receipts, leftCents } = spreadMoney(transfer.amountCents, due)
  if (receipts.length === 0) return leftCents
  const wholeIds = receipts.filter(({ isWhole }) => isWhole).map(({ paymentId }) => paymentId)
  if (order.status === 'pending' && (await isPaidBy(tx, order.id, wholeIds)))
    await activateOrder(tx, actor, order, now, zone)
  // Payments last: until then nothing but the locks and the unique keys stands between two runs.
  const { reference } = transfer
  if (wholeIds.length > 0)
    await tx
      .update(payments)
      .set({ status: 'succeeded', means: 'transfer', reference, receivedAt: now, updatedAt: now, lastFailure: null })
      .where(inArray(payments.id, wholeIds))
  for (const receipt of receipts.filter(({ isWhole }) => !isWhole))
    await receivePart(
      tx,
      { order, now, zone },
      { paymentId: receipt.paymentId, reference, amountCents: receipt.amountCents },
    )
  if (order.status === 'pending') await tellPart(tx, order, sumOf(due) - sumOf(receipts))
  await recordAudit(tx, actor, {
    structureId: order.structureId,
    operation: 'payment.receive',
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId: order.clientFileId,
    after: { means: 'transfer', reference, amountCents: transfer.amountCents - leftCents },
  })
  return leftCents
}

const sumOf = (amounts: readonly { amountCents: number }[]) =>
  amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)

/** Whoever sent a part of what is due is told what is still awaited; once for each rest. */
async function tellPart(tx: LockedTx, { id: orderId, structureId }: Order, restCents: number): Promise<void> {
  if (restCents === 0) return
  const key = `order.part_received:${orderId}:${restCents}`
  await tell(tx, { structureId, topic: 'order.part_received', key, payload: { orderId } })
}

/** Whether nothing will be due once these payments are received: neither expected, nor a cheque still in the drawer. */
async function isPaidBy(tx: LockedTx, orderId: string, paymentIds: readonly string[]): Promise<boolean> {
  const rows = await tx
    .select({ id: payments.id, status: payments.status })
    .from(payments)
    .where(eq(payments.orderId, orderId))
  return isWholeThere(rows.map(({ id, status }) => (paymentIds.includes(id) ? 'succeeded' : status)))
}

/** A part of what was due: a payment of its own; the one that was due keeps its day, its rank and the rest. */
async function receivePart(
  tx: LockedTx,
  { order, now }: Receiving,
  { paymentId, amountCents, reference }: TransferReceived & { paymentId: string },
): Promise<void> {
  const [last] = await tx
    .select({ instalment: max(payments.instalment) })
    .from(payments)
    .where(eq(payments.orderId, order.id))
  await tx
    .update(payments)
    .set({ amountCents: sql`${payments.amountCents} - ${amountCents}`, updatedAt: now })
    .where(eq(payments.id, paymentId))
  await tx.insert(payments).values({
    structureId: order.structureId,
    orderId: order.id,
    means: 'transfer',
    instalment: (last?.instalment ?? 0) + 1,
    amountCents,
    status: 'succeeded',
    receivedAt: now,
    reference,
  })
}
