import { expect, test } from 'vitest'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { addHours } from '@/lib/core/time'
import { createTestDatabase } from '../support/database'
import { dropGuards, makeSchool, tally, tenOClock } from './slots-school'

/** The race of credits.test.ts with every guard off, in a database of its own: it must overspend. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the ledger’s trigger, the invariant finds a pass under zero [0.I2] [6.R6]', async () => {
  const school = await makeSchool({ teachers: 2, learners: 1, credits: 1, rooms: 2 })
  const { member, pass } = school.learners[0]!
  await dropGuards(database, 'pass_entries')
  const at = await tenOClock(database, 3)
  const outcomes = await Promise.all(
    [0, 1, 2, 3, 4].map((hours) =>
      bookLesson(member.actor, {
        passId: pass.id,
        teacherId: school.teachers[hours % 2]!.id,
        startsAt: addHours(at, hours),
      }),
    ),
  )
  expect(tally(outcomes).ok).toBeGreaterThan(1)
  const broken = await database.findBrokenInvariants()
  expect(broken.pass_below_zero?.length).toBe(1)
})
