import 'server-only'
import { and, eq } from 'drizzle-orm'
import { refundLines, refunds, withdrawals } from '@/db/schema/refunds'
import type { Actor, Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import { dayOf, type Instant } from '@/lib/core/time'
import { issueCreditNote } from '@/lib/invoices/commands'
import { findRefundableOrder, type OrderScope } from '../queries/find-refundable-order'
import { checkRefund, checkWithdrawal, computeRefundStatus, fingerprintPlan, planRefund } from '../rules'
import type { RefundableOrder, RefundPlan, RefundReason, RefundRefusal, WithdrawalRefusal } from '../types'
import { moveMoney } from './move-money'
import { takeBack } from './take-back'

type Made = { refundId: string }
type Wanted = {
  orderId: string
  lineIds: readonly string[]
  /** The plan that the page showed, by its fingerprint. */
  seen: string
  /** Made by the page: the same one twice is one refund. */
  requestKey: string
}
type Decision<Code extends string> = {
  scope: OrderScope
  wanted: Wanted
  reason: RefundReason
  note: string
  check: (order: RefundableOrder, now: Instant) => Verdict<Code>
  /** What else is written with it. */
  add?: (tx: LockedTx, refundId: string) => Promise<void>
}

/** Gives lines of an order back, decided at the payments desk ([1.D10]). Refuses all that `checkRefund` refuses. */
export function refundLinesOf(
  actor: Staff,
  { note, ...wanted }: Wanted & { note: string },
): Promise<Outcome<Made, RefundRefusal>> {
  const { structureId } = actor
  const { orderId, lineIds } = wanted
  const scope = { structureId, orderId }
  return makeRefund(actor, {
    scope,
    wanted,
    note,
    reason: 'staff',
    check: (order, now) => checkRefund(order, lineIds, now),
  })
}

/** 'Renoncer au contrat ici' ([1.D13] [6.L2]): the member's own line, within its days. */
export function withdrawLine(
  actor: Member,
  {
    lineId,
    from,
    ...wanted
  }: Omit<Wanted, 'lineIds'> & { lineId: string; from: { ipAddress: string; userAgent: string } },
): Promise<Outcome<Made, WithdrawalRefusal>> {
  const { structureId, clientFileId, accountId } = actor
  return makeRefund(actor, {
    scope: { structureId, clientFileId, orderId: wanted.orderId },
    wanted: { ...wanted, lineIds: [lineId] },
    reason: 'withdrawal',
    note: '',
    check: (order, now) => checkWithdrawal(order, lineId, now),
    add: async (tx, refundId) => {
      await tx.insert(withdrawals).values({ structureId, orderLineId: lineId, refundId, accountId, ...from })
    },
  })
}

async function findMade(tx: LockedTx, orderId: string, requestKey: string): Promise<Outcome<Made, never> | null> {
  const [known] = await tx
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.requestKey, requestKey), eq(refunds.orderId, orderId)))
  return known ? accept({ refundId: known.id }) : null
}

/** The order, and all that the lessons it cancels hold. */
function listLocks(order: RefundableOrder): LockKey[] {
  const ofLines = order.lines.flatMap(({ learnerId, pass }): LockKey[] => [
    `learner:${learnerId}`,
    ...(pass ? [`pass:${pass.id}` as const] : []),
    ...(pass?.lessons ?? []).flatMap(({ teacherId, roomId }): LockKey[] => [`teacher:${teacherId}`, `room:${roomId}`]),
  ])
  return [`order:${order.id}`, ...ofLines]
}

async function makeRefund<Code extends string>(
  actor: Actor,
  decision: Decision<Code>,
): Promise<Outcome<Made, Code | 'not_found' | 'refund_changed'>> {
  const { scope, wanted, check } = decision
  const seen = await findRefundableOrder(scope)
  if (!seen) return refuse('not_found')
  return withLocks(listLocks(seen), async (tx, now): Promise<Outcome<Made, Code | 'not_found' | 'refund_changed'>> => {
    const made = await findMade(tx, seen.id, wanted.requestKey)
    if (made) return made
    const order = (await findRefundableOrder(scope, tx))!
    const verdict = check(order, now)
    if (!verdict.ok) return verdict
    const plan = planRefund(order, wanted.lineIds, now)
    // A lesson booked after the locks were listed would be cancelled without its own: it changes the plan too.
    if (fingerprintPlan(plan) !== wanted.seen) return refuse('refund_changed')
    return accept(await writeRefund(tx, actor, decision, order, plan, now))
  })
}

async function writeRefund(
  tx: LockedTx,
  actor: Actor,
  { reason, note, wanted, add }: Pick<Decision<string>, 'reason' | 'note' | 'wanted' | 'add'>,
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
