import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { offers } from '@/db/schema/catalogue'
import { giftVouchers } from '@/db/schema/gifts'
import { structures } from '@/db/schema/structures'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import type { Day, Instant } from '@/lib/core/time'
import { computeVoucherEnd, createCode, isSentAtOnce } from '../rules'
import type { GiftDetails } from '../types'

export type VoucherGrant = {
  structureId: string
  /** The buyer's. */
  clientFileId: string
  orderLineId: string
  offerId: string
  name: string
  credits: number
  lessonMinutes: number
  cancellationNoticeHours: number
  gift: GiftDetails
  activatedOn: Day
  now: Instant
}

/**
 * Gives what a gift's line bought: a voucher, told to its buyer, and to its recipient where the chosen day has come
 * ([1.C7]). Called again for the same line it gives nothing more; the caller holds the order's lock.
 */
export async function issueVoucher(tx: LockedTx, actor: Actor, { gift, now, ...grant }: VoucherGrant): Promise<void> {
  const { structureId, activatedOn } = grant
  const { giftMonths, isRedeemable } = await readTerms(tx, grant)
  const sentAt = isSentAtOnce(gift, activatedOn) ? now : null
  const validUntil = computeVoucherEnd(activatedOn, giftMonths)
  const [voucher] = await tx
    .insert(giftVouchers)
    .values({ ...grant, ...gift, code: createCode(randomBytes(12)), validUntil, isRedeemable, sentAt })
    .onConflictDoNothing({ target: giftVouchers.orderLineId })
    .returning({ id: giftVouchers.id })
  if (!voucher) return
  const payload = { voucherId: voucher.id }
  const topics = sentAt ? ['gift.bought', 'gift.due'] : ['gift.bought']
  await tell(
    tx,
    topics.map((topic) => ({ structureId, topic, key: `${topic}:${voucher.id}`, payload })),
  )
  await recordAudit(tx, actor, {
    structureId,
    operation: 'gift.issued',
    subjectKind: 'gift_voucher',
    subjectId: voucher.id,
    clientFileId: grant.clientFileId,
    after: { name: grant.name, credits: grant.credits, validUntil, orderLineId: grant.orderLineId },
  })
}

/** What the structure and its offer say of gifts on the day of the activation. */
async function readTerms(tx: LockedTx, { structureId, offerId }: Pick<VoucherGrant, 'structureId' | 'offerId'>) {
  const [row] = await tx
    .select({ settings: structures.settings, isRedeemable: offers.isRedeemable })
    .from(offers)
    .innerJoin(structures, eq(structures.id, offers.structureId))
    .where(and(eq(offers.id, offerId), eq(offers.structureId, structureId)))
  if (!row) throw new Error(`offer ${offerId} of a gift does not exist`)
  return { giftMonths: row.settings.giftMonths, isRedeemable: row.isRedeemable }
}
