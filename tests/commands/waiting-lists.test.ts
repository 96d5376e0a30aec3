import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { withLocks } from '@/lib/core/locks'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { joinQueue } from '@/lib/places/commands/join-queue'
import { endDueEntry, leaveQueue } from '@/lib/places/commands/leave-queue'
import { offerFreedSeats, serveQueue } from '@/lib/places/commands/offer-seats'
import { releaseSeats } from '@/lib/places/commands/release-seats'
import { takeSeats } from '@/lib/places/commands/take-seats'
import { listDueEntries } from '@/lib/waiting-lists/queries/find-queue'
import { listEntriesOfFile, listQueueOfCourse } from '@/lib/waiting-lists/queries/list-entries'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let course: TestCourse
let offer: TestOffer

/** Four sessions of two places, all taken by an order each. */
let holders: Holder[]
type Holder = TestMember & { orderLineId: string }

async function makeHolder(of = course): Promise<Holder> {
  const member = await makeMember(db(), structure)
  const firstSessionId = of.sessions[0]!.id
  const order = await makePendingOrder(db(), structure, member, [{ offer, firstSessionId }])
  const orderLineId = order.lineIds[0]!
  const { learnerId, clientFileId } = member
  const wanted = of.sessions.map(({ id: sessionId }) => ({
    ...{ state: 'held' as const, sessionId, learnerId, clientFileId, orderLineId },
  }))
  const taken = await withLocks([`course:${of.id}`, `learner:${learnerId}`], (tx) =>
    takeSeats(tx, structure.id, wanted),
  )
  if (!taken.ok) throw new Error(taken.refusal)
  return { ...member, orderLineId }
}

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 4, capacity: 2 })
  offer = await makeGroupOffer(db(), structure, [course.id])
  holders = [await makeHolder(), await makeHolder()]
})

/** As an order that ends unpaid: its seats go back. */
async function giveBack({ orderLineId }: Holder, of = course): Promise<void> {
  await database.sql`update orders set status = 'expired', ended_at = now() where id = (select order_id from order_lines where id = ${orderLineId})`
  await withLocks([`course:${of.id}`], (tx, now) => releaseSeats(tx, { orderLineIds: [orderLineId] }, now))
}

const join = (member: TestMember, learnerIds = [member.learnerId], session = 0) =>
  joinQueue(member.actor, { offerId: offer.id, sessionId: course.sessions[session]!.id, learnerIds })

async function joined(member: TestMember, learnerIds?: string[]): Promise<string> {
  const outcome = await join(member, learnerIds)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.entryId
}

const statusOf = async (entryId: string) => {
  const [row] = await database.sql`select status from waiting_entries where id = ${entryId}`
  return row!.status
}
const offered = async (entryId: string) => {
  const rows = await database.sql`select seat from seats where waiting_entry_id = ${entryId} and state = 'offered'`
  return rows.length
}
const told = async () => {
  const rows =
    await database.sql`select topic from outbox_events where structure_id = ${structure.id} and topic like 'waiting.%' order by id`
  return rows.map((row) => row.topic)
}
/** Time passes for one offer. */
const lapse = (entryId: string) =>
  database.sql`update waiting_entries set offer_expires_at = now() - interval '1 minute' where id = ${entryId}`

