import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { moveLesson } from '@/lib/bookings/commands/move-lesson'
import { makeBooking } from '../factories/booking'
import { createTestDatabase } from '../support/database'
import { dropGuards, makeSchool, tally, tenOClock } from './slots-school'

/** The race of moves.test.ts with every guard off, in a database of its own: it must go wrong, or the race proves nothing. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })

test('control: without the locks and the constraint, moved lessons overlap [1.G8] [6.R6]', async () => {
  const school = await makeSchool({ teachers: 1, learners: 5, credits: 3, rooms: 2 })
  const lessons = []
  for (const [rank, { member, pass }] of school.learners.entries()) {
    const startsAt = await tenOClock(database, 3 + rank)
    const { id } = await makeBooking(db(), school.structure, pass, school.teachers[0]!, { startsAt })
    lessons.push({ member, bookingId: id })
  }
  await dropGuards(database, 'agenda_claims')
  const to = await tenOClock(database, 12)
  const outcomes = await Promise.all(
    lessons.map(({ member, bookingId }) => moveLesson(member.actor, { bookingId, startsAt: to })),
  )
  expect(tally(outcomes).ok).toBeGreaterThan(1)
  const broken = await database.findBrokenInvariants()
  expect(broken.claims_overlap?.length).toBeGreaterThan(0)
})
