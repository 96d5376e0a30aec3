import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { giftRedemptions } from '@/db/schema/gifts'
import { passEntries, passes } from '@/db/schema/passes'
import { findVoucher } from '@/lib/gifts/queries/find-voucher'
import { refundLinesOf } from '@/lib/refunds/commands/make-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { showRefund } from '@/tests/support/refunds'
import { createTestDatabase } from '../support/database'
import { makeParty } from './gifts-party'
import { insisting, tally } from './slots-school'

process.env.DATABASE_POOL = '12'
await createTestDatabase()

test('[1.C7] [6.R6] one voucher asked for by thirty people at once is used by one of them', async () => {
  const { voucher, attempts } = await makeParty(30)
  const outcomes = await Promise.all(attempts.map((attempt) => insisting(attempt)))
  expect(tally(outcomes)).toEqual({ ok: 1, voucher_used: 29 })
  const [pass, ...others] = await db().select().from(passes).where(eq(passes.orderLineId, voucher.orderLineId))
  expect(others).toEqual([])
  expect(await db().$count(passEntries, eq(passEntries.passId, pass!.id))).toBe(1)
})

test('[1.C7] [6.R8] one person who clicks thirty times has one pass, thirty times', async () => {
  const { voucher, attempts } = await makeParty(1)
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => insisting(attempts[0]!)))
  expect(tally(outcomes)).toEqual({ ok: 30 })
  expect(await db().$count(giftRedemptions, eq(giftRedemptions.voucherId, voucher.id))).toBe(1)
})

test('[1.C7] [1.D10] used and given back at the same moment: the one or the other, never both', async () => {
  for (let round = 0; round < 6; round += 1) {
    const { structure, voucher, staff, attempts } = await makeParty(1)
    const scope = { structureId: structure.id, lineId: voucher.orderLineId }
    const { id: orderId } = (await findRefundableOrder(scope))!
    const { form } = await showRefund(staff, orderId, [voucher.orderLineId])
    const [used, refunded] = await Promise.all([insisting(attempts[0]!), insisting(() => refundLinesOf(staff, form))])
    const { status, usedByFileId } = (await findVoucher({ structureId: structure.id, voucherId: voucher.id }))!
    expect([used.ok, refunded.ok].filter(Boolean)).toHaveLength(1)
    expect([status, usedByFileId !== null]).toEqual(used.ok ? ['active', true] : ['revoked', false])
  }
})
