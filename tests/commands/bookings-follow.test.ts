import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { findLesson, getFollowUp } from '@/lib/bookings/queries/get-follow-up'
import { addHours } from '@/lib/core/time'
import { listStandings } from '@/lib/memberships/queries'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makeMembership, makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
const zone = 'Europe/Paris'

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let offer: TestOffer
let pass: TestPass

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member, { offer, credits: 30 })
})

const scope = (learnerId?: string) => ({ structureId: structure.id, clientFileId: member.clientFileId, learnerId })
const at = (hours: number) => addHours(new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000), hours)
const lesson = (hours: number, of = pass) => makeBooking(db(), structure, of, teacher, { startsAt: at(hours) })

async function tomorrowAtTen(days: number): Promise<Date> {
  const [row] = await database.sql<{ at: Date }[]>`
    select ((now() at time zone ${zone})::date + ${days}::int + time '10:00') at time zone ${zone} as at`
  return row!.at
}

describe('getFollowUp [1.G2] [1.G3]', () => {
  test('the next lesson first, past ones the latest first, as many as asked, all counted', async () => {
    const past = []
    for (const hours of [-100, -80, -60, -40]) past.unshift((await lesson(hours)).id)
    const later = await lesson(90)
    const next = await lesson(70)
    const follow = await getFollowUp(scope(), zone, 3)
    expect(follow.upcoming.map((one) => one.id)).toEqual([next.id, later.id])
    expect(follow.past.map((one) => one.id)).toEqual(past.slice(0, 3))
    expect(follow.pastCount).toBe(4)
    expect(follow.passes[0]!.figures).toEqual({ granted: 30, taken: 4, reserved: 2, remaining: 24 })
    expect(follow.upcoming[0]).toMatchObject({
      startsAt: next.startsAt,
      endsAt: next.endsAt,
      passName: offer.name,
      teacherName: `Paul ${teacher.lastName}`,
      roomName: 'Studio 1',
      locationName: 'Atelier',
      cancellationNoticeHours: 24,
    })
  })

  test('a lesson under way is still to come: it is taken once it has ended [1.G6]', async () => {
    await lesson(0)
    const follow = await getFollowUp(scope(), zone, 5)
    expect([follow.upcoming.length, follow.past.length]).toEqual([1, 0])
    expect(follow.passes[0]!.figures).toMatchObject({ taken: 0, reserved: 1 })
  })

  test('a lesson cancelled goes behind with its day, its credit back', async () => {
    const outcome = await bookLesson(member.actor, {
      passId: pass.id,
      teacherId: teacher.id,
      startsAt: await tomorrowAtTen(3),
    })
    await cancelLesson(member.actor, { bookingId: outcome.ok ? outcome.value.bookingId : '' })
    const follow = await getFollowUp(scope(), zone, 5)
    expect(follow.upcoming).toEqual([])
    expect(follow.past[0]).toMatchObject({ status: 'cancelled', revision: 1 })
    expect(follow.past[0]!.cancelledAt).toBeInstanceOf(Date)
    expect(follow.passes[0]!.figures).toMatchObject({ taken: 0, reserved: 0, remaining: 30 })
  })

  test('of the learners that the file sees, of one when asked, never of others [0.I9]', async () => {
    const child = await makeLearner(db(), structure, member.clientFileId)
    const theirs = await makePass(db(), structure, { ...member, learnerId: child }, { offer })
    await lesson(70)
    await lesson(80, theirs)
    const other = await makeMember(db(), structure)
    const foreign = await makePass(db(), structure, other, { offer })
    await lesson(90, foreign)
    expect((await getFollowUp(scope(), zone, 5)).upcoming).toHaveLength(2)
    expect((await getFollowUp(scope(child), zone, 5)).upcoming.map((one) => one.learnerId)).toEqual([child])
    expect((await getFollowUp(scope(other.learnerId), zone, 5)).upcoming).toEqual([])
    await database.sql`update guardianships set sees = false where learner_id = ${child}`
    expect((await getFollowUp(scope(), zone, 5)).upcoming).toHaveLength(1)
  })

  test('nothing yet is empty lists, not an error', async () => {
    const fresh = await makeMember(db(), structure)
    const follow = await getFollowUp({ structureId: structure.id, clientFileId: fresh.clientFileId }, zone, 5)
    expect(follow).toMatchObject({ passes: [], upcoming: [], past: [], pastCount: 0 })
  })
})

test('findLesson gives one lesson with its pass; somebody else’s is null [0.I9]', async () => {
  const { id } = await lesson(70)
  const found = await findLesson(structure.id, member.clientFileId, id)
  expect(found).toMatchObject({ mayBook: true, pass: { remaining: 29, validUntil: '2099-12-31' }, lesson: { id } })
  const other = await makeMember(db(), structure)
  const elsewhere = await makeStructure(db())
  expect(await findLesson(structure.id, other.clientFileId, id)).toBeNull()
  expect(await findLesson(elsewhere.id, member.clientFileId, id)).toBeNull()
})

test('listStandings says until when each is a member, or since when no more [1.G1]', async () => {
  const child = await makeLearner(db(), structure, member.clientFileId)
  const never = await makeLearner(db(), structure, member.clientFileId)
  await makeMembership(db(), structure, member, { startsOn: '2025-11-22', endsOn: '2026-11-21' })
  await makeMembership(db(), structure, member, { startsOn: '2026-11-22', endsOn: '2027-11-21' })
  await makeMembership(
    db(),
    structure,
    { ...member, learnerId: child },
    { startsOn: '2024-01-01', endsOn: '2024-12-31' },
  )
  expect(await listStandings(structure.id, [member.learnerId, child, never], '2026-11-21')).toEqual([
    { learnerId: member.learnerId, endsOn: '2027-11-21', endedOn: null },
    { learnerId: child, endsOn: null, endedOn: '2024-12-31' },
    { learnerId: never, endsOn: null, endedOn: null },
  ])
})
