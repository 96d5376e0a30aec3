import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { answerAndUndo, answerAtOnce, dropLocks, listTold, makeAsked, slowAnswers } from './absence-answers'

/** The races of absence-answers.test.ts without the locks, in a database of its own: a question is answered twice. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })
await database.sql.unsafe(
  `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '2026-11-22T10:00:00Z' $$`,
)
await slowAnswers(database.sql)
await dropLocks(database.sql)

test('control: without the locks several answers count [1.H6] [0.I2]', async () => {
  const outcomes = await answerAtOnce(await makeAsked())
  expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(1)
})

test('control: without the locks a pupil is told that their lesson takes place, and that it doesn’t [1.H6]', async () => {
  const asked = await makeAsked()
  await answerAndUndo(asked)
  expect(await listTold(database.sql, asked)).toEqual(['absence.undone', 'booking.cancelled'])
})
