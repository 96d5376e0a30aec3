import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { addHours, addMinutes } from '@/lib/core/time'
import { createTestDatabase } from '../support/database'
import { countDeadlocks, drawer, insisting, makeSchool, tally, tenOClock } from './slots-school'

/** The full count is the figure; the short one keeps `npm test` within its budget. */
const attempts = process.env.DIAPASON_LONG === '1' ? 10_000 : 1_000
process.env.DATABASE_POOL = '24'

const database = await createTestDatabase()

describe('a slot is never had twice [0.I1] [6.R6]', () => {
  test(`${attempts} overlapping attempts on 5 teachers: no overlap, no deadlock shown`, {
    timeout: 300_000,
  }, async () => {
    const school = await makeSchool({ teachers: 5, learners: 120, credits: 30, rooms: 6 })
    const start = await tenOClock(database, 3)
    const draw = drawer(20_261_121)
    const again = { count: 0 }
    const began = performance.now()
    const outcomes = await Promise.all(
      Array.from({ length: attempts }, () => {
        const { member, pass } = draw.from(school.learners)
        const startsAt = addMinutes(addHours(start, 24 * draw.below(2)), 30 * draw.below(14))
        const wanted = { passId: pass.id, teacherId: draw.from(school.teachers).id, startsAt }
        return insisting(() => bookLesson(member.actor, wanted), again)
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const said = tally(outcomes)
    const [row] = await database.sql<{ booked: number }[]>`
      select count(*)::int as booked from bookings where structure_id = ${school.structure.id}`
    console.info(
      `${attempts} attempts in ${seconds.toFixed(1)} s: ${JSON.stringify(said)}, ${row!.booked} lessons, ${again.count} told to try again`,
    )
    // Whoever was refused reads why: the slot, or a lesson of their own.
    expect(Object.keys(said).sort()).toEqual(['learner_busy', 'ok', 'slot_taken'])
    expect(row!.booked).toBeGreaterThan(5 * 2 * 4)
    // A replay is the same success: successes are at least the lessons, every lesson is one.
    expect(said.ok!).toBeGreaterThanOrEqual(row!.booked)
    expect(await countDeadlocks(database)).toBe(0)
    expect(await database.findBrokenInvariants()).toEqual({})
  })

  test('one learner, five teachers, one hour: one lesson', async () => {
    const school = await makeSchool({ teachers: 5, learners: 1, credits: 10, rooms: 6 })
    const { member, pass } = school.learners[0]!
    const startsAt = await tenOClock(database, 4)
    const outcomes = await Promise.all(
      school.teachers.flatMap((teacher) =>
        [0, 30, 30, 0].map((minutes) =>
          bookLesson(member.actor, { passId: pass.id, teacherId: teacher.id, startsAt: addMinutes(startsAt, minutes) }),
        ),
      ),
    )
    expect(Object.keys(tally(outcomes)).sort()).toEqual(['learner_busy', 'ok'])
    const rows = await database.sql`select id from bookings where structure_id = ${school.structure.id}`
    expect(rows).toHaveLength(1)
  })

  test('one room, five teachers, five learners, one hour: one lesson', async () => {
    const school = await makeSchool({ teachers: 5, learners: 5, credits: 10, rooms: 1 })
    const startsAt = await tenOClock(database, 4)
    const outcomes = await Promise.all(
      school.teachers.map((teacher, rank) => {
        const { member, pass } = school.learners[rank]!
        return bookLesson(member.actor, { passId: pass.id, teacherId: teacher.id, startsAt })
      }),
    )
    expect(tally(outcomes)).toEqual({ ok: 1, slot_taken: 4 })
  })

  test('cancelling and booking at once: the slot has one owner, credits are right, each cancellation told once', async () => {
    const school = await makeSchool({ teachers: 1, learners: 2, credits: 10, rooms: 1 })
    const [one, other] = school.learners as [(typeof school.learners)[0], (typeof school.learners)[0]]
    const teacherId = school.teachers[0]!.id
    for (let round = 0; round < 20; round += 1) {
      const startsAt = await tenOClock(database, 5 + round)
      const first = await bookLesson(one.member.actor, { passId: one.pass.id, teacherId, startsAt })
      const bookingId = first.ok ? first.value.bookingId : ''
      const [cancelled, taken] = await Promise.all([
        cancelLesson(one.member.actor, { bookingId }),
        bookLesson(other.member.actor, { passId: other.pass.id, teacherId, startsAt }),
        cancelLesson(one.member.actor, { bookingId }),
      ])
      expect(cancelled.ok).toBe(true)
      if (!taken.ok) expect(taken.refusal).toBe('slot_taken')
      if (taken.ok) await cancelLesson(other.member.actor, taken.value)
    }
    const [row] = await database.sql`
      select count(*) filter (where topic = 'booking.cancelled')::int as told, count(distinct payload->>'bookingId')::int as lessons
      from outbox_events where structure_id = ${school.structure.id} and topic = 'booking.cancelled'`
    expect(row!.told).toBe(row!.lessons)
    const [left] = await database.sql`
      select array_agg(sum order by sum) as sums from (select sum(amount)::int from pass_entries where structure_id = ${school.structure.id} group by pass_id) s`
    expect(left!.sums).toEqual([10, 10])
  })

  test('without the locks the constraint alone still holds: slower, never wrong', async () => {
    const school = await makeSchool({ teachers: 2, learners: 8, credits: 10, rooms: 2 })
    await database.sql`alter function app_lock(bigint[]) rename to app_lock_kept`
    await database.sql.unsafe(
      `create function app_lock(keys bigint[]) returns timestamptz language sql as 'select app_now()'; grant execute on function app_lock to diapason_app`,
    )
    try {
      const startsAt = await tenOClock(database, 6)
      const outcomes = await Promise.all(
        school.learners.map(({ member, pass }, rank) =>
          bookLesson(member.actor, { passId: pass.id, teacherId: school.teachers[rank % 2]!.id, startsAt }),
        ),
      )
      const said = tally(outcomes)
      expect(said.ok).toBeLessThanOrEqual(2)
      expect(await database.findBrokenInvariants()).toEqual({})
    } finally {
      await database.sql`drop function app_lock(bigint[])`
      await database.sql`alter function app_lock_kept(bigint[]) rename to app_lock`
    }
    expect((await db().execute(sql`select app_lock('{1}')`)).length).toBe(1)
  })
})
