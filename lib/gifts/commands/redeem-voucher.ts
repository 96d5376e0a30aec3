import 'server-only'
import { eq } from 'drizzle-orm'
import { giftRedemptions } from '@/db/schema/gifts'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, dayOf } from '@/lib/core/time'
import { grantPass } from '@/lib/passes/commands'
import { computeBookableFrom } from '@/lib/passes/rules'
import { getStructureById } from '@/lib/structures/queries'
import { findVoucher, listBearers } from '../queries/find-voucher'
import { checkBearer, checkRedemption } from '../rules'
import type { Voucher, VoucherRefusal } from '../types'

export type Redemption = {
  voucherId: string
  /** Whose file it is used on; a member's own. */
  clientFileId: string
  learnerId: string
}

/**
 * Uses a voucher: its lessons become a pass of a learner of the file, once whoever asks at the same time ([1.C7]). The
 * pass is that of the gift's line: what its buyer owes, or is given back, holds for it. Asked again by the same person
 * for the same learner, it is the same pass.
 */
export async function redeemVoucher(
  actor: Member | Staff,
  { voucherId, clientFileId, learnerId }: Redemption,
): Promise<Outcome<{ passId: string }, VoucherRefusal>> {
  const { structureId } = actor
  if (actor.kind === 'member' && actor.clientFileId !== clientFileId) return refuse('not_found')
  const { timeZone } = await getStructureById(structureId)
  return withLocks([`voucher:${voucherId}`, `learner:${learnerId}`], async (tx, now) => {
    const voucher = await findVoucher({ structureId, voucherId }, tx)
    if (!voucher) return refuse('voucher_unknown')
    const known = await findSame(tx, voucherId, learnerId, clientFileId)
    if (known) return accept({ passId: known })
    const today = dayOf(now, timeZone)
    const verdict = checkRedemption(voucher, { today, clientFileId, isOffice: actor.kind === 'staff' })
    if (!verdict.ok) return verdict
    const household = await listBearers(structureId, clientFileId, tx)
    const learner = household.find(({ id }) => id === learnerId)
    if (!learner) return refuse('voucher_learner_unknown')
    const fits = checkBearer(voucher, learner.birthOn, today)
    if (!fits.ok) return fits
    const orderedOn = dayOf(voucher.orderedAt, timeZone)
    return accept({ passId: await give(tx, actor, voucher, { clientFileId, learnerId, today, orderedOn }) })
  })
}

async function findSame(tx: LockedTx, voucherId: string, learnerId: string, clientFileId: string) {
  const [row] = await tx.select().from(giftRedemptions).where(eq(giftRedemptions.voucherId, voucherId))
  return row?.learnerId === learnerId && row.clientFileId === clientFileId ? row.passId : null
}

type Giving = { clientFileId: string; learnerId: string; today: Day; orderedOn: Day }

async function give(
  tx: LockedTx,
  actor: Member | Staff,
  voucher: Voucher,
  { clientFileId, learnerId, today, orderedOn }: Giving,
): Promise<string> {
  const { structureId, offerId, orderLineId, name, credits, lessonMinutes, cancellationNoticeHours } = voucher
  const passId = await grantPass(tx, actor, {
    ...{ structureId, clientFileId, learnerId, offerId, orderLineId, name, credits, lessonMinutes },
    validFrom: today,
    validUntil: voucher.validUntil,
    // The buyer who didn't ask to begin at once may renounce until then ([6.L3]).
    bookableFrom: computeBookableFrom(orderedOn, today, voucher.requestsImmediateStart),
    postponements: 0,
    cancellationNoticeHours,
  })
  await tx.insert(giftRedemptions).values({
    structureId,
    voucherId: voucher.id,
    passId,
    clientFileId,
    learnerId,
    redeemedBy: `${actor.kind}:${actor.accountId}`,
  })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'gift.redeemed',
    subjectKind: 'gift_voucher',
    subjectId: voucher.id,
    clientFileId,
    after: { passId, learnerId },
  })
  return passId
}
