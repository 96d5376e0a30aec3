import 'server-only'
import { eq } from 'drizzle-orm'
import { refundLines, refunds } from '@/db/schema/refunds'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { dayOf, type Instant } from '@/lib/core/time'
import { issueCreditNote } from '@/lib/invoices/commands'
import { computeRefundStatus } from '../rules'
import type { RefundableOrder, RefundPlan, RefundReason } from '../types'
import { moveMoney } from './move-money'
import { takeBack } from './take-back'

export type Made = { refundId: string }
export type Decided = {
  reason: RefundReason
  note: string
  wanted: { requestKey: string }
  /** What else is written with it. */
  add?: (tx: LockedTx, refundId: string) => Promise<void>
}

/** Writes a refund as its plan says, the credit note last. The caller holds the locks and has decided. */
export async function writeRefund(
  tx: LockedTx,
  actor: Actor,
  { reason, note, wanted, add }: Decided,
  order: RefundableOrder,
  plan: RefundPlan,
  now: Instant,
): Promise<Made> {
  const { structureId, id: orderId } = order
  const { amountCents } = plan
  const [row] = await tx
    .insert(refunds)
    .values({ structureId, orderId, reason, note, requestKey: wanted.requestKey, amountCents, actor: { ...actor } })
    .returning({ id: refunds.id })
  const refundId = row!.id
  await tx.insert(refundLines).values(plan.lines.map((line) => ({ ...line, refundId, orderLineId: line.lineId })))
  for (const line of plan.lines) await takeBack(tx, actor, { order, line, refundId, by: reason }, now)
  const parts = await moveMoney(tx, actor, { order, plan, refundId })
  const status = computeRefundStatus(parts)
  await tx
    .update(refunds)
    .set({ status, endedAt: status === 'succeeded' ? now : null })
    .where(eq(refunds.id, refundId))
  await add?.(tx, refundId)
  await announce(tx, actor, { order, refundId, reason, plan, note })
  await credit(tx, actor, { order, refundId, plan, now })
  return { refundId }
}

type Announced = { order: RefundableOrder; refundId: string; reason: RefundReason; plan: RefundPlan; note: string }

async function announce(tx: LockedTx, actor: Actor, { order, refundId, reason, plan, note }: Announced): Promise<void> {
  const { structureId, clientFileId } = order
  await tell(tx, { structureId, topic: 'refund.made', key: `refund.made:${refundId}`, payload: { refundId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: `refund.${reason}`,
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId,
    after: { refundId, creditedCents: plan.creditedCents, amountCents: plan.amountCents, lines: plan.lines },
    reason: note || undefined,
  })
}

type Credited = { order: RefundableOrder; refundId: string; plan: RefundPlan; now: Instant }

/** The credit note comes last: until the commit, nobody else of the structure can take a number ([6.R10]). */
async function credit(tx: LockedTx, actor: Actor, { order, refundId, plan, now }: Credited): Promise<void> {
  if (plan.creditedCents === 0) return
  await issueCreditNote(tx, actor, {
    orderId: order.id,
    refundId,
    lines: plan.lines.map(({ lineId, amountCents }) => ({ orderLineId: lineId, amountCents })),
    amountCents: plan.creditedCents,
    issuedOn: dayOf(now, order.timeZone),
  })
}
