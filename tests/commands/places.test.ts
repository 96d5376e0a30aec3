import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { withLocks } from '@/lib/core/locks'
import { confirmSeats } from '@/lib/places/commands/confirm-seats'
import { releaseSeats } from '@/lib/places/commands/release-seats'
import { takeSeats } from '@/lib/places/commands/take-seats'
import { listBusyTimes, listOpenSessions, listSeatLocks } from '@/lib/places/queries'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let course: TestCourse
let offer: TestOffer

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 3, capacity: 2 })
  offer = await makeGroupOffer(db(), structure, [course.id])
})

/** A member with an order that waits, whose line holds nothing yet. */
async function makeWaiting(): Promise<TestMember & { orderLineId: string }> {
  const member = await makeMember(db(), structure)
  const firstSessionId = course.sessions[0]!.id
  const order = await makePendingOrder(db(), structure, member, [{ offer, firstSessionId }])
  return { ...member, orderLineId: order.lineIds[0]! }
}

type Waiting = Awaited<ReturnType<typeof makeWaiting>>
const hold = ({ learnerId, clientFileId, orderLineId }: Waiting, sessions = course.sessions) =>
  withLocks([`course:${course.id}`, `learner:${learnerId}`], (tx) =>
    takeSeats(
      tx,
      structure.id,
      sessions.map(({ id: sessionId }) => ({ state: 'held', sessionId, learnerId, clientFileId, orderLineId })),
    ),
  )
const release = ({ orderLineId }: Waiting) =>
  withLocks([`course:${course.id}`], (tx, now) => releaseSeats(tx, { orderLineIds: [orderLineId] }, now))
const seatsTaken = async () => {
  const rows =
    await database.sql`select session_id, seat from seats where structure_id = ${structure.id} and state <> 'released' order by seat`
  return course.sessions.map(({ id }) => rows.filter((row) => row.session_id === id).map((row) => row.seat))
}

describe('takeSeats [0.I4] [1.C6]', () => {
  test('gives each learner the first number free, and occupies their time while it is held', async () => {
    const [one, other] = [await makeWaiting(), await makeWaiting()]
    expect(await hold(one)).toMatchObject({ ok: true })
    expect(await hold(other)).toMatchObject({ ok: true })
    expect(await seatsTaken()).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ])
    const busy = await listBusyTimes(db(), [one.learnerId], new Date())
    expect(busy.get(one.learnerId)).toHaveLength(3)
    expect(await listSeatLocks(db(), { orderLineIds: [one.orderLineId] })).toEqual([`course:${course.id}`])
  })

  test('takes all or none: one full session refuses the others', async () => {
    for (const held of [await makeWaiting(), await makeWaiting()]) await hold(held, course.sessions.slice(2))
    expect(await hold(await makeWaiting())).toMatchObject({ refusal: 'session_full' })
    expect(await seatsTaken()).toEqual([[], [], [1, 2]])
  })

  test('refuses a learner twice, and a session that no longer takes place', async () => {
    const one = await makeWaiting()
    await hold(one, course.sessions.slice(0, 1))
    expect(await hold(one)).toMatchObject({ refusal: 'already_enrolled' })
    await db().execute(sql`update agenda_claims set is_active = false where owner_id = ${course.sessions[1]!.id}`)
    await db().execute(
      sql`update course_sessions set status = 'cancelled', cancelled_at = app_now() where id = ${course.sessions[1]!.id}`,
    )
    expect(await hold(await makeWaiting())).toMatchObject({ refusal: 'session_cancelled' })
  })
})

describe('releaseSeats [1.C6]', () => {
  test('gives back the seats and the time; asked again it changes nothing', async () => {
    const one = await makeWaiting()
    await hold(one)
    expect(await release(one)).toBe(3)
    expect(await release(one)).toBe(0)
    expect(await seatsTaken()).toEqual([[], [], []])
    expect((await listBusyTimes(db(), [one.learnerId], new Date())).get(one.learnerId)).toEqual([])
    expect(await hold(await makeWaiting())).toMatchObject({ ok: true })
  })
})

describe('listOpenSessions', () => {
  test('tells who has a seat; the cart that an order stands for sees its own as free', async () => {
    const one = await makeWaiting()
    await hold(one, course.sessions.slice(0, 1))
    const [order] =
      await database.sql`select cart_id from orders o join order_lines l on l.order_id = o.id where l.id = ${one.orderLineId}`
    const open = await listOpenSessions(db(), [course.id], new Date())
    expect(open.map(({ seats }) => seats.length)).toEqual([1, 0, 0])
    expect(open[0]).toMatchObject({ id: course.sessions[0]!.id, capacity: 2, startsAt: course.sessions[0]!.startsAt })
    const own = await listOpenSessions(db(), [course.id], new Date(), order!.cart_id)
    expect(own.map(({ seats }) => seats.length)).toEqual([0, 0, 0])
    expect((await listBusyTimes(db(), [one.learnerId], new Date(), order!.cart_id)).get(one.learnerId)).toEqual([])
  })
})

test('a held seat is confirmed only by a booking [0.I4]', async () => {
  const one = await makeWaiting()
  const held = await hold(one, course.sessions.slice(0, 1))
  if (!held.ok) throw new Error(held.refusal)
  const seatId = held.value.seatIds[0]!
  const bookingId = crypto.randomUUID()
  await expect(withLocks([`course:${course.id}`], (tx) => confirmSeats(tx, [{ seatId, bookingId }]))).rejects.toThrow()
})
