import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { writeFeedCalendar } from '@/app/api/agenda/[jeton]/write-feed'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { agendaClaims } from '@/db/schema/agenda'
import { bookings } from '@/db/schema/bookings'
import { guardianships } from '@/db/schema/client-files'
import { teachers } from '@/db/schema/structures'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { endFeed, noteFeedRead, openFeed } from '@/lib/calendars/commands/keep-feeds'
import { findFeed } from '@/lib/calendars/queries/find-feed'
import { findOpenFeed, listFeedsOfFile } from '@/lib/calendars/queries/list-feeds'
import { findInstant } from '@/lib/core/time'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makePass } from '../factories/pass'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { readWithIcalJs, readWithNodeIcal } from '../support/calendars'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let childId: string

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure, { firstName: 'Paul', lastName: 'Verdier' })
  member = await makeMember(db(), structure, { firstName: 'Claire' })
  childId = await makeLearner(db(), structure, member.clientFileId, { firstName: 'Zoé' })
})

const book = async (learnerId: string, startsAt: string) => {
  const pass = await makePass(db(), structure, { clientFileId: member.clientFileId, learnerId }, { name: 'Chant' })
  return makeBooking(db(), structure, pass, teacher, { startsAt: new Date(startsAt) })
}
const tokenOf = (url: string) => /([\w-]{64})\.ics$/.exec(url)![1]!
const urlOf = async (learnerId?: string) =>
  (await listFeedsOfFile(member.actor)).find(({ learner }) => learner?.id === learnerId)?.feed?.url ?? null
const open = async (learnerId?: string) => {
  expect(await openFeed(member.actor, { learnerId })).toMatchObject({ ok: true })
  return tokenOf((await urlOf(learnerId))!)
}
const read = async (token: string) => {
  const feed = await findFeed(token)
  if (!feed) return null
  const text = writeFeedCalendar(feed)
  const entries = readWithIcalJs(text)
  expect(readWithNodeIcal(text)).toEqual(entries)
  return entries
}

describe('a calendar address [1.F6]', () => {
  test('of a household: every lesson begins with the learner’s first name; two readers read the same', async () => {
    const mine = await book(member.learnerId, '2040-11-20T09:00:00Z')
    const hers = await book(childId, '2040-11-21T16:30:00Z')
    const entries = (await read(await open()))!
    expect(entries).toEqual(
      [
        { id: mine.id, summary: 'Claire · Chant avec Paul Verdier', start: '2040-11-20T09:00:00.000Z' },
        { id: hers.id, summary: 'Zoé · Chant avec Paul Verdier', start: '2040-11-21T16:30:00.000Z' },
      ].map(({ id, ...rest }) =>
        expect.objectContaining({ uid: `booking-${id}@${structure.slug}.diapason`, status: 'CONFIRMED', ...rest }),
      ),
    )
  })

  test('of one learner: theirs only, without the name', async () => {
    await book(member.learnerId, '2040-11-20T09:00:00Z')
    await book(childId, '2040-11-21T16:30:00Z')
    expect((await read(await open(childId)))!.map(({ summary }) => summary)).toEqual(['Chant avec Paul Verdier'])
  })

  test('a name may hold any sign: it stays a name, for both readers', async () => {
    const firstName = 'Zoé, « la; petite » \\ :\r\nBEGIN:VEVENT'
    const id = await makeLearner(db(), structure, member.clientFileId, { firstName })
    await book(id, '2040-11-20T09:00:00Z')
    const entries = (await read(await open(id)))!
    expect(entries).toHaveLength(1)
    const [household] = (await read(await open()))!
    expect(household!.summary.replace(/\s+/g, ' ')).toMatch(/^Zoé, « la; petite » \\ : BEGIN:VEVENT · Chant avec/)
  })

  test('without a lesson it is an empty calendar, not an error', async () => {
    expect(await read(await open())).toEqual([])
  })

  test('follows what changes: a lesson moved has a higher sequence, a cancelled one says so for 30 days, then goes', async () => {
    const moved = await book(member.learnerId, '2040-11-20T09:00:00Z')
    const given = await book(member.learnerId, '2040-11-21T09:00:00Z')
    const token = await open()
    const during = { startsAt: new Date('2040-11-22T09:00:00Z'), endsAt: new Date('2040-11-22T10:00:00Z') }
    await db()
      .update(bookings)
      .set({ ...during, revision: 1 })
      .where(eq(bookings.id, moved.id))
    const range = `[${during.startsAt.toISOString()},${during.endsAt.toISOString()})`
    await db().update(agendaClaims).set({ during: range }).where(eq(agendaClaims.ownerId, moved.id))
    await cancelLesson(member.actor, { bookingId: given.id })
    const entries = (await read(token))!
    const find = (id: string) => entries.find(({ uid }) => uid.includes(id))
    expect(find(moved.id)).toMatchObject({ sequence: 1, start: '2040-11-22T09:00:00.000Z' })
    expect(find(given.id)).toMatchObject({
      sequence: 1,
      status: 'CANCELLED',
      summary: expect.stringMatching(/^Annulé/),
    })
    const past = { cancelledAt: sql`app_now() - interval '31 days'` }
    await db().update(bookings).set(past).where(eq(bookings.id, given.id))
    expect((await read(token))!.map(({ uid }) => uid)).toEqual([expect.stringContaining(moved.id)])
  })

  test('is the same text to the byte while nothing changes, so that its tag is too', async () => {
    await book(childId, '2040-11-21T16:30:00Z')
    const token = await open()
    const once = writeFeedCalendar((await findFeed(token))!)
    expect(writeFeedCalendar((await findFeed(token))!)).toBe(once)
  })

  test('asked again it is the same; renewed it is another, and the old one is nobody’s; ended there is none', async () => {
    const token = await open()
    expect(await open()).toBe(token)
    await endFeed(member.actor, { renews: true })
    const renewed = tokenOf((await urlOf())!)
    expect(renewed).not.toBe(token)
    expect(await findFeed(token)).toBeNull()
    expect(await findFeed(renewed)).not.toBeNull()
    await endFeed(member.actor, { renews: false })
    expect(await findFeed(renewed)).toBeNull()
    expect(await urlOf()).toBeNull()
    expect(await endFeed(member.actor, { renews: false })).toMatchObject({ ok: true })
  })

  test('two clicks at once give one address', async () => {
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => openFeed(member.actor, {})))
    expect(new Set(outcomes.map((one) => (one.ok ? one.value.feedId : one.refusal))).size).toBe(1)
  })

  test('says when it was last read', async () => {
    await open()
    const owner = { kind: 'household', structureId: structure.id, clientFileId: member.clientFileId } as const
    const feed = (await findOpenFeed(owner))!
    expect(feed.lastReadAt).toBeNull()
    await noteFeedRead(feed.id)
    expect((await findOpenFeed(owner))!.lastReadAt).toBeInstanceOf(Date)
  })
})

