import type { Day, Instant } from '@/lib/core/time'
import { computeVoucherEnd, createCode } from '@/lib/gifts/rules'
import type { GiftDetails } from '@/lib/gifts/types'
import { idOf } from '../random'
import { atelierSettings } from '../structure'
import type { SeedMember } from './people'
import type { SeedOfferRow, World } from './world'

type Bought = { lineId: string; offer: SeedOfferRow; gift: GiftDetails; fileId: string; paidOn: Day; paidAt: Instant }

/** What the payment of a gift gives, as the product would: the code comes from the line, so that a seed has always the same. */
export function addVoucher(world: World, { lineId, offer, gift, fileId, paidOn, paidAt }: Bought): null {
  const isSent = gift.recipientEmail !== '' && gift.sendOn <= world.today
  const id = idOf(`voucher:${lineId}`, paidAt)
  world.rows.giftVouchers.push({
    id,
    structureId: world.structureId,
    orderLineId: lineId,
    clientFileId: fileId,
    offerId: offer.id,
    code: createCode(Buffer.from(id.replaceAll('-', '').slice(-24), 'hex')),
    name: offer.name,
    credits: offer.credits,
    lessonMinutes: offer.lessonMinutes!,
    cancellationNoticeHours: atelierSettings.cancellationNoticeHours,
    ...gift,
    activatedOn: paidOn,
    validUntil: computeVoucherEnd(paidOn, atelierSettings.giftMonths),
    isRedeemable: offer.isRedeemable ?? true,
    sentAt: isSent ? paidAt : null,
    createdAt: paidAt,
  })
  return null
}

/** Whoever received the last voucher used it on their account so many days ago. */
export function spendVoucher(world: World, bearer: SeedMember, daysAgo: number): void {
  const voucher = world.rows.giftVouchers.at(-1)!
  const { orderLineId, offerId, name, lessonMinutes, cancellationNoticeHours, validUntil, credits } = voucher
  const usedOn = world.daysAgo(daysAgo)
  const createdAt = world.momentOf(usedOn, `voucher:${voucher.id}`)
  const passId = idOf(`pass:${orderLineId}`, createdAt)
  const whose = { structureId: world.structureId, clientFileId: bearer.fileId, learnerId: bearer.self.id }
  world.rows.passes.push({
    ...whose,
    ...{ id: passId, offerId, orderLineId, name, lessonMinutes, cancellationNoticeHours, validUntil, createdAt },
    validFrom: usedOn,
    bookableFrom: usedOn,
    postponements: 0,
    lateExceptions: atelierSettings.lateExceptions.perPass,
  })
  world.rows.passEntries.push({
    id: idOf(`entry:grant:${orderLineId}`, createdAt),
    structureId: world.structureId,
    passId,
    kind: 'grant',
    amount: credits,
    businessKey: `grant:${orderLineId}`,
    actor: { kind: 'member', accountId: bearer.accountId },
    createdAt,
  })
  world.rows.giftRedemptions.push({
    ...whose,
    id: idOf(`redemption:${orderLineId}`, createdAt),
    voucherId: voucher.id!,
    passId,
    redeemedBy: `member:${bearer.accountId}`,
    createdAt,
  })
}
