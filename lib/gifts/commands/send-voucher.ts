import 'server-only'
import { eq } from 'drizzle-orm'
import { giftVouchers } from '@/db/schema/gifts'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf, wallTimeOf } from '@/lib/core/time'
import { getStructureById } from '@/lib/structures/queries'
import { findVoucher } from '../queries/find-voucher'
import type { VoucherToSend } from '../queries/list-vouchers-to-send'
import { checkSending, isDueToSend } from '../rules'
import type { VoucherRefusal } from '../types'

/** Lets the mail to the recipient leave, on its day and once; what was used or taken back meanwhile isn't sent ([1.C7]). */
export async function sendVoucher({ structureId, voucherId }: VoucherToSend): Promise<Outcome<boolean, Busy>> {
  const { timeZone } = await getStructureById(structureId)
  return withLocks([`voucher:${voucherId}`], async (tx, now) => {
    const voucher = await findVoucher({ structureId, voucherId }, tx)
    const at = { day: dayOf(now, timeZone), time: wallTimeOf(now, timeZone) }
    if (!voucher || !isDueToSend(voucher, at)) return accept(false)
    await tx.update(giftVouchers).set({ sentAt: now }).where(eq(giftVouchers.id, voucherId))
    await tell(tx, { structureId, topic: 'gift.due', key: `gift.due:${voucherId}`, payload: { voucherId } })
    return accept(true)
  })
}

/** Two clicks within this time are one mail. */
const sameRequestMs = 10 * 60_000

/**
 * 'Envoyer' and 'Renvoyer': the mail to the recipient leaves now, whatever the day that was chosen, to the address that is
 * said now: the first one may have been typed wrong, or there was none ([1.C7]).
 */
export async function sendVoucherNow(
  actor: Member | Staff,
  { voucherId, email }: { voucherId: string; email: string },
): Promise<Outcome<{ email: string }, VoucherRefusal>> {
  const { structureId } = actor
  const { timeZone } = await getStructureById(structureId)
  const own = actor.kind === 'member' ? { clientFileId: actor.clientFileId } : {}
  return withLocks([`voucher:${voucherId}`], async (tx, now) => {
    const voucher = await findVoucher({ structureId, voucherId, ...own }, tx)
    if (!voucher) return refuse('not_found')
    const verdict = checkSending(voucher, email, dayOf(now, timeZone))
    if (!verdict.ok) return verdict
    await tx.update(giftVouchers).set({ sentAt: now, recipientEmail: email }).where(eq(giftVouchers.id, voucherId))
    const key = `gift.resent:${voucherId}:${Math.floor(now.getTime() / sameRequestMs)}:${email}`
    await tell(tx, { structureId, topic: 'gift.due', key, payload: { voucherId } })
    await recordAudit(tx, actor, {
      structureId,
      operation: 'gift.sent',
      subjectKind: 'gift_voucher',
      subjectId: voucherId,
      clientFileId: voucher.clientFileId,
      before: { recipientEmail: voucher.recipientEmail },
      after: { recipientEmail: email },
    })
    return accept({ email })
  })
}
