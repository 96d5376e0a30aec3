import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { type Agenda, findAgenda } from '@/lib/agenda/queries/find-agenda'
import { listAgendas } from '@/lib/agenda/queries/list-agendas'
import { moveLesson } from '@/lib/bookings/commands/move-lesson'
import { repeatLesson } from '@/lib/bookings/commands/repeat-lesson'
import { tellMoved, tellRepeated } from '@/lib/messages/flows/tell-lesson-times'
import { findBookingFacts } from '@/lib/messages/queries/find-booking-facts'
import { makeBooking } from '../factories/booking'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { tenOClock as tenIn } from '../races/slots-school'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
const weeks = (count: number) => Promise.all(Array.from({ length: count }, (_, week) => tenIn(database, 4 + week * 7)))

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
  pass = await makePass(db(), structure, member, { offer, credits: 4 })
})

const repeat = (startsAt: Date[], by = member) =>
  repeatLesson(by.actor, { passId: pass.id, teacherId: teacher.id, startsAt })
const count = async () => {
  const [row] = await database.sql<{ lessons: number; left: number }[]>`
    select (select count(*)::int from bookings where pass_id = ${pass.id}) as lessons,
      (select sum(amount)::int from pass_entries where pass_id = ${pass.id}) as left`
  return row!
}

describe('repeatLesson [1.F6]', () => {
  test('books every date in one transaction, told in one mail to each; asked twice, the same lessons', async () => {
    const dates = await weeks(4)
    const outcomes = await Promise.all([repeat(dates), repeat(dates)])
    expect(outcomes[0]).toMatchObject({ ok: true })
    expect(outcomes[1]).toEqual(outcomes[0])
    expect(await count()).toEqual({ lessons: 4, left: 0 })
    const told = await database.sql`select topic, key, payload from outbox_events where structure_id = ${structure.id}`
    expect(told.map(({ topic }) => topic)).toEqual(['booking.repeated'])
    const { bookingIds } = told[0]!.payload
    expect(bookingIds).toHaveLength(4)
    const occasion = { structureId: structure.id, key: told[0]!.key }
    expect(await tellRepeated(occasion, bookingIds)).toHaveLength(2)
    expect(await tellRepeated(occasion, bookingIds)).toHaveLength(2)
    const mails =
      await database.sql`select subject, attachments from messages where structure_id = ${structure.id} order by key`
    expect(mails).toHaveLength(2)
    const file = Buffer.from(mails[0]!.attachments[0].content, 'base64').toString()
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(4)
  })

  test('a date taken meanwhile: dates_changed, and nothing is booked', async () => {
    const dates = await weeks(3)
    const other = await makeMember(db(), structure)
    const theirs = await makePass(db(), structure, other, { offer })
    await makeBooking(db(), structure, theirs, teacher, { startsAt: dates[1]! })
    expect(await repeat(dates)).toEqual({ ok: false, refusal: 'dates_changed' })
    expect(await count()).toEqual({ lessons: 0, left: 4 })
  })

  test('more dates than lessons left, two that overlap, somebody else’s pass: nothing is booked', async () => {
    expect(await repeat(await weeks(5))).toEqual({ ok: false, refusal: 'no_credit_left' })
    const [first] = await weeks(1)
    const later = new Date(first!.getTime() + 1_800_000)
    expect(await repeat([first!, later])).toEqual({ ok: false, refusal: 'slot_taken' })
    const stranger = await makeMember(db(), structure)
    expect(await repeat(await weeks(2), stranger)).toEqual({ ok: false, refusal: 'not_found' })
    const { actor: admin } = await makeStaff(db(), structure)
    const wanted = { passId: pass.id, teacherId: teacher.id, startsAt: await weeks(2) }
    expect(await repeatLesson(admin, wanted)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await count()).toEqual({ lessons: 0, left: 4 })
  })
})

test('the mails of a moved lesson say its new time, with the sequence that replaces the old one [1.G8]', async () => {
  const [from, to] = (await weeks(2)) as [Date, Date]
  const { id } = await makeBooking(db(), structure, pass, teacher, { startsAt: from })
  await moveLesson(member.actor, { bookingId: id, startsAt: to })
  expect((await findBookingFacts(structure.id, id))!.facts).toMatchObject({ startsAt: to, revision: 1 })
  const written = await tellMoved({ structureId: structure.id, key: `booking.moved:${id}:1` }, id, from)
  expect(written).toHaveLength(2)
  const mails = await database.sql`select subject, attachments from messages where structure_id = ${structure.id}`
  for (const { subject, attachments } of mails) {
    expect(subject).toContain('Cours déplacé')
    const file = Buffer.from(attachments[0].content, 'base64').toString()
    expect(file).toContain(`UID:booking-${id}@`)
    expect(file).toContain('SEQUENCE:1')
    expect(file).toContain('METHOD:REQUEST')
  }
})

test('the agendas of all a pass’s teachers, in one round trip, are those that each has alone [1.F6]', async () => {
  const colleague = await makeTeacherWithAvailability(db(), structure)
  await database.sql`insert into offer_teachers values (${offer.id}, ${colleague.id})`
  const scope = { structureId: structure.id, clientFileId: member.clientFileId, passId: pass.id }
  const days = ['2030-01-07', '2030-01-20'] as const
  const together = await listAgendas(scope, ...days)
  const alone = await Promise.all(
    [teacher, colleague].map(({ id }) => findAgenda({ ...scope, teacherId: id }, ...days)),
  )
  const facts = (agenda: Agenda | null) => ({ teacher: agenda!.teacher, facts: agenda!.facts })
  expect(together.map(facts)).toHaveLength(2)
  expect(together.map(facts)).toEqual(expect.arrayContaining(alone.map(facts)))
  const stranger = await makeMember(db(), structure)
  expect(await listAgendas({ ...scope, clientFileId: stranger.clientFileId }, ...days)).toEqual([])
})
