import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { placeCredit } from '@/lib/courses/commands/place-credit'
import { postponeSession } from '@/lib/courses/commands/postpone'
import { findGroupPass, findPassOfBooking } from '@/lib/courses/queries/find-group-pass'
import { findPostponedTo } from '@/lib/courses/rules'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeEnrolled, type TestEnrolled } from '../factories/enrolment'
import { makeMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let course: TestCourse
let offer: TestOffer
let member: TestEnrolled

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 8, capacity: 2 })
  offer = await makeGroupOffer(db(), structure, [course.id])
  member = await makeEnrolled(structure, offer, course)
})

const idOf = (rank: number) => course.sessions[rank]!.id
const ranksOf = async ({ learnerId }: TestEnrolled) => {
  const rows = await database.sql<{ sessionId: string }[]>`
    select session_id as "sessionId" from bookings where learner_id = ${learnerId} and status = 'booked' order by starts_at`
  return rows.map(({ sessionId }) => course.sessions.findIndex(({ id }) => id === sessionId))
}
const bookingAt = async (rank: number, { learnerId } = member) => {
  const [row] = await database.sql<{ id: string }[]>`
    select id from bookings where learner_id = ${learnerId} and session_id = ${idOf(rank)} order by created_at desc limit 1`
  return row!.id
}
const postpone = async (from: number, to: number, of = member) =>
  postponeSession(of.actor, { bookingId: await bookingAt(from, of), sessionId: idOf(to) })
const refusal = (code: string) => ({ ok: false, refusal: code })

describe('postponeSession [1.G5]', () => {
  test('takes the next session after the last of the package, and gives the old place back', async () => {
    const first = await bookingAt(1)
    const done = await postpone(1, 4)
    expect(done).toMatchObject({ ok: true })
    expect(await ranksOf(member)).toEqual([0, 2, 3, 4])
    const pass = (await findPassOfBooking(member.actor, first))!
    expect(pass).toMatchObject({ postponementsLeft: 1, remaining: 0 })
    const events =
      await database.sql`select payload from outbox_events where topic = 'booking.postponed' and structure_id = ${structure.id}`
    expect(events.map(({ payload }) => ({ ok: true, value: payload }))).toEqual([done])
    const { past } = await getFollowUp({ ...member.actor }, structure.timeZone, 5)
    expect(past.map(({ postponedTo }) => postponedTo)).toEqual([course.sessions[4]!.startsAt])
    const freed = await database.sql`select state from seats where booking_id = ${first}`
    expect(freed.map(({ state }) => state)).toEqual(['released'])
  })

  test('asked again, gives the first result; another date than the one shown is refused', async () => {
    const bookingId = await bookingAt(0)
    expect(await postpone(0, 5)).toMatchObject(refusal('postponement_changed'))
    const done = await postponeSession(member.actor, { bookingId, sessionId: idOf(4) })
    expect(await postponeSession(member.actor, { bookingId, sessionId: idOf(4) })).toEqual(done)
    expect(await ranksOf(member)).toEqual([1, 2, 3, 4])
  })

  test('skips a full session, and says so when none has a place', async () => {
    for (const rank of [4, 4]) await makeEnrolled(structure, offer, course, rank)
    const pass = (await findPassOfBooking(member.actor, await bookingAt(0)))!
    expect(findPostponedTo(pass.booking!, pass)).toBeNull()
    expect(await postpone(0, 4)).toMatchObject(refusal('no_later_place'))
    expect(await ranksOf(member)).toEqual([0, 1, 2, 3])
  })

  test('no more often than the pass allows', async () => {
    await postpone(0, 4)
    await postpone(1, 5)
    expect(await postpone(2, 6)).toMatchObject(refusal('no_postponement_left'))
  })

  test('not within the notice, nor somebody else’s', async () => {
    const bookingId = await bookingAt(0)
    const other = await makeMember(db(), structure)
    expect(await postponeSession(other.actor, { bookingId, sessionId: idOf(4) })).toMatchObject(refusal('not_found'))
    await db().execute(sql`update passes set cancellation_notice_hours = 999999 where id = ${member.passId}`)
    expect(await postpone(0, 4)).toMatchObject(refusal('too_late_to_postpone'))
  })
})

describe('placeCredit [1.C6]', () => {
  test('places a lesson left on a session with a place; none is left afterwards', async () => {
    await db().execute(sql`insert into pass_entries (structure_id, pass_id, kind, amount, business_key, actor)
      values (${structure.id}, ${member.passId}, 'adjust', 1, ${`adjust:${member.passId}`}, '{}')`)
    const place = (rank: number) => placeCredit(member.actor, { passId: member.passId, sessionId: idOf(rank) })
    expect(await place(0)).toMatchObject(refusal('place_gone'))
    expect(await place(5)).toMatchObject({ ok: true })
    expect(await ranksOf(member)).toEqual([0, 1, 2, 3, 5])
    expect(await place(6)).toMatchObject(refusal('no_credit_left'))
    const other = await makeMember(db(), structure)
    expect(await findGroupPass(other.actor, member.passId)).toBeNull()
  })
})
