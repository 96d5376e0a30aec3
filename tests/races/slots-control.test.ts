import { expect, test } from 'vitest'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { createTestDatabase } from '../support/database'
import { dropGuards, makeSchool, tally, tenOClock } from './slots-school'

/** The race of slots.test.ts with every guard off, in a database of its own: it must go wrong, or the race proves nothing. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the constraint, the invariant finds overlaps [0.I1] [6.R6]', async () => {
  const school = await makeSchool({ teachers: 1, learners: 6, credits: 10, rooms: 2 })
  await dropGuards(database, 'bookings')
  const startsAt = await tenOClock(database, 3)
  const outcomes = await Promise.all(
    school.learners.map(({ member, pass }) =>
      bookLesson(member.actor, { passId: pass.id, teacherId: school.teachers[0]!.id, startsAt }),
    ),
  )
  expect(tally(outcomes).ok).toBeGreaterThan(1)
  const broken = await database.findBrokenInvariants()
  expect(broken.claims_overlap?.length).toBeGreaterThan(0)
})
