import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { listTeachersOfPass } from '@/lib/agenda/queries/list-teachers'
import { computeWeek } from '@/lib/agenda/rules'
import { addHours, findInstant } from '@/lib/core/time'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
/** A week far ahead: nothing depends on the day of the run. */
const [monday, thursday, sunday] = ['2040-11-19', '2040-11-22', '2040-11-25']

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let offer: TestOffer
let pass: TestPass

beforeEach(async () => {
  structure = await makeStructure(db())
  const hours = [
    { weekdays: [4], from: '09:00', to: '12:00' },
    { weekdays: [6], from: '14:00', to: '15:00', roomIds: [structure.roomIds[1]] },
  ]
  teacher = await makeTeacherWithAvailability(db(), structure, { hours })
  offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member, { offer, validUntil: '2098-12-31' })
})

const scope = () => ({
  structureId: structure.id,
  clientFileId: member.clientFileId,
  passId: pass.id,
  teacherId: teacher.id,
})
const read = async (given = {}) => findAgenda({ ...scope(), ...given }, monday, sunday)
const states = async () => {
  const agenda = (await read())!
  const week = computeWeek(agenda.facts, monday, agenda.now)
  return Object.fromEntries(
    week.days.flatMap((day) => Object.values(day.slots).map((slot) => [`${slot.day} ${slot.time}`, slot.state])),
  )
}

