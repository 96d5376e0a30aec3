import { expect, test } from 'vitest'
import { createTestDatabase } from './database'
import { allowConsoleErrors } from './setup'

const database = await createTestDatabase()

test('a test file gets a migrated database of its own, reached as the product does', async () => {
  const { db } = await import('@/db/client')
  const rows = await db().execute(
    'select current_database() as name, current_user as role, app_now() is not null as migrated',
  )
  expect([...rows]).toEqual([{ name: database.name, role: 'diapason_app', migrated: true }])
})

test('a console.error can be expected by the test whose subject it is', () => {
  console.error('noted')
  expect(allowConsoleErrors()).toEqual([['noted']])
})
