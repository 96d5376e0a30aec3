import { eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { cheques, depositSlips } from '@/db/schema/cheques'
import { payments } from '@/db/schema/payments'
import type { TestMember } from './member'
import type { TestOffer } from './offer'
import { makePendingOrder } from './order'
import type { TestStructure } from './structure'

/** A cheque at the bank on a slip of its own, for an order of this offer that still waits. */
export async function makeDepositedCheque(
  executor: Executor,
  structure: TestStructure,
  member: Pick<TestMember, 'clientFileId' | 'learnerId'>,
  offer: TestOffer,
): Promise<{ chequeId: string; slipId: string }> {
  const at = new Date('2026-11-18T09:00:00Z')
  const day = '2026-11-18'
  const structureId = structure.id
  const { paymentId, totalCents } = await makePendingOrder(executor, structure, member, [{ offer }], {
    means: 'cheque',
  })
  await executor.update(payments).set({ status: 'succeeded', receivedAt: at }).where(eq(payments.id, paymentId))
  const [slip] = await executor
    .insert(depositSlips)
    .values({ structureId, depositedOn: day, totalCents, chequeCount: 1 })
    .returning({ id: depositSlips.id })
  const [cheque] = await executor
    .insert(cheques)
    .values({
      structureId,
      paymentId,
      amountCents: totalCents,
      datedOn: day,
      receivedOn: day,
      depositOn: day,
      slipId: slip!.id,
      depositedAt: at,
    })
    .returning({ id: cheques.id })
  return { chequeId: cheque!.id, slipId: slip!.id }
}