describe('findAgenda [1.F2]', () => {
  test('reads a week in one round trip: hours with their rooms in order, pass, people, places', async () => {
    const agenda = (await read())!
    expect(agenda.facts).toMatchObject({
      zone: 'Europe/Paris',
      lessonMinutes: 60,
      noticeHours: 12,
      learnerId: member.learnerId,
      pass: { validFrom: '2000-01-01', validUntil: '2098-12-31', bookableFrom: '2000-01-01' },
      exceptions: [],
      closures: [],
      busy: [],
    })
    expect(agenda.facts.openings).toEqual([
      expect.objectContaining({
        weekday: 4,
        startsAt: '09:00',
        endsAt: '12:00',
        validUntil: null,
        roomIds: structure.roomIds,
      }),
      expect.objectContaining({ weekday: 6, startsAt: '14:00', roomIds: [structure.roomIds[1]] }),
    ])
    expect(agenda.pass).toMatchObject({ id: pass.id, remaining: 10, cancellationNoticeHours: 24 })
    expect(agenda.rooms[structure.roomIds[0]]).toEqual({ name: 'Studio 1', locationId: structure.locationId })
    expect(agenda.locations[structure.locationId]).toMatchObject({ name: 'Atelier' })
    expect(agenda.teacher).toMatchObject({ id: teacher.id, phone: '+33199000002', asksToAgreeFirst: true })
  })

  test('a lesson booked is what the grid shows, to the minute; a cancelled one is free again', async () => {
    const startsAt = findInstant(thursday, '10:00', 'Europe/Paris')!
    const booking = await makeBooking(db(), structure, pass, teacher, { startsAt })
    expect(await states()).toMatchObject({
      [`${thursday} 09:00`]: 'free',
      [`${thursday} 09:30`]: 'own',
      [`${thursday} 10:30`]: 'own',
      [`${thursday} 11:00`]: 'free',
    })
    await database.sql`update agenda_claims set is_active = false where owner_id = ${booking.id}`
    await database.sql`update bookings set status = 'cancelled', cancelled_at = now() where id = ${booking.id}`
    await database.sql`insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor)
      values (${structure.id}, ${pass.id}, 'release', 1, ${booking.id}, ${`release:${booking.id}`}, '{}')`
    expect(Object.values(await states()).every((state) => state === 'free')).toBe(true)
  })

  test('knows the time of rooms that another teacher has, and of the learner elsewhere', async () => {
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const theirs = await makePass(db(), structure, await makeMember(db(), structure), { offer })
    const startsAt = findInstant('2040-11-24', '14:00', 'Europe/Paris')!
    await makeBooking(db(), structure, theirs, colleague, { startsAt, roomId: structure.roomIds[1] })
    expect((await states())['2040-11-24 14:00']).toBe('full')
    await makeBooking(db(), structure, pass, colleague, { startsAt: findInstant(thursday, '08:30', 'Europe/Paris')! })
    expect((await states())[`${thursday} 09:00`]).toBe('own')
  })

  test('reads closures, absences and extra hours of the days asked, with the rooms of their place', async () => {
    await database.sql`insert into closures (structure_id, starts_on, ends_on, label) values
      (${structure.id}, '2040-11-24', '2040-12-30', 'Vacances'), (${structure.id}, '2040-11-01', '2040-11-18', 'Avant')`
    await database.sql`insert into availability_exceptions (structure_id, teacher_id, kind, starts_on, ends_on, starts_at, ends_at, location_id) values
      (${structure.id}, ${teacher.id}, 'unavailable', '2040-11-20', '2040-11-22', '09:00', '10:00', null),
      (${structure.id}, ${teacher.id}, 'available', '2040-11-19', '2040-11-19', '18:00', '19:00', ${structure.locationId}),
      (${structure.id}, ${teacher.id}, 'unavailable', '2040-11-26', '2040-11-30', null, null, null)`
    const agenda = (await read())!
    expect(agenda.facts.closures).toEqual([{ startsOn: '2040-11-24', endsOn: '2040-12-30', label: 'Vacances' }])
    expect(agenda.facts.exceptions).toHaveLength(2)
    expect(await states()).toEqual({
      '2040-11-19 18:00': 'free',
      [`${thursday} 09:00`]: 'away',
      [`${thursday} 09:30`]: 'away',
      [`${thursday} 10:00`]: 'free',
      [`${thursday} 10:30`]: 'free',
      [`${thursday} 11:00`]: 'free',
      '2040-11-24 14:00': 'closed',
    })
  })

  test('a day’s last hours and a neighbour’s are read whole: claims across midnight count', async () => {
    const late = await makeTeacherWithAvailability(db(), structure, {
      hours: [{ weekdays: [7], from: '00:00', to: '02:00' }],
    })
    await database.sql`insert into offer_teachers values (${offer.id}, ${late.id})`
    const startsAt = addHours(findInstant(sunday, '00:00', 'Europe/Paris')!, -0.5)
    const theirs = await makePass(db(), structure, await makeMember(db(), structure), { offer })
    await makeBooking(db(), structure, theirs, late, { startsAt })
    const agenda = (await findAgenda({ ...scope(), teacherId: late.id }, sunday, sunday))!
    const [first] = Object.values(computeWeek(agenda.facts, monday, agenda.now).days[6]!.slots)
    expect(first).toMatchObject({ time: '00:00', state: 'full' })
  })

  test('null for anybody who may not book with the pass, and a teacher who doesn’t teach it [0.I9]', async () => {
    const stranger = await makeMember(db(), structure)
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const elsewhere = await makeStructure(db())
    expect(await read({ clientFileId: stranger.clientFileId })).toBeNull()
    expect(await read({ teacherId: colleague.id })).toBeNull()
    expect(await read({ structureId: elsewhere.id })).toBeNull()
    await database.sql`update guardianships set books = false where client_file_id = ${member.clientFileId}`
    expect(await read()).toBeNull()
    await database.sql`update guardianships set books = true where client_file_id = ${member.clientFileId}`
    await database.sql`update teachers set left_at = now() where id = ${teacher.id}`
    expect(await read()).toBeNull()
  })
})

describe('listTeachersOfPass [1.F1]', () => {
  test('gives those who teach its offer, when and where, the usual one marked', async () => {
    const colleague = await makeTeacherWithAvailability(db(), structure, { hours: [] })
    const gone = await makeTeacherWithAvailability(db(), structure)
    await database.sql`insert into offer_teachers values (${offer.id}, ${colleague.id}), (${offer.id}, ${gone.id})`
    await database.sql`update teachers set left_at = now() where id = ${gone.id}`
    await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2026-01-08T09:00:00Z') })
    const { teacherId: _, ...of } = scope()
    expect(await listTeachersOfPass(of)).toEqual([
      {
        id: teacher.id,
        name: `Paul ${teacher.lastName}`,
        discipline: 'Chant',
        weekdays: [4, 6],
        places: ['Atelier'],
        isUsual: true,
      },
      {
        id: colleague.id,
        name: `Paul ${colleague.lastName}`,
        discipline: 'Chant',
        weekdays: [],
        places: [],
        isUsual: false,
      },
    ])
    const child = await makeLearner(db(), structure, member.clientFileId, { books: false })
    const theirs = await makePass(db(), structure, { ...member, learnerId: child }, { offer })
    expect(await listTeachersOfPass({ ...of, passId: theirs.id })).toEqual([])
  })
})
