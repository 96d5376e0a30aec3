import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { confirmAndPay, confirmAtOnce, dropGuards, slowDecisions } from './write-offs-office'

/** The race of write-offs.test.ts with the locks off, in a database of its own. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks a proposal is confirmed twice, and given up though it was paid [6.S5]', async () => {
  await slowDecisions(database.sql)
  await dropGuards(database.sql)
  expect((await confirmAtOnce()).filter(({ ok }) => ok)).toHaveLength(2)
  expect(await confirmAndPay()).toMatchObject({ isGivenUp: true, isPaid: true })
})
