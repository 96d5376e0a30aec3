import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { markAttendance } from '@/lib/bookings/commands/mark-attendance'
import type { Staff } from '@/lib/core/actor'
import { addHours } from '@/lib/core/time'
import { makeBooking } from '../factories/booking'
import { makeLearner, makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let offer: TestOffer
let pass: TestPass

/** Ten o'clock, in Paris, so many days from today. */
async function tenOClock(days: number): Promise<Date> {
  const [row] = await database.sql<{ at: Date }[]>`
    select ((now() at time zone 'Europe/Paris')::date + ${days}::int + time '10:00') at time zone 'Europe/Paris' as at`
  return row!.at
}

const remaining = async (of = pass) => {
  const [row] = await database.sql<{ sum: number }[]>`
    select sum(amount)::int from pass_entries where pass_id = ${of.id}`
  return row!.sum
}

const topics = async () => {
  const rows = await database.sql<{ topic: string; key: string; payload: { bookingId: string } }[]>`
    select topic, key, payload from outbox_events where structure_id = ${structure.id} order by id`
  return rows.map((row) => row.topic)
}

const activeClaims = async () => {
  const rows =
    await database.sql`select resource_kind from agenda_claims where structure_id = ${structure.id} and is_active`
  return rows.map((row) => row.resource_kind).sort()
}

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member, { offer })
})

const book = async (startsAt: Date, given: Partial<{ passId: string; teacherId: string; by: TestMember }> = {}) =>
  bookLesson((given.by ?? member).actor, {
    passId: given.passId ?? pass.id,
    teacherId: given.teacherId ?? teacher.id,
    startsAt,
  })

async function booked(startsAt: Date): Promise<string> {
  const outcome = await book(startsAt)
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.bookingId
}

describe('bookLesson [1.F4]', () => {
  test('writes the lesson, its three claims, its credit, its event and its audit entry in one transaction', async () => {
    const bookingId = await booked(await tenOClock(3))
    expect(await activeClaims()).toEqual(['learner', 'room', 'teacher'])
    expect(await remaining()).toBe(9)
    expect(await topics()).toEqual(['booking.confirmed'])
    const [audit] = await database.sql`select * from audit_entries where subject_id = ${bookingId}`
    expect(audit).toMatchObject({
      operation: 'booking.made',
      actor_kind: 'member',
      client_file_id: member.clientFileId,
    })
    const [row] = await database.sql`select * from bookings where id = ${bookingId}`
    expect(row).toMatchObject({ room_id: structure.roomIds[0], learner_id: member.learnerId, status: 'booked' })
  })

  test('asked twice, in turn or at once, gives the first result and takes one credit', async () => {
    const at = await tenOClock(3)
    const outcomes = await Promise.all([book(at), book(at), book(at)])
    const first = outcomes[0]
    expect(first.ok).toBe(true)
    for (const outcome of [...outcomes, await book(at)]) expect(outcome).toEqual(first)
    expect(await remaining()).toBe(9)
    expect(await topics()).toEqual(['booking.confirmed'])
  })

  test('the last credit replayed is the same success, not "no credit left"', async () => {
    const single = await makePass(db(), structure, member, { offer, credits: 1 })
    const at = await tenOClock(3)
    const first = await book(at, { passId: single.id })
    expect(await book(at, { passId: single.id })).toEqual(first)
    expect(await book(await tenOClock(4), { passId: single.id })).toMatchObject({ refusal: 'no_credit_left' })
    expect(await remaining(single)).toBe(0)
  })

  test('a slot taken meanwhile by another learner is refused and takes nothing from the pass', async () => {
    const at = await tenOClock(3)
    await booked(at)
    const other = await makeMember(db(), structure)
    const theirs = await makePass(db(), structure, other, { offer })
    expect(await book(at, { by: other, passId: theirs.id })).toEqual({ ok: false, refusal: 'slot_taken' })
    expect(await book(addHours(at, 0.5), { by: other, passId: theirs.id })).toMatchObject({ refusal: 'slot_taken' })
    expect(await remaining(theirs)).toBe(10)
    expect((await book(addHours(at, 1), { by: other, passId: theirs.id })).ok).toBe(true)
  })

  test('takes the second room when the first is busy, and refuses when none is free', async () => {
    const at = await tenOClock(3)
    await booked(at)
    const lessons = []
    for (const _ of [1, 2]) {
      const colleague = await makeTeacherWithAvailability(db(), structure)
      await db().execute(sql`insert into offer_teachers values (${offer.id}, ${colleague.id})`)
      const learner = await makeMember(db(), structure)
      const theirs = await makePass(db(), structure, learner, { offer })
      lessons.push(await book(at, { by: learner, passId: theirs.id, teacherId: colleague.id }))
    }
    expect(lessons[0]!.ok).toBe(true)
    expect(lessons[1]).toEqual({ ok: false, refusal: 'slot_taken' })
  })

  test.each([
    [
      'learner_busy',
      async () => {
        const colleague = await makeTeacherWithAvailability(db(), structure)
        await db().execute(sql`insert into offer_teachers values (${offer.id}, ${colleague.id})`)
        await booked(await tenOClock(3))
        return book(await tenOClock(3), { teacherId: colleague.id })
      },
    ],
    ['too_late_to_book', async () => book(await tenOClock(-1))],
    ['slot_not_offered', async () => book(addHours(await tenOClock(3), 12))],
    ['slot_not_offered', async () => book(addHours(await tenOClock(3), 1 / 6))],
    [
      'pass_expired',
      async () => {
        const old = await makePass(db(), structure, member, { offer, validUntil: '2001-01-01' })
        return book(await tenOClock(3), { passId: old.id })
      },
    ],
    [
      'pass_not_started',
      async () => {
        const later = await makePass(db(), structure, member, { offer, bookableFrom: '2099-01-01' })
        return book(await tenOClock(3), { passId: later.id })
      },
    ],
    [
      'structure_closed',
      async () => {
        await db().execute(sql`insert into closures (structure_id, starts_on, ends_on, label)
        values (${structure.id}, current_date, current_date + 10, 'Vacances')`)
        return book(await tenOClock(3))
      },
    ],
    [
      'teacher_away',
      async () => {
        await db().execute(sql`insert into availability_exceptions (structure_id, teacher_id, kind, starts_on, ends_on)
        values (${structure.id}, ${teacher.id}, 'unavailable', current_date, current_date + 10)`)
        return book(await tenOClock(3))
      },
    ],
  ] as const)('refuses %s and writes nothing', async (refusal, attempt) => {
    const before = await remaining()
    const outcome = await attempt()
    expect(outcome).toMatchObject({ ok: false, refusal })
    expect(await remaining()).toBe(refusal === 'learner_busy' ? before - 1 : before)
  })

  test('extra hours opened for once are booked in a room of their place', async () => {
    await db().execute(sql`delete from availability_rooms`)
    await db().execute(sql`delete from teacher_availabilities`)
    const at = await tenOClock(5)
    await db().execute(sql`insert into availability_exceptions (structure_id, teacher_id, kind, starts_on, ends_on, starts_at, ends_at, location_id)
      values (${structure.id}, ${teacher.id}, 'available', ${at.toISOString()}::date, ${at.toISOString()}::date, '10:00', '11:00', ${structure.locationId})`)
    expect((await book(at)).ok).toBe(true)
    expect(await book(addHours(at, 1))).toMatchObject({ refusal: 'slot_not_offered' })
  })
})

