import 'server-only'
import { type Cancellation, writeCancellations } from '@/lib/bookings/commands/cancel-lesson'
import { findLessonForChange } from '@/lib/bookings/queries/find-lesson-for-change'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'
import { revokeVoucher } from '@/lib/gifts/commands/revoke-voucher'
import { revokeMembership } from '@/lib/memberships/commands'
import { revokeCredits } from '@/lib/passes/commands'
import type { LineShare, RefundableOrder, RefundReason } from '../types'

type Given = { order: RefundableOrder; line: LineShare; refundId: string; by: RefundReason }

/** What a line gave and the buyer no longer has: lessons that can still be cancelled, their credits, the membership ([1.D10]). */
export async function takeBack(
  tx: LockedTx,
  actor: Actor,
  { order, line, refundId, by }: Given,
  now: Instant,
): Promise<void> {
  const { structureId } = order
  const { pass, membership, unusedVoucherId } = order.lines.find(({ id }) => id === line.lineId)!
  const side = by === 'withdrawal' ? 'member' : 'staff'
  const cancelled: Cancellation[] = []
  for (const bookingId of line.cancelledBookingIds) {
    const lesson = await findLessonForChange(structureId, bookingId, null, tx)
    cancelled.push({ bookingId, by: side, lesson: lesson! })
  }
  await writeCancellations(tx, actor, cancelled, now)
  const reason = `${refundId}:${line.lineId}`
  if (pass) await revokeCredits(tx, actor, { structureId, passId: pass.id, credits: line.creditsRevoked, reason })
  if (unusedVoucherId) await revokeVoucher(tx, actor, { structureId, voucherId: unusedVoucherId })
  if (membership && line.endsMembership) {
    await revokeMembership(tx, actor, { structureId, membershipId: membership.id })
  }
}
