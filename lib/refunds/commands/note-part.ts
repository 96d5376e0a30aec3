import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { refundParts } from '@/db/schema/refunds'
import type { Actor, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { endRefund } from '@/lib/payments/commands/expect-again'
import { findPart } from '../queries/find-refund'
import { isByHand } from '../rules'
import type { RefundRefusal, RefundStatus } from '../types'

type Told = { partId: string; providerId: string | null; status: RefundStatus }

/**
 * Keeps what the provider says of a part of a refund, as often as it says so ([6.R9]). A part that a person gave back by
 * other means is no longer the provider's to tell.
 */
export async function notePart(actor: Actor, told: Told): Promise<Outcome<null, Busy>> {
  const seen = await findPart({ partId: told.partId })
  if (!seen) return accept(null)
  return withLocks([`order:${seen.orderId}`], async (tx) => {
    const part = (await findPart({ partId: told.partId }, tx))!
    const isSame = part.status === told.status && part.providerId === told.providerId
    if (part.means !== 'card' || isSame) return accept(null)
    const { providerId, status } = told
    await tx
      .update(refundParts)
      .set({ providerId, status, updatedAt: sql`app_now()` })
      .where(eq(refundParts.id, part.id))
    await endRefund(tx, part.refundId)
    if (status === 'failed') await recordAudit(tx, actor, audited(part, 'refund.part_failed'))
    return accept(null)
  })
}

type Part = NonNullable<Awaited<ReturnType<typeof findPart>>>

const audited = (part: Part, operation: string) => ({
  structureId: part.structureId,
  operation,
  subjectKind: 'refund',
  subjectId: part.refundId,
  clientFileId: part.clientFileId,
  before: { status: part.status },
  after: { partId: part.id, amountCents: part.amountCents },
})

/**
 * Money given back by hand: what didn't come by card, or a card's bank that sent it back ([1.D10]). Said again, it changes
 * nothing; `reference` is that of the transfer.
 */
export async function payBack(
  actor: Staff,
  { partId, reference }: { partId: string; reference: string },
): Promise<Outcome<null, RefundRefusal>> {
  const seen = await findPart({ partId, structureId: actor.structureId })
  if (!seen) return refuse('not_found')
  return withLocks([`order:${seen.orderId}`], async (tx): Promise<Outcome<null, RefundRefusal>> => {
    const part = (await findPart({ partId, structureId: actor.structureId }, tx))!
    if (part.status === 'succeeded') return accept(null)
    // The bank gave it back since the page was shown.
    if (part.isTakenBack) return refuse('refund_changed')
    if (!isByHand(part)) return refuse('refund_not_open')
    if (part.isContested) return refuse('payment_disputed')
    // No longer the card's: the provider's word on it counts no more.
    const means = part.means === 'card' ? ('transfer' as const) : part.means
    await tx
      .update(refundParts)
      .set({ status: 'succeeded', means, updatedAt: sql`app_now()` })
      .where(and(eq(refundParts.id, partId)))
    await endRefund(tx, part.refundId)
    await recordAudit(tx, actor, { ...audited(part, 'refund.pay_back'), reason: reference || undefined })
    return accept(null)
  })
}
