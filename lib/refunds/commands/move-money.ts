import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { payments } from '@/db/schema/payments'
import { refundParts } from '@/db/schema/refunds'
import { addCredit } from '@/lib/account-credits/commands'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import type { MoneyBack, RefundableOrder, RefundPlan, RefundStatus, Relief } from '../types'

type Money = { order: RefundableOrder; plan: Pick<RefundPlan, 'parts' | 'reliefs'>; refundId: string }

/** What was due and isn't any more, and what goes back by the means that brought it ([1.D10]). @returns how each part stands */
export async function moveMoney(
  tx: LockedTx,
  actor: Actor,
  { order, plan, refundId }: Money,
): Promise<{ status: RefundStatus }[]> {
  for (const relief of plan.reliefs) await dropDue(tx, relief)
  const written: { status: RefundStatus }[] = []
  for (const part of plan.parts) written.push(await writePart(tx, actor, order, { ...part, refundId }))
  return written
}

async function dropDue(tx: LockedTx, { paymentId, amountCents, isWhole }: Relief): Promise<void> {
  const lowered = { amountCents: sql`${payments.amountCents} - ${amountCents}` }
  const dropped = { status: 'cancelled' as const, receivedAt: null }
  await tx
    .update(payments)
    .set({ ...(isWhole ? dropped : lowered), updatedAt: sql`app_now()` })
    .where(eq(payments.id, paymentId))
}

/** Account credit comes back at once; the rest is asked of the provider, or of a person. */
async function writePart(
  tx: LockedTx,
  actor: Actor,
  { structureId, clientFileId }: RefundableOrder,
  part: MoneyBack & { refundId: string },
): Promise<{ status: RefundStatus }> {
  const status = part.means === 'account_credit' ? ('succeeded' as const) : ('requested' as const)
  const [row] = await tx
    .insert(refundParts)
    .values({ ...part, structureId, status })
    .returning({ id: refundParts.id })
  if (part.means === 'account_credit') {
    const businessKey = `refund:${row!.id}`
    const { amountCents } = part
    await addCredit(tx, actor, { structureId, clientFileId, kind: 'grant', amountCents, businessKey })
  }
  return { status }
}