describe('whose [0.I9]', () => {
  test('a foreign pass, a foreign structure, an unrelated teacher and a visitor all get "not found"', async () => {
    const at = await tenOClock(3)
    const stranger = await makeMember(db(), structure)
    const elsewhere = await makeStructure(db())
    const foreigner = await makeMember(db(), elsewhere)
    const colleague = await makeTeacherWithAvailability(db(), structure)
    for (const outcome of [
      await book(at, { by: stranger }),
      await book(at, { by: foreigner }),
      await book(at, { teacherId: colleague.id }),
      await bookLesson({ kind: 'visitor' }, { passId: pass.id, teacherId: teacher.id, startsAt: at }),
    ]) {
      expect(outcome).toEqual({ ok: false, refusal: 'not_found' })
    }
    const bookingId = await booked(at)
    expect(await cancelLesson(stranger.actor, { bookingId })).toEqual({ ok: false, refusal: 'not_found' })
    expect(await cancelLesson({ kind: 'visitor' }, { bookingId })).toEqual({ ok: false, refusal: 'not_found' })
  })

  test('a guardian who books may book and cancel for the learner; one who only sees may not', async () => {
    const child = await makeLearner(db(), structure, member.clientFileId)
    const theirs = await makePass(db(), structure, { ...member, learnerId: child }, { offer })
    const other = await makeMember(db(), structure)
    const tie = (books: boolean) =>
      db().execute(sql`insert into guardianships (structure_id, learner_id, client_file_id, books)
        values (${structure.id}, ${child}, ${other.clientFileId}, ${books})
        on conflict (learner_id, client_file_id) do update set books = excluded.books`)
    await tie(false)
    expect(await book(await tenOClock(4), { by: other, passId: theirs.id })).toMatchObject({ refusal: 'not_found' })
    await tie(true)
    const outcome = await book(await tenOClock(4), { by: other, passId: theirs.id })
    expect(outcome.ok).toBe(true)
    const bookingId = outcome.ok ? outcome.value.bookingId : ''
    await tie(false)
    expect(await cancelLesson(other.actor, { bookingId })).toMatchObject({ refusal: 'not_found' })
    expect((await cancelLesson(member.actor, { bookingId })).ok).toBe(true)
  })
})

