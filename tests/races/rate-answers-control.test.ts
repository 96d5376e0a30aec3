import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { answerAtOnce, dropGuards, slowAnswers } from './rate-answers'

/** The race of rate-answers.test.ts with every guard off, in a database of its own: one request is answered several times. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the trigger one request is granted twice [0.I2] [1.H4]', async () => {
  await slowAnswers(database.sql)
  await dropGuards(database.sql)
  const outcomes = await answerAtOnce()
  expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(1)
  expect(await database.findBrokenInvariants()).toHaveProperty('request_answered_twice')
})
