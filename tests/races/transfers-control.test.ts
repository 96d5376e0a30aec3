import { expect, test } from 'vitest'
import { createTestDatabase } from '@/tests/support/database'
import { dropBankGuards, openBank, slowBank } from './transfers-bank'

const database = await createTestDatabase({ checksInvariants: false })
await slowBank(database.sql)
await dropBankGuards(database.sql)

test('control: without the locks, keys and ceilings the same race records a transfer twice', async () => {
  const { confirm } = await openBank()
  expect((await confirm(2)).filter(({ ok }) => ok)).toHaveLength(2)
  expect(await database.findBrokenInvariants()).toHaveProperty('transfer_spent_twice')
})

test('control: without them the same file is imported twice', async () => {
  const { bring } = await openBank()
  expect((await bring('same', ['A'])).filter(({ ok }) => ok)).toHaveLength(2)
  expect(await database.findBrokenInvariants()).toHaveProperty('statement_imported_twice')
})
