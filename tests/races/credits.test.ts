import { expect, test } from 'vitest'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { addHours } from '@/lib/core/time'
import { createTestDatabase } from '../support/database'
import { countDeadlocks, insisting, makeSchool, tally, tenOClock } from './slots-school'

process.env.DATABASE_POOL = '24'
const database = await createTestDatabase()

const sums = async (structureId: string) => {
  const rows = await database.sql<{ kind: string; sum: number }[]>`
    select kind, sum(amount)::int from pass_entries where structure_id = ${structureId} group by kind order by kind`
  return Object.fromEntries(rows.map((row) => [row.kind, row.sum]))
}

test('500 attempts on 10 credits, "busy" retried: exactly 10 [0.I2] [6.R6]', { timeout: 120_000 }, async () => {
  const school = await makeSchool({ teachers: 5, learners: 1, credits: 10, rooms: 6 })
  const { member, pass } = school.learners[0]!
  const first = addHours(await tenOClock(database, 3), -2)
  // Twelve hours a day, each at most once: only the credits stand in the way.
  const wanted = Array.from({ length: 500 }, (_, rank) => ({
    passId: pass.id,
    teacherId: school.teachers[rank % 5]!.id,
    startsAt: addHours(first, 24 * Math.floor(rank / 12) + (rank % 12)),
  }))
  const outcomes = await Promise.all(wanted.map((lesson) => insisting(() => bookLesson(member.actor, lesson))))
  expect(tally(outcomes)).toEqual({ ok: 10, no_credit_left: 490 })
  expect(await sums(school.structure.id)).toEqual({ grant: 10, reserve: -10 })
  expect(await countDeadlocks(database)).toBe(0)
})

test('a lesson given back is spent once: 50 cancel the same one while 50 book with its credit', async () => {
  const school = await makeSchool({ teachers: 2, learners: 1, credits: 1, rooms: 2 })
  const { member, pass } = school.learners[0]!
  const at = await tenOClock(database, 3)
  const lesson = (hours: number) => ({
    passId: pass.id,
    teacherId: school.teachers[hours % 2]!.id,
    startsAt: addHours(at, hours < 9 ? hours : hours + 15),
  })
  const booked = await bookLesson(member.actor, lesson(0))
  const bookingId = booked.ok ? booked.value.bookingId : ''
  await Promise.all(
    Array.from({ length: 50 }, (_, rank) => [
      insisting(() => cancelLesson(member.actor, { bookingId })),
      insisting(() => bookLesson(member.actor, lesson(1 + (rank % 17)))),
    ]).flat(),
  )
  const { reserve, release } = await sums(school.structure.id)
  expect(release).toBe(1)
  expect(reserve).toBeGreaterThanOrEqual(-2)
})
