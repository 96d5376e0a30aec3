import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { answerAtOnce, slowAnswers } from './rate-answers'

process.env.DATABASE_POOL = '12'
const database = await createTestDatabase()

test('[1.H4] [0.I2] people of the office who answer one request at once give one answer', async () => {
  await slowAnswers(database.sql)
  for (let round = 0; round < 5; round++) {
    const outcomes = await answerAtOnce()
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((one) => !one.ok && one.refusal === 'already_answered')).toHaveLength(2)
  }
})

test('[1.H4] without the locks the database still refuses a second answer', async () => {
  await database.sql.unsafe(
    'create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$',
  )
  const outcomes = await answerAtOnce()
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((one) => !one.ok && one.refusal === 'already_answered')).toHaveLength(2)
})
