import { expect, test } from 'vitest'
import { findOrderTransfers, listWaitingTransfers } from '@/lib/transfers/queries'
import { createTestDatabase } from '@/tests/support/database'
import { openBank, slowBank } from './transfers-bank'

const database = await createTestDatabase()
await slowBank(database.sql)

test('[6.R9] two people who confirm the same transfer record it once', async () => {
  const { confirm, people, order } = await openBank()
  const outcomes = await confirm(6)
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  for (const outcome of outcomes) if (!outcome.ok) expect(['transfer_done', 'busy']).toContain(outcome.refusal)
  expect(await findOrderTransfers(people[0], order.id)).toMatchObject({
    order: { dueCents: 50_000, recordedCents: 0 },
    transfers: [{ amountCents: 30_000 }],
  })
})

test('[6.R9] two people who import the same statement bring each line once', async () => {
  const { bring, people } = await openBank()
  const outcomes = await bring('same', ['A', 'B', 'C'], 4)
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  for (const outcome of outcomes) if (!outcome.ok) expect(['statement_known', 'busy']).toContain(outcome.refusal)
  // The one that the bank stands open with, and three.
  expect((await listWaitingTransfers(people[0])).total).toBe(4)
})

test('[6.R9] two files that overlap, at once, bring each line once', async () => {
  const { bring, people } = await openBank()
  await Promise.all([bring('one', ['A', 'B'], 1), bring('other', ['B', 'C'], 1)])
  expect((await listWaitingTransfers(people[0])).total).toBe(4)
})
