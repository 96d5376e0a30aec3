import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { openShop } from '../support/payments'
import { openFiles, settle } from './files-school'

/** Files that end while something happens to them. Its control, without any guard, is files-control.test.ts. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase()
openShop(database, { isDeaf: true })

test('[2.A4] of merges of one file at once, one is made', async () => {
  const { kept, other, buyer, merge } = await openFiles()
  const attempts = [await merge(kept, buyer), await merge(other, buyer), await merge(kept, buyer)]
  const made = await Promise.all(attempts.map(settle))
  expect(made.filter(Boolean)).toHaveLength(1)
})

test('[2.A4] of two files merged into each other at once, one stays open', async () => {
  const { kept, buyer, merge } = await openFiles()
  const made = await Promise.all([await merge(kept, buyer), await merge(buyer, kept)].map(settle))
  expect(made.filter(Boolean)).toHaveLength(1)
})

test('[2.A4] a file merged while its holder orders: the order is in the kept one, or wasn’t placed', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { kept, buyer, merge, order } = await openFiles()
    const merging = await merge(kept, buyer)
    const [merged] = await Promise.all([settle(merging), settle(order)])
    expect(merged).toBe(true)
    const [row] =
      await database.sql`select count(*)::int as count from orders where client_file_id = ${buyer.clientFileId}`
    expect(row!.count).toBe(0)
  }
})

test('[2.A6] a client removed while they order: removed without an order, or kept with it', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { buyer, order, remove } = await openFiles()
    const [ordered, removed] = await Promise.all([settle(order), settle(remove)])
    expect([ordered, removed].filter(Boolean)).toHaveLength(1)
    const [file] = await database.sql`select status from client_files where id = ${buyer.clientFileId}`
    expect(file!.status).toBe(removed ? 'deactivated' : 'active')
  }
})
