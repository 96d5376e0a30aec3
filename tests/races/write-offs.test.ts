import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { confirmAndPay, confirmAtOnce, slowDecisions } from './write-offs-office'

process.env.DATABASE_POOL = '12'
// The factory's orders are in states that only their own commands reach in the product.
const database = await createTestDatabase({ checksInvariants: false })

test('[6.S5] a proposal is decided once, however many confirm it; paid meanwhile, it is paid or given up, never both', async () => {
  await slowDecisions(database.sql)
  for (let round = 0; round < 3; round++) {
    const outcomes = await confirmAtOnce()
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'not_waiting')).toHaveLength(1)
    const { isGivenUp, isPaid, status } = await confirmAndPay()
    expect([isGivenUp, isPaid].filter(Boolean)).toHaveLength(1)
    expect(status).toBe(isPaid ? 'succeeded' : 'written_off')
  }
  expect(await database.findBrokenInvariants()).not.toHaveProperty('given_up_by_two')
})
