import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outboxEvents } from '@/db/schema/outbox'
import { auditJournal } from '@/db/views'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot } from '@/lib/agenda/rules'
import { addException, removeException, removeHours, saveHours } from '@/lib/availability/commands/keep-hours'
import { findPresence } from '@/lib/availability/queries/find-presence'
import { listPlannedLessons, listTaken, listTeachersWithinReach } from '@/lib/availability/queries/load-hours-page'
import { isOutside } from '@/lib/availability/rules'
import { findInstant } from '@/lib/core/time'
import { makeBooking } from '../factories/booking'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

await createTestDatabase()
/** A Thursday far ahead. */
const day = '2040-11-22'

let structure: TestStructure
let teacher: TestTeacher
let admin: TestStaff
let own: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure, {
    hours: [{ weekdays: [4], from: '09:00', to: '12:00' }],
  })
  admin = await makeStaff(db(), structure)
  own = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
})

const given = (over = {}) => ({
  weekday: 4,
  startsAt: '14:00',
  endsAt: '18:00',
  validFrom: '2026-01-01',
  validUntil: null,
  roomIds: [structure.roomIds[1], structure.roomIds[0]],
  ...over,
})
const presence = () => findPresence({ teacherId: teacher.id, zone: structure.timeZone }, '2026-01-01')
const at = (time: string) => findInstant(day, time, structure.timeZone)!
const stateOf = async (time: string) => {
  const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  const member = await makeMember(db(), structure)
  const pass = await makePass(db(), structure, member, { offer })
  const scope = { structureId: structure.id, clientFileId: member.clientFileId, passId: pass.id, teacherId: teacher.id }
  const agenda = (await findAgenda(scope, day, day))!
  return findSlot(agenda.facts, at(time), agenda.now)?.state ?? 'none'
}

describe('weekly hours [1.H2]', () => {
  test('added by the teacher themself, they are free slots, in the rooms in their order', async () => {
    expect(await stateOf('15:00')).toBe('none')
    expect(await saveHours(own.actor, teacher.id, given())).toMatchObject({ ok: true })
    expect(await stateOf('15:00')).toBe('free')
    expect((await presence()).openings.at(-1)).toMatchObject({
      startsAt: '14:00',
      locationId: structure.locationId,
      roomIds: [structure.roomIds[1], structure.roomIds[0]],
    })
  })

  test('changed in place, then removed; each is audited and told to whoever waits', async () => {
    const { id } = (await presence()).openings[0]!
    await saveHours(admin.actor, teacher.id, given({ id, startsAt: '10:00', endsAt: '12:00' }))
    expect(await stateOf('09:00')).toBe('none')
    expect(await stateOf('10:00')).toBe('free')
    await removeHours(admin.actor, teacher.id, id)
    expect(await stateOf('10:00')).toBe('none')
    const audited = await db().select().from(auditJournal).where(eq(auditJournal.subjectId, id))
    expect(audited.map(({ operation }) => operation)).toEqual(['hours.changed', 'hours.removed'])
    expect(audited[0]).toMatchObject({ before: { startsAt: '09:00' }, after: { startsAt: '10:00' } })
    const told = await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structure.id))
    expect(told.map(({ topic, payload }) => ({ topic, payload }))).toEqual([
      { topic: 'availability.changed', payload: { teacherId: teacher.id } },
      { topic: 'availability.changed', payload: { teacherId: teacher.id } },
    ])
  })

  test('that overlap are refused, two at once too', async () => {
    expect(await saveHours(own.actor, teacher.id, given({ startsAt: '11:00' }))).toMatchObject({
      refusal: 'hours_overlap',
    })
    const outcomes = await Promise.all([1, 2, 3].map(() => saveHours(own.actor, teacher.id, given())))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('rooms of another structure, or of several places, are refused', async () => {
    const other = await makeStructure(db())
    expect(await saveHours(own.actor, teacher.id, given({ roomIds: other.roomIds }))).toMatchObject({
      refusal: 'room_elsewhere',
    })
    expect(
      await saveHours(own.actor, teacher.id, given({ roomIds: [structure.roomIds[0], other.roomIds[0]] })),
    ).toMatchObject({ refusal: 'room_elsewhere' })
  })
})

describe('days that differ [1.H2]', () => {
  const absence = {
    kind: 'unavailable' as const,
    startsOn: day,
    endsOn: day,
    startsAt: null,
    endsAt: null,
    locationId: null,
    label: 'Audition',
  }

  test('an absence closes its slots, and opens them again when it is taken away', async () => {
    await addException(own.actor, teacher.id, absence)
    expect(await stateOf('09:00')).toBe('away')
    const { id } = (await presence()).exceptions[0]!
    await removeException(own.actor, teacher.id, id)
    expect(await stateOf('09:00')).toBe('free')
    expect(await removeException(own.actor, teacher.id, id)).toMatchObject({ refusal: 'not_found' })
  })

  test('hours opened for once are free slots of that day, in any room of their place', async () => {
    const extra = { ...absence, kind: 'available' as const, startsAt: '14:00', endsAt: '16:00' }
    await addException(own.actor, teacher.id, { ...extra, locationId: structure.locationId })
    expect(await stateOf('15:00')).toBe('free')
    const other = await makeStructure(db())
    const elsewhere = { ...extra, startsAt: '17:00', endsAt: '18:00', locationId: other.locationId }
    expect(await addException(own.actor, teacher.id, elsewhere)).toMatchObject({ refusal: 'not_found' })
  })

  test('the lessons that a change leaves outside stay booked, and are listed', async () => {
    const member = await makeMember(db(), structure, { firstName: 'Claire', lastName: 'Vasseur' })
    const booking = await makeBooking(db(), structure, await makePass(db(), structure, member), teacher, {
      startsAt: at('09:00'),
    })
    const outside = async () => {
      const [lessons, now] = [await listPlannedLessons(teacher.id), await presence()]
      return lessons.filter((lesson) => isOutside(lesson, now)).map(({ id }) => id)
    }
    expect(await outside()).toEqual([])
    await addException(own.actor, teacher.id, absence)
    expect(await outside()).toEqual([booking.id])
    const week = await listTaken(teacher.id, '2040-11-19', structure.timeZone)
    expect(week).toMatchObject([{ kind: 'lesson', startsAt: booking.startsAt, text: expect.stringMatching(/^Claire/) }])
  })
})

describe('who [6.S1]', () => {
  test('a teacher sees and changes their own hours only; an accountant, a member and another school’s admin none', async () => {
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const accountant = await makeStaff(db(), structure, { role: 'accountant' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const member = await makeMember(db(), structure)
    expect((await listTeachersWithinReach(own.actor)).map(({ id }) => id)).toEqual([teacher.id])
    expect((await listTeachersWithinReach(admin.actor)).map(({ id }) => id)).toEqual([teacher.id, colleague.id])
    const id = (await presence()).openings[0]!.id
    const refused = await Promise.all([
      saveHours(own.actor, colleague.id, given({ weekday: 7, startsAt: '21:00', endsAt: '22:00' })),
      // Somebody else's hours under one's own name.
      saveHours(own.actor, teacher.id, given({ id: '0197f0a0-0000-7000-8000-000000000000' })),
      ...[accountant.actor, stranger.actor, member.actor].map((actor) => removeHours(actor, teacher.id, id)),
    ])
    expect(refused).toEqual(refused.map(() => ({ ok: false, refusal: 'not_found' })))
  })
})
