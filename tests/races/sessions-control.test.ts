import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { collide, makeSessionsSchool } from './sessions-school'
import { dropGuards, tally } from './slots-school'

/** The race of sessions.test.ts with every guard off, in a database of its own: it must go wrong, or the race proves nothing. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the constraint, a session moves onto the lessons of whoever is in it [6.R6]', async () => {
  const school = await makeSessionsSchool(3)
  await dropGuards(database, 'bookings')
  const { move, books } = collide(school, new Date('2099-01-08T09:00:00Z'))
  const outcomes = await Promise.all([move, ...books].map((attempt) => attempt()))
  expect(tally(outcomes as Parameters<typeof tally>[0]).ok).toBeGreaterThan(1)
  const broken = await database.findBrokenInvariants()
  expect(broken.claims_overlap?.length).toBeGreaterThan(0)
})
