import 'server-only'
import { eq } from 'drizzle-orm'
import type { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { structures } from '@/db/schema/structures'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { dayOf } from '@/lib/core/time'
import { computeGraceEnd, isStillDue } from '../rules'
import type { IntentFacts, PaymentFailure, Settlement } from '../types'

type Noted = {
  payment: typeof payments.$inferSelect
  order: typeof orders.$inferSelect
  structure: typeof structures.$inferSelect
  now: Date
}

/**
 * Keeps what the provider says of a next instalment that isn't received. Its first refusal starts the time of grace and
 * mails the link that pays it, once; later ones change its reason only ([1.D11]). An intent cancelled at the provider's is a
 * refusal too. The caller holds the order's lock.
 */
export async function noteInstalment(
  tx: LockedTx,
  actor: Actor,
  noted: Noted,
  intent: IntentFacts,
): Promise<Settlement['state']> {
  const { payment, now } = noted
  if (!isStillDue(payment.status)) return 'ended'
  const status = intent.state === 'processing' ? ('processing' as const) : ('expected' as const)
  const failure = intent.state === 'cancelled' ? (intent.failure ?? 'declined') : intent.failure
  if (failure) await noteRefusal(tx, actor, noted, failure)
  await tx.update(payments).set({ status, updatedAt: now }).where(eq(payments.id, payment.id))
  return status === 'processing' ? 'processing' : 'open'
}

async function noteRefusal(tx: LockedTx, actor: Actor, noted: Noted, failure: PaymentFailure): Promise<void> {
  const { payment, order, structure, now } = noted
  const isFirst = payment.graceUntil === null
  const today = dayOf(now, structure.timeZone)
  const graceUntil = payment.graceUntil ?? computeGraceEnd(today, structure.settings.money.graceDays)
  await tx.update(payments).set({ lastFailure: failure, graceUntil }).where(eq(payments.id, payment.id))
  if (!isFirst) return
  const { structureId, clientFileId } = order
  const { id: paymentId, instalment, amountCents } = payment
  const topic = 'instalment.refused'
  await tell(tx, { structureId, topic, key: `${topic}:${paymentId}`, payload: { paymentId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'payment.refuse',
    subjectKind: 'order',
    subjectId: order.id,
    clientFileId,
    after: { instalment, amountCents, failure, graceUntil },
  })
}
