import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { bankAllocations, bankTransactions } from '@/db/schema/transfers'
import { addCredit } from '@/lib/account-credits/commands'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listActivationLocks } from '@/lib/payments/commands/activate-order'
import { type Receiving, receiveTransfer } from '@/lib/payments/commands/receive-transfer'
import { getStructureById } from '@/lib/structures/queries'
import { selectPayable } from '../queries'
import { fingerprintPlan, planTransfer } from '../rules'
import type { Share, TransferPlan, TransferRefusal } from '../types'

export type Matching = {
  transferId: string
  /** The orders that it is for, the first one paid first. */
  orderIds: readonly string[]
  /** The fingerprint of the plan that the page showed. */
  seen: string
}

type Transfer = typeof bankTransactions.$inferSelect
type Place = { transfer: Transfer; now: Date; zone: string }

/**
 * Gives a transfer to its orders: each receives what is due of it and is activated once all of it is there, the surplus
 * becomes credit on the client's account ([1.D8] [6.R9]). What the page showed is computed again under the locks; two
 * people at once record it once.
 */
export async function matchTransfer(actor: Staff, matching: Matching): Promise<Outcome<TransferPlan, TransferRefusal>> {
  const { structureId } = actor
  const { timeZone } = await getStructureById(structureId)
  const own = await selectPayable(db(), structureId, inArray(orders.id, [...matching.orderIds]))
  if (matching.orderIds.length === 0 || own.length !== matching.orderIds.length) return refuse('not_found')
  const locks = (await Promise.all(own.map(({ id }) => listActivationLocks(id)))).flatMap(({ locks }) => locks)
  return withLocks([`transfer:${matching.transferId}`, ...locks], async (tx, now) => {
    const [transfer] = await tx
      .select()
      .from(bankTransactions)
      .where(and(eq(bankTransactions.structureId, structureId), eq(bankTransactions.id, matching.transferId)))
    if (!transfer) return refuse('not_found' as const)
    if (transfer.status !== 'unmatched') return refuse('transfer_done' as const)
    const found = await selectPayable(tx, structureId, inArray(orders.id, [...matching.orderIds]))
    if (found.some(({ currency }) => currency !== transfer.currency)) return refuse('other_currency' as const)
    const inOrder = matching.orderIds.map((id) => found.find((order) => order.id === id)!)
    const plan = planTransfer(transfer.amountCents, inOrder)
    if (fingerprintPlan(plan) !== matching.seen) return refuse('plan_changed' as const)
    await carryOut(tx, actor, { transfer, now, zone: timeZone }, plan)
    return accept(plan)
  })
}

async function carryOut(tx: LockedTx, actor: Staff, place: Place, plan: TransferPlan): Promise<void> {
  const { transfer } = place
  for (const share of plan.shares) await giveShare(tx, actor, place, share)
  if (plan.surplusCents > 0)
    await addCredit(tx, actor, {
      structureId: transfer.structureId,
      clientFileId: plan.surplusFileId!,
      kind: 'surplus',
      amountCents: plan.surplusCents,
      businessKey: `surplus:${transfer.id}`,
    })
  await recordAudit(tx, actor, {
    structureId: transfer.structureId,
    operation: 'transfer.match',
    subjectKind: 'bank_transaction',
    subjectId: transfer.id,
    before: { status: transfer.status },
    after: { ...plan },
  })
  await tx.update(bankTransactions).set({ status: 'matched' }).where(eq(bankTransactions.id, transfer.id))
}

async function giveShare(tx: LockedTx, actor: Staff, { transfer, now, zone }: Place, share: Share): Promise<void> {
  const { structureId, id: transactionId } = transfer
  const { orderId } = share
  const amountCents = share.recordedCents + share.paidCents
  if (amountCents === 0) return
  await tx.insert(bankAllocations).values({ structureId, transactionId, orderId, amountCents })
  if (share.paidCents === 0) return
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId))
  const receiving: Receiving = { order: order!, now, zone }
  const reference = describeTransfer(transfer)
  const left = await receiveTransfer(tx, actor, receiving, { amountCents: share.paidCents, reference })
  if (left !== 0) throw new Error(`transfer ${transactionId} found less due on order ${orderId} than was just read`)
}

/** What the payment keeps of where it came from. */
const describeTransfer = ({ payerName, remittance }: Transfer) => (payerName || remittance).slice(0, 120)
