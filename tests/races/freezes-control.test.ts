import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { freezeAndBook } from './freezes-school'
import { dropGuards } from './slots-school'

/** The race of freezes.test.ts with every guard off, in a database of its own: it must go wrong, or the race proves nothing. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks a lesson is booked on a day on which its pass is frozen [1.H9] [6.R6]', async () => {
  await dropGuards(database, 'bookings')
  await freezeAndBook(database)
  expect(await database.findBrokenInvariants()).toHaveProperty('lesson_in_freeze')
})
