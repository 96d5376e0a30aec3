import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { answerAndUndo, answerAtOnce, listTold, makeAsked, slowAnswers } from './absence-answers'

process.env.DATABASE_POOL = '12'
const database = await createTestDatabase()
await database.sql.unsafe(
  `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '2026-11-22T10:00:00Z' $$`,
)
await slowAnswers(database.sql)

test('[1.H6] [0.I2] of three different answers given at once, one counts and one thing is told', async () => {
  for (let round = 0; round < 3; round++) {
    const asked = await makeAsked()
    const outcomes = await answerAtOnce(asked)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await listTold(database.sql, asked)).toHaveLength(1)
  }
})

test('[1.H6] an answer and the absence taken back at once: nobody is told both that a lesson takes place and that it doesn’t', async () => {
  for (let round = 0; round < 3; round++) {
    const asked = await makeAsked()
    const [answer, undo] = await answerAndUndo(asked)
    expect(undo.ok).toBe(true)
    expect(await listTold(database.sql, asked)).toEqual([answer.ok ? 'booking.cancelled' : 'absence.undone'])
  }
})
