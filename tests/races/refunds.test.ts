import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { disputes, refundParts, refunds } from '@/db/schema/refunds'
import { refundOrder, sweepDisputes, sweepRefunds, withdraw } from '@/lib/refunds/flows'
import { listRefunds } from '@/lib/services/stripe'
import { makeCatalogue } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { actOnPayment, openShop } from '@/tests/support/payments'
import { makePaidOrder, showRefund } from '@/tests/support/refunds'

process.env.DATABASE_POOL = '12'
const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })
const rounds = process.env.DIAPASON_LONG === '1' ? 200 : 8

test('[6.R9] ten refunds of one order at once, by the office and its member: one is made, nothing above what was paid', async () => {
  const { structure, single } = await makeCatalogue()
  const paid = await makePaidOrder(shop, structure, [single])
  const { orderId, lineIds, staff, actor } = paid
  const from = { ipAddress: '192.0.2.1', userAgent: 'vitest' }
  const shown = await Promise.all(Array.from({ length: 10 }, () => showRefund(staff, orderId, lineIds)))
  const outcomes = await Promise.all(
    shown.map(({ form }, rank) =>
      rank % 2 ? refundOrder(staff, form) : withdraw(actor, { ...form, lineId: lineIds[0]!, from }),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await db().$count(refunds, eq(refunds.orderId, orderId))).toBe(1)
  expect((await listRefunds(paid.intentId)).length).toBe(1)
})

test(`[6.R9] a refund and a dispute at once, ${rounds} times: the money goes back once, or is a person’s to give`, async () => {
  const { structure, single } = await makeCatalogue()
  const seen = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const paid = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
    const [refund] = await Promise.all([
      refundOrder(paid.staff, form),
      actOnPayment(shop, paid.intentId, 'dispute').then(sweepDisputes),
    ])
    await sweepDisputes()
    await sweepRefunds()
    const [payment] = await db().select().from(payments).where(eq(payments.orderId, paid.orderId))
    const parts = await db().select().from(refundParts).where(eq(refundParts.paymentId, payment!.id))
    const sent = await listRefunds(paid.intentId)
    const [dispute] = await db().select().from(disputes).where(eq(disputes.paymentId, payment!.id))
    expect(dispute?.status).toBe('open')
    // Refused before it was decided, refused by the bank after, or sent before the cardholder contested.
    if (!refund.ok) expect([refund.refusal, parts.length, sent.length]).toEqual(['payment_disputed', 0, 0])
    else
      expect([
        ['failed', 0],
        ['succeeded', 1],
      ]).toContainEqual([parts[0]!.status, sent.length])
    seen.add(refund.ok ? parts[0]!.status : 'refused')
  }
  expect(seen.size).toBeGreaterThan(0)
}, 600_000)