describe('joining a queue [1.G10]', () => {
  test('takes the last place of the queue, said to the member and to the office', async () => {
    const [one, other] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    await joined(one)
    await joined(other)
    const [mine] = await listEntriesOfFile(structure.id, other.clientFileId)
    expect(mine).toMatchObject({ status: 'waiting', position: 2, credits: 4, learners: ['Claire'] })
    const queue = await listQueueOfCourse(structure.id, course.id)
    expect(queue.map((entry) => entry.position)).toEqual([1, 2])
    const [audit] = await database.sql`select operation from audit_entries where client_file_id = ${one.clientFileId}`
    expect(audit!.operation).toBe('queue.join')
  })

  test('refuses who waits already, who is enrolled, a package that no longer fits, an age, and writes nothing', async () => {
    const member = await makeMember(db(), structure)
    await joined(member)
    expect(await join(member)).toMatchObject({ refusal: 'already_waiting' })
    expect(await join(holders[0]!)).toMatchObject({ refusal: 'session_theirs' })
    const late = await makeMember(db(), structure)
    expect(await join(late, [late.learnerId], 1)).toMatchObject({ refusal: 'package_too_long' })
    expect(await join(late, [])).toMatchObject({ refusal: 'learners_missing' })
    await database.sql`update offers set min_age = 18 where id = ${offer.id}`
    const child = await makeLearner(db(), structure, late.clientFileId)
    expect(await join(late, [child])).toMatchObject({ refusal: 'too_young' })
    const unknown = await makeLearner(db(), structure, late.clientFileId, { birthOn: null })
    expect(await join(late, [unknown])).toMatchObject({ refusal: 'birth_date_missing' })
    await database.sql`update offers set min_age = null, max_age = 8 where id = ${offer.id}`
    expect(await join(late)).toMatchObject({ refusal: 'too_old' })
    await database.sql`update offers set max_age = null, is_published = false where id = ${offer.id}`
    expect(await join(late)).toMatchObject({ refusal: 'offer_not_awaited' })
    expect(await listQueueOfCourse(structure.id, course.id)).toHaveLength(1)
  })

  test('a session cancelled or of another course, a foreign learner or structure can’t be waited for [0.I9]', async () => {
    const [member, stranger] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    expect(await join(member, [stranger.learnerId])).toMatchObject({ refusal: 'not_found' })
    const elsewhere = await makeMember(db(), await makeStructure(db()))
    expect(await join(elsewhere)).toMatchObject({ refusal: 'not_found' })
    const other = await makeCourse(db(), structure, { firstOn: '2099-01-08', roomId: structure.roomIds[1] })
    const wanted = { offerId: offer.id, sessionId: other.sessions[0]!.id, learnerIds: [member.learnerId] }
    expect(await joinQueue(member.actor, wanted)).toMatchObject({ refusal: 'not_found' })
    const past = await makeCourse(db(), structure, { firstOn: '2020-01-08', roomId: structure.roomIds[1] })
    await database.sql`insert into offer_courses values (${offer.id}, ${past.id})`
    const gone = { ...wanted, sessionId: past.sessions[0]!.id }
    expect(await joinQueue(member.actor, gone)).toMatchObject({ refusal: 'session_not_awaited' })
  })

  test('what is free is bought, not waited for: only more places than are left', async () => {
    await giveBack(holders[0]!)
    const family = await makeMember(db(), structure)
    expect(await join(family)).toMatchObject({ refusal: 'places_free' })
    const child = await makeLearner(db(), structure, family.clientFileId)
    expect(await join(family, [family.learnerId, child])).toMatchObject({ ok: true })
  })
})

describe('freed seats [1.G10]', () => {
  test('go to the first of the queue, whole package, in the transaction that frees them, and are told once', async () => {
    const first = await joined(await makeMember(db(), structure))
    const second = await joined(await makeMember(db(), structure))
    await giveBack(holders[0]!)
    expect([await statusOf(first), await statusOf(second)]).toEqual(['offered', 'waiting'])
    expect(await offered(first)).toBe(4)
    expect(await told()).toEqual(['waiting.offered'])
  })

  test('together or nothing: a household of two waits for two places, and whoever comes after may go before', async () => {
    const family = await makeMember(db(), structure)
    const child = await makeLearner(db(), structure, family.clientFileId)
    const two = await joined(family, [family.learnerId, child])
    const alone = await joined(await makeMember(db(), structure))
    await giveBack(holders[0]!)
    expect([await statusOf(two), await statusOf(alone)]).toEqual(['waiting', 'offered'])
    await giveBack(holders[1]!)
    expect(await statusOf(two)).toBe('waiting')
    expect(await offered(two)).toBe(0)
  })

  test('raised capacity serves the queue; a learner busy then is passed over and keeps the rank', async () => {
    const [busy, other] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const [passedOver, served] = [await joined(busy), await joined(other)]
    const { startsAt, endsAt } = course.sessions[2]!
    const during = `[${startsAt.toISOString()},${endsAt.toISOString()})`
    await database.sql`insert into agenda_claims (structure_id, resource_kind, resource_id, during, owner_kind, owner_id)
      values (${structure.id}, 'learner', ${busy.learnerId}, ${during}, 'workshop', ${busy.learnerId})`
    await withLocks([`course:${course.id}`], async (tx, now) => {
      await tx.execute(`update course_sessions set capacity = 3 where course_id = '${course.id}'`)
      await offerFreedSeats(tx, course.id, now)
    })
    expect([await statusOf(passedOver), await statusOf(served)]).toEqual(['waiting', 'offered'])
    const [mine] = await listEntriesOfFile(structure.id, busy.clientFileId)
    expect(mine!.position).toBe(1)
  })

  test('a session cancelled meanwhile breaks an offer: it is made again, whole, as soon as it can be', async () => {
    const longer = await makeCourse(db(), structure, {
      firstOn: '2099-01-09',
      count: 5,
      capacity: 1,
      startsAt: '10:00',
    })
    await database.sql`insert into offer_courses values (${offer.id}, ${longer.id})`
    const holder = await makeHolder(longer)
    const member = await makeMember(db(), structure)
    const wanted = { offerId: offer.id, sessionId: longer.sessions[0]!.id, learnerIds: [member.learnerId] }
    const outcome = await joinQueue(member.actor, wanted)
    const entryId = outcome.ok ? outcome.value.entryId : ''
    await giveBack(holder, longer)
    expect(await offered(entryId)).toBe(4)
    const cancelled = longer.sessions[1]!.id
    const { actor } = await makeStaff(db(), structure)
    expect(await cancelSession(actor, { sessionId: cancelled, reason: 'Salle inondée' })).toMatchObject({ ok: true })
    expect([await statusOf(entryId), await offered(entryId)]).toEqual(['offered', 4])
    const rows =
      await database.sql`select session_id from seats where waiting_entry_id = ${entryId} and state = 'offered'`
    expect(rows.map((row) => row.session_id).sort()).toEqual(
      longer.sessions
        .filter((_, rank) => rank !== 1)
        .map(({ id }) => id)
        .sort(),
    )
    expect(await told()).toEqual(['waiting.offered', 'waiting.offered'])
  })

  test('the wanted session cancelled: there is nothing left to answer, and that is told', async () => {
    const entryId = await joined(await makeMember(db(), structure))
    await giveBack(holders[0]!)
    const { actor } = await makeStaff(db(), structure)
    await cancelSession(actor, { sessionId: course.sessions[0]!.id, reason: 'Salle inondée' })
    expect([await statusOf(entryId), await offered(entryId)]).toEqual(['left', 0])
    expect(await told()).toEqual(['waiting.offered', 'waiting.over'])
  })

  test('a learner taken off the household is not offered anything', async () => {
    const member = await makeMember(db(), structure)
    const child = await makeLearner(db(), structure, member.clientFileId)
    const entryId = await joined(member, [child])
    await database.sql`update learners set removed_at = now() where id = ${child}`
    await giveBack(holders[0]!)
    expect(await statusOf(entryId)).toBe('waiting')
  })
})