describe('cancelLesson [1.G4]', () => {
  test('frees the time, gives the credit back at once, keeps the message, tells once', async () => {
    const at = await tenOClock(3)
    const bookingId = await booked(at)
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => cancelLesson(member.actor, { bookingId, message: 'Grippe' })),
    )
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, value: { bookingId } })
    expect(await remaining()).toBe(10)
    expect(await activeClaims()).toEqual([])
    expect(await topics()).toEqual(['booking.confirmed', 'booking.cancelled'])
    const [row] = await database.sql`select * from bookings where id = ${bookingId}`
    expect(row).toMatchObject({ status: 'cancelled', revision: 1, cancel_message: 'Grippe', cancelled_by: 'member' })
    expect((await book(at)).ok).toBe(true)
  })

  test('refuses within the notice of the pass and once begun, and takes nothing', async () => {
    const soon = await makePass(db(), structure, member, { offer, cancellationNoticeHours: 96 })
    const late = await makeBooking(db(), structure, soon, teacher, { startsAt: await tenOClock(3) })
    const begun = await makeBooking(db(), structure, pass, teacher, { startsAt: await tenOClock(-2) })
    expect(await cancelLesson(member.actor, { bookingId: late.id })).toEqual({
      ok: false,
      refusal: 'too_late_to_cancel',
      detail: { hours: 96 },
    })
    expect(await cancelLesson(member.actor, { bookingId: begun.id })).toEqual({ ok: false, refusal: 'lesson_started' })
    expect(await remaining(soon)).toBe(9)
  })
})

describe('markAttendance [1.G6]', () => {
  const admin = (): Staff => ({ ...member.actor, kind: 'staff', role: 'admin' }) as unknown as Staff
  const mark = (bookingId: string, attendance: 'present' | 'teacher_absent' | 'excused', by: Staff = admin()) =>
    markAttendance(by, { bookingId, attendance })

  test('an absent teacher gives the credit back, a correction takes it again, twice the same changes nothing', async () => {
    const { id } = await makeBooking(db(), structure, pass, teacher, { startsAt: await tenOClock(-2) })
    expect(await remaining()).toBe(9)
    for (const [attendance, left] of [
      ['teacher_absent', 10],
      ['teacher_absent', 10],
      ['excused', 10],
      ['present', 9],
      ['excused', 10],
      ['present', 9],
    ] as const) {
      expect((await mark(id, attendance)).ok).toBe(true)
      expect(await remaining()).toBe(left)
    }
  })

  test('a credit given back and spent elsewhere cannot be taken again', async () => {
    const single = await makePass(db(), structure, member, { offer, credits: 1 })
    const { id } = await makeBooking(db(), structure, single, teacher, { startsAt: await tenOClock(-2) })
    await mark(id, 'teacher_absent')
    expect((await book(await tenOClock(3), { passId: single.id })).ok).toBe(true)
    expect(await mark(id, 'present')).toEqual({ ok: false, refusal: 'no_credit_left' })
  })

  test('a teacher marks their own lessons only; an accountant, a member and another structure none', async () => {
    const { id } = await makeBooking(db(), structure, pass, teacher, { startsAt: await tenOClock(-2) })
    const asTeacher: Staff = { ...admin(), role: 'teacher' }
    expect(await mark(id, 'present', asTeacher)).toEqual({ ok: false, refusal: 'not_found' })
    await database.sql`insert into staff_members (structure_id, account_id, role, teacher_id)
      values (${structure.id}, ${member.accountId}, 'teacher', ${teacher.id})`
    expect((await mark(id, 'present', asTeacher)).ok).toBe(true)
    const elsewhere = await makeStructure(db())
    expect(await mark(id, 'present', { ...admin(), role: 'accountant' })).toMatchObject({ refusal: 'not_found' })
    expect(await mark(id, 'present', { ...admin(), structureId: elsewhere.id })).toMatchObject({ refusal: 'not_found' })
    expect(await markAttendance(member.actor, { bookingId: id, attendance: 'present' })).toMatchObject({ ok: false })
  })

  test('refuses a lesson that has not begun, and a cancelled one', async () => {
    const bookingId = await booked(await tenOClock(3))
    expect(await mark(bookingId, 'present')).toEqual({ ok: false, refusal: 'lesson_not_started' })
    await cancelLesson(member.actor, { bookingId })
    expect(await mark(bookingId, 'present')).toEqual({ ok: false, refusal: 'lesson_cancelled' })
  })
})
