import { describe, expect, test } from 'vitest'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { moveLesson } from '@/lib/bookings/commands/move-lesson'
import { repeatLesson } from '@/lib/bookings/commands/repeat-lesson'
import { addMinutes } from '@/lib/core/time'
import { createTestDatabase } from '../support/database'
import { countDeadlocks, drawer, insisting, makeSchool, type School, tally, tenOClock } from './slots-school'

process.env.DATABASE_POOL = '16'
const database = await createTestDatabase()

/** Everybody's lesson of one day, an hour each, and whose it is. */
async function bookAll({ learners, teachers }: School, day: number) {
  const start = await tenOClock(database, day)
  return Promise.all(
    learners.map(async ({ member, pass }, rank) => {
      const startsAt = addMinutes(start, 60 * rank)
      const wanted = { passId: pass.id, teacherId: teachers[rank % teachers.length]!.id, startsAt }
      const booked = await insisting(() => bookLesson(member.actor, wanted))
      if (!booked.ok) throw new Error(booked.refusal)
      return { member, startsAt, bookingId: booked.value.bookingId }
    }),
  )
}

const startOf = async (bookingId: string): Promise<Date> => {
  const [row] = await database.sql<{ at: Date }[]>`select starts_at as at from bookings where id = ${bookingId}`
  return row!.at
}

describe('a moved lesson never loses its time before it has another [1.G8] [6.R6]', () => {
  test('six lessons to one slot: one is there, the five others are where they were', async () => {
    const school = await makeSchool({ teachers: 1, learners: 6, credits: 2, rooms: 2 })
    const lessons = await bookAll(school, 3)
    const to = await tenOClock(database, 9)
    const outcomes = await Promise.all(
      lessons.map(({ member, bookingId }) => insisting(() => moveLesson(member.actor, { bookingId, startsAt: to }))),
    )
    expect(tally(outcomes)).toEqual({ ok: 1, slot_taken: 5 })
    for (const [rank, { bookingId, startsAt }] of lessons.entries()) {
      expect(await startOf(bookingId)).toEqual(outcomes[rank]!.ok ? to : startsAt)
    }
  })

  test('moves and bookings of one slot at once: it has one owner, whoever is first', async () => {
    const school = await makeSchool({ teachers: 1, learners: 4, credits: 6, rooms: 1 })
    const lessons = await bookAll(school, 3)
    const teacherId = school.teachers[0]!.id
    for (let day = 10; day < 14; day += 1) {
      const startsAt = await tenOClock(database, day)
      const outcomes = await Promise.all([
        ...lessons.slice(0, 2).map(({ member, bookingId }) => moveLesson(member.actor, { bookingId, startsAt })),
        ...school.learners
          .slice(2)
          .map(({ member, pass }) => bookLesson(member.actor, { passId: pass.id, teacherId, startsAt })),
      ])
      expect(tally(outcomes)).toEqual({ ok: 1, slot_taken: 3 })
    }
  })

  test('two learners who change places with a third slot, at random: no overlap, no deadlock, every lesson somewhere', async () => {
    const school = await makeSchool({ teachers: 2, learners: 6, credits: 2, rooms: 2 })
    const lessons = await bookAll(school, 4)
    const start = await tenOClock(database, 4)
    const draw = drawer(20_261_121)
    const outcomes = await Promise.all(
      Array.from({ length: 120 }, () => {
        const { member, bookingId } = draw.from(lessons)
        const startsAt = addMinutes(start, 30 * draw.below(12))
        return insisting(() => moveLesson(member.actor, { bookingId, startsAt }))
      }),
    )
    expect(Object.keys(tally(outcomes)).every((word) => ['ok', 'slot_taken', 'learner_busy'].includes(word))).toBe(true)
    expect(await countDeadlocks(database)).toBe(0)
    const [row] = await database.sql`
      select count(*)::int as lessons from bookings where structure_id = ${school.structure.id} and status = 'booked'`
    expect(row!.lessons).toBe(6)
    expect(await database.findBrokenInvariants()).toEqual({})
  })
})

test('four learners who want the same hour every week: one has all its weeks, the others none of them [1.F6] [6.R6]', async () => {
  const school = await makeSchool({ teachers: 1, learners: 4, credits: 6, rooms: 2 })
  const startsAt = await Promise.all([20, 27, 34, 41].map((day) => tenOClock(database, day)))
  const teacherId = school.teachers[0]!.id
  const outcomes = await Promise.all(
    school.learners.map(({ member, pass }) =>
      insisting(() => repeatLesson(member.actor, { passId: pass.id, teacherId, startsAt })),
    ),
  )
  expect(tally(outcomes)).toEqual({ ok: 1, dates_changed: 3 })
  const rows = await database.sql`
    select pass_id, count(*)::int as lessons from bookings where structure_id = ${school.structure.id} group by 1`
  expect(rows.map(({ lessons }) => lessons)).toEqual([4])
})
