import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { outboxEvents } from '@/db/schema/outbox'
import { auditJournal } from '@/db/views'
import { findOrder } from '@/lib/orders/queries'
import { receiveEvent, settleOrder, sweepIntents } from '@/lib/payments/flows'
import { makeCatalogue, makePayer } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, payByCard } from '@/tests/support/payments'
import { slowGrants } from './settlement-barrier'

const database = await createTestDatabase()
const shop = openShop(database, { isDeaf: true })

/*
 * [6.R3] The webhook (three copies), the return page (two tabs) and reconciliation arrive at once: one settlement. The
 * grant is slowed down, so that every run would be past its check if nothing held it back; settlement-control.test.ts is
 * the same race with the guards taken away.
 */
test('webhook, return page and reconciliation at once: one settlement an order', async () => {
  const { structure, membership, pack } = await makeCatalogue()
  await slowGrants(database.sql)
  for (let round = 0; round < 6; round++) {
    const { actor, orderId, clientSecret, intentId } = await makePayer(structure, [membership, pack])
    await payByCard(shop, clientSecret)
    const event = (copy: string) =>
      receiveEvent({ id: `evt_${orderId}_${copy}`, type: 'payment_intent.succeeded', intentId, payload: {} })
    const runs = [
      event('a'),
      event('a'),
      event('b'),
      settleOrder(actor, orderId),
      settleOrder(actor, orderId),
      sweepIntents(),
    ]
    await Promise.all(runs)
    const paid = (await findOrder(actor, orderId))!
    expect(paid.status).toBe('paid')
    expect(paid.lines.map(({ grant }) => grant?.creditsLeft)).toEqual([null, 10])
    expect(await db().$count(auditJournal, eq(auditJournal.subjectId, orderId))).toBe(2)
    expect(await db().$count(outboxEvents, eq(outboxEvents.key, `order.paid:${orderId}`))).toBe(1)
  }
})
