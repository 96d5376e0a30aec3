import 'server-only'
import { eq } from 'drizzle-orm'
import { giftVouchers } from '@/db/schema/gifts'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'

/**
 * Takes back a voucher that nobody has used, with the refund of its line ([1.D10]). The caller holds the voucher's lock;
 * of one that was used, the pass is what is taken back.
 */
export async function revokeVoucher(
  tx: LockedTx,
  actor: Actor,
  { structureId, voucherId }: { structureId: string; voucherId: string },
): Promise<void> {
  await tx.update(giftVouchers).set({ status: 'revoked' }).where(eq(giftVouchers.id, voucherId))
  await recordAudit(tx, actor, {
    structureId,
    operation: 'gift.revoked',
    subjectKind: 'gift_voucher',
    subjectId: voucherId,
    before: { status: 'active' },
    after: { status: 'revoked' },
  })
}
