import 'server-only'
import { and, eq } from 'drizzle-orm'
import { refunds, withdrawals } from '@/db/schema/refunds'
import type { Actor, Member, Staff } from '@/lib/core/actor'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { findRefundableOrder, type OrderScope } from '../queries/find-refundable-order'
import { checkRefund, checkWithdrawal, fingerprintPlan, planRefund } from '../rules'
import type { RefundableOrder, RefundRefusal, WithdrawalRefusal } from '../types'
import { type Decided, type Made, writeRefund } from './write-refund'

type Wanted = {
  orderId: string
  lineIds: readonly string[]
  /** The plan that the page showed, by its fingerprint. */
  seen: string
  /** Made by the page: the same one twice is one refund. */
  requestKey: string
}
type Decision<Code extends string> = Decided & {
  scope: OrderScope
  wanted: Wanted
  check: (order: RefundableOrder, now: Instant) => Verdict<Code>
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
  const ofLines = order.lines.flatMap(({ learnerId, pass, unusedVoucherId }): LockKey[] => [
    `learner:${learnerId}`,
    ...(pass ? [`pass:${pass.id}` as const, `learner:${pass.learnerId}` as const] : []),
    ...(unusedVoucherId ? [`voucher:${unusedVoucherId}` as const] : []),
    ...(pass?.lessons ?? []).flatMap(({ teacherId, roomId, courseId }): LockKey[] =>
      courseId ? [`course:${courseId}`] : [`teacher:${teacherId}`, `room:${roomId}`],
    ),
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
