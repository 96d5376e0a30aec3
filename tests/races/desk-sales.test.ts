import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { passes } from '@/db/schema/passes'
import { sellAtDesk } from '@/lib/desk/commands/sell'
import { createTestDatabase } from '../support/database'
import { makeDesk } from './desk-sales-place'
import { insisting, tally } from './slots-school'

process.env.DATABASE_POOL = '12'
await createTestDatabase()

test('[1.H8] [6.R8] one page sent by thirty clicks is one sale', async () => {
  const { client, sellers, showPage } = await makeDesk(1)
  const page = showPage()
  const outcomes = await Promise.all(Array.from({ length: 30 }, () => insisting(() => sellAtDesk(sellers[0]!, page))))
  expect(tally(outcomes)).toEqual({ ok: 30 })
  expect(await db().$count(orders, eq(orders.clientFileId, client.clientFileId))).toBe(1)
  expect(await db().$count(passes, eq(passes.clientFileId, client.clientFileId))).toBe(1)
})

test('[1.C5] [1.H8] one trial sold by ten people at once is sold by one of them', async () => {
  const { client, sellers, showPage } = await makeDesk(10)
  const outcomes = await Promise.all(sellers.map((seller) => insisting(() => sellAtDesk(seller, showPage()))))
  expect(tally(outcomes)).toEqual({ ok: 1, trial_already_had: 9 })
  expect(await db().$count(orders, eq(orders.clientFileId, client.clientFileId))).toBe(1)
})
