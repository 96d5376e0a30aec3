import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { dropSeatGuards, enrolMany, makeCrowdedCourse, postponeTo } from './places-school'
import { tally } from './slots-school'

/**
 * The race of places.test.ts with every guard off, in a database of its own: it must go wrong, or the race proves nothing. By
 * postponements: the numbers of orders make these queue whatever the guards.
 */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the guards, a session has more people than places [0.I4] [1.G5]', async () => {
  const crowd = await makeCrowdedCourse({ capacity: 3, sessions: 3, credits: 2 })
  const people = await enrolMany(crowd, 3)
  const [first, , last] = crowd.course.sessions
  await database.sql`update course_sessions set capacity = 1 where id = ${last!.id}`
  await dropSeatGuards(database)
  const outcomes = await Promise.all(people.map((person) => postponeTo(database, person, first!.id, last!.id)))
  expect(tally(outcomes).ok).toBeGreaterThan(1)
  expect(await database.findBrokenInvariants()).toHaveProperty('session_over_capacity')
})
