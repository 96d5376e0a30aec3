import { describe, expect, test } from 'vitest'
import { postponeSession } from '@/lib/courses/commands/postpone'
import { deleteOrder } from '@/lib/payments/flows'
import { createTestDatabase } from '../support/database'
import { enrolMany, gather, makeCrowdedCourse, order, postponeTo } from './places-school'
import { countDeadlocks, drawer, insisting, tally } from './slots-school'

/** The full count is the figure; the short one keeps `npm test` within its budget. */
const isLong = process.env.DIAPASON_LONG === '1'
const people = isLong ? 200 : 75
const each = isLong ? 50 : 4
process.env.DATABASE_POOL = '24'

const database = await createTestDatabase()

const countSeats = async (courseId: string) => {
  const rows = await database.sql<{ taken: number }[]>`select count(p.id)::int as taken from course_sessions s
    left join seats p on p.session_id = s.id and p.state <> 'released' where s.course_id = ${courseId} group by s.id order by s.starts_at`
  return rows.map(({ taken }) => taken)
}

describe('a session never has more people than places [0.I4] [1.C6]', () => {
  test(`${people * each} attempts on 50 places: 50 are had`, { timeout: 600_000 }, async () => {
    const crowd = await makeCrowdedCourse({ capacity: 50 })
    const queue = await gather(crowd, people)
    const again = { count: 0 }
    const tries = Array.from({ length: each }, () => queue).flat()
    const began = performance.now()
    const outcomes = await Promise.all(tries.map((person) => insisting(() => order(person), again)))
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const said = tally(outcomes)
    console.info(`${tries.length} attempts in ${seconds} s: ${JSON.stringify(said)}, ${again.count} told to try again`)
    expect(await countSeats(crowd.course.id)).toEqual([50])
    expect(said).toEqual({ ok: 50 * each, start_full: (people - 50) * each })
    expect(await countDeadlocks(database)).toBe(0)
  })

  test('orders placed and given up at once: never above the places, and what is given back is had again', async () => {
    const crowd = await makeCrowdedCourse({ capacity: 3, sessions: 4, credits: 2 })
    const queue = await gather(crowd, 9)
    const draw = drawer(1_121)
    const again = { count: 0 }
    const turn = async (person: (typeof queue)[number]) => {
      const placed = await insisting(() => order(person), again)
      if (placed.ok && draw.below(2) === 0) await deleteOrder(person.actor, placed.value.orderId)
      return placed
    }
    await Promise.all(queue.map(turn))
    const taken = await countSeats(crowd.course.id)
    const [held] =
      await database.sql`select count(*)::int as orders from orders where structure_id = ${crowd.structure.id} and status = 'pending'`
    expect(taken).toEqual([held!.orders, held!.orders, 0, 0])
    expect(Math.max(...taken)).toBeLessThanOrEqual(3)
  })
})

describe('postponing to one place [1.G5]', () => {
  test('two at once: one has it, the other keeps what they had', async () => {
    const crowd = await makeCrowdedCourse({ capacity: 2, sessions: 3, credits: 2 })
    const both = await enrolMany(crowd, 2)
    const [first, , last] = crowd.course.sessions
    await database.sql`update course_sessions set capacity = 1 where id = ${last!.id}`
    const outcomes = await Promise.all(both.map((person) => postponeTo(database, person, first!.id, last!.id)))
    expect(tally(outcomes)).toEqual({ ok: 1, no_later_place: 1 })
    expect(await countSeats(crowd.course.id)).toEqual([1, 2, 1])
  })

  test('the same one twice: one postponement, said twice', async () => {
    const crowd = await makeCrowdedCourse({ capacity: 2, sessions: 4, credits: 2 })
    const [one] = await enrolMany(crowd, 1)
    const [first, , third] = crowd.course.sessions
    const [booking] = await database.sql<{ id: string }[]>`select id from bookings where session_id = ${first!.id}`
    const postpone = () => postponeSession(one!.actor, { bookingId: booking!.id, sessionId: third!.id })
    const [a, b] = await Promise.all([postpone(), postpone()])
    expect(a).toMatchObject({ ok: true })
    expect(b).toEqual(a)
    expect(await countSeats(crowd.course.id)).toEqual([0, 1, 1, 0])
  })
})