test('[1.G10] an offer that is no longer sold, or not on this course, keeps no places: nobody could order them', async () => {
  const entryId = await joined(await makeMember(db(), structure))
  await database.sql`update offers set is_published = false where id = ${offer.id}`
  await giveBack(holders[0]!)
  expect(await statusOf(entryId)).toBe('waiting')
  await database.sql`update offers set is_published = true where id = ${offer.id}`
  await database.sql`delete from offer_courses where offer_id = ${offer.id}`
  await serveQueue(course.id)
  expect(await statusOf(entryId)).toBe('waiting')
  await database.sql`insert into offer_courses values (${offer.id}, ${course.id})`
  await serveQueue(course.id)
  expect(await statusOf(entryId)).toBe('offered')
})

describe('an offer ends [1.G10]', () => {
  test('not answered in time: the places are the next one’s, both are told; a second look changes nothing', async () => {
    const [first, second] = [
      await joined(await makeMember(db(), structure)),
      await joined(await makeMember(db(), structure)),
    ]
    await giveBack(holders[0]!)
    expect(await listDueEntries()).toEqual([])
    await lapse(first)
    const due = await listDueEntries()
    expect(due).toEqual([{ id: first, courseId: course.id }])
    for (const entry of [...due, ...due]) await endDueEntry(entry)
    expect([await statusOf(first), await statusOf(second)]).toEqual(['expired', 'offered'])
    expect([await offered(first), await offered(second)]).toEqual([0, 4])
    expect(await told()).toEqual(['waiting.offered', 'waiting.expired', 'waiting.offered'])
  })

  test('refused: the next has the places at once; asked twice it is the same; another’s doesn’t exist [0.I9]', async () => {
    const [one, other] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const [first, second] = [await joined(one), await joined(other)]
    await giveBack(holders[0]!)
    expect(await leaveQueue(other.actor, first)).toMatchObject({ refusal: 'not_found' })
    for (const _ of [1, 2]) expect(await leaveQueue(one.actor, first)).toMatchObject({ ok: true })
    expect([await statusOf(first), await statusOf(second)]).toEqual(['left', 'offered'])
    expect(await told()).toEqual(['waiting.offered', 'waiting.offered'])
  })

  test('a wanted session that can no longer be booked ends the wait, and that is told', async () => {
    const entryId = await joined(await makeMember(db(), structure))
    await database.sql`update structures set settings = jsonb_set(settings, '{bookingNoticeHours}', '900000') where id = ${structure.id}`
    for (const due of await listDueEntries()) await endDueEntry(due)
    expect(await statusOf(entryId)).toBe('left')
    expect(await told()).toEqual(['waiting.over'])
  })

  test('ordered: taken once none of its places is left; until then the others stay theirs', async () => {
    const family = await makeMember(db(), structure)
    const child = await makeLearner(db(), structure, family.clientFileId)
    const entryId = await joined(family, [family.learnerId, child])
    for (const holder of holders) await giveBack(holder)
    expect(await offered(entryId)).toBe(8)
    const firstSessionId = course.sessions[0]!.id
    const order = await makePendingOrder(db(), structure, family, [
      { offer, firstSessionId },
      { offer, firstSessionId, learnerId: child },
    ])
    for (const [rank, learnerId] of [family.learnerId, child].entries()) {
      const seat = { learnerId, clientFileId: family.clientFileId, orderLineId: order.lineIds[rank]! }
      await withLocks([`course:${course.id}`, `learner:${learnerId}`], (tx) => {
        const wanted = course.sessions.map(({ id: sessionId }) => ({ state: 'held' as const, sessionId, ...seat }))
        return takeSeats(tx, structure.id, wanted)
      })
      expect(await statusOf(entryId)).toBe(rank === 0 ? 'offered' : 'taken')
    }
  })
})