describe('who reads it [0.I9] [6.S1]', () => {
  test('nobody with an address that isn’t ours to the last sign', async () => {
    const token = await open()
    const altered = [...token].map(
      (_, at) => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`,
    )
    const found = await Promise.all([...altered, '', 'x', token.slice(1), `${token}A`, 'é'.repeat(64)].map(findFeed))
    expect(found.filter(Boolean)).toEqual([])
  })

  test('a member opens none for somebody else’s learner, nor ends theirs', async () => {
    const other = await makeMember(db(), structure)
    expect(await openFeed(other.actor, { learnerId: childId })).toMatchObject({ refusal: 'not_found' })
    expect(await endFeed(other.actor, { learnerId: childId, renews: false })).toMatchObject({ refusal: 'not_found' })
    expect(await openFeed({ kind: 'visitor' }, {})).toMatchObject({ refusal: 'not_found' })
  })

  test('it ends with the account, and with the right to see the learner', async () => {
    await book(childId, '2040-11-21T16:30:00Z')
    const [household, learner] = [await open(), await open(childId)]
    await db().update(guardianships).set({ sees: false }).where(eq(guardianships.learnerId, childId))
    expect(await findFeed(learner)).toBeNull()
    expect(await read(household)).toEqual([])
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, member.accountId))
    expect(await findFeed(household)).toBeNull()
  })
})

describe('a teacher’s own [1.F6]', () => {
  test('names the learner; it ends when they leave', async () => {
    const staff = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    const lesson = await book(childId, '2040-11-21T16:30:00Z')
    expect(await openFeed(staff.actor, { teacherId: teacher.id })).toMatchObject({ ok: true })
    const feed = await findOpenFeed({ kind: 'teacher', structureId: structure.id, teacherId: teacher.id })
    const token = tokenOf(feed!.url)
    expect(await read(token)).toEqual([
      expect.objectContaining({
        uid: `booking-${lesson.id}@${structure.slug}.diapason`,
        summary: 'Zoé Vasseur · Chant',
      }),
    ])
    await db().update(teachers).set({ leftAt: sql`app_now()` }).where(eq(teachers.id, teacher.id))
    expect(await findFeed(token)).toBeNull()
  })

  test('nobody has a colleague’s, an administrator neither', async () => {
    const admin = await makeStaff(db(), structure)
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const staff = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
    for (const actor of [admin.actor, staff.actor]) {
      expect(await openFeed(actor, { teacherId: colleague.id })).toMatchObject({ refusal: 'not_found' })
      expect(await endFeed(actor, { teacherId: colleague.id, renews: true })).toMatchObject({ refusal: 'not_found' })
    }
    expect(await openFeed(admin.actor, {})).toMatchObject({ refusal: 'not_found' })
  })
})

describe('the days when the clocks change [6.R11]', () => {
  test.each([
    ['Europe/Paris', '2041-03-30', '2041-03-31', '2041-04-01'],
    ['Europe/Paris', '2040-10-27', '2040-10-28', '2040-10-29'],
    ['America/Montreal', '2041-03-09', '2041-03-10', '2041-03-11'],
    ['America/Montreal', '2040-11-03', '2040-11-04', '2040-11-05'],
  ])('%s: 17:00 stays 17:00 on %s, %s and %s', async (timeZone, ...days) => {
    structure = await makeStructure(db(), { timeZone })
    teacher = await makeTeacherWithAvailability(db(), structure)
    member = await makeMember(db(), structure)
    const starts = days.map((day) => findInstant(day, '17:00', timeZone)!.toISOString())
    for (const startsAt of starts) await book(member.learnerId, startsAt)
    expect((await read(await open()))!.map(({ start }) => start).sort()).toEqual(starts)
  })
})
