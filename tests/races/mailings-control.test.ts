import { expect, test } from 'vitest'
import { setMessaging } from '../factories/mailing'
import { createTestDatabase } from '../support/database'
import { dropGuards, makeCrowd, sendSideBySide } from './mailings-crowd'

/** The race of mailings.test.ts with every guard off, in a database of its own: it must exceed the quota. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the sender’s row and the database’s guard, the invariant finds a quota exceeded [6.R13]', async () => {
  const { structure, ids } = await makeCrowd({ readers: 1, mailings: 2 })
  await setMessaging(structure, { quotaPer24Hours: 1 })
  await dropGuards(database)
  await sendSideBySide(ids)
  const broken = await database.findBrokenInvariants()
  expect(broken.mailing_quota_exceeded?.length).toBeGreaterThan(0)
})
