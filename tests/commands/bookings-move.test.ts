import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookLesson } from '@/lib/bookings/commands/book-lesson'
import { cancelLesson } from '@/lib/bookings/commands/cancel-lesson'
import { moveLesson } from '@/lib/bookings/commands/move-lesson'
import type { Staff } from '@/lib/core/actor'
import { addHours, addMinutes } from '@/lib/core/time'
import { makeBooking } from '../factories/booking'
import { makeMember, type TestMember } from '../factories/member'
import { makeOffer, type TestOffer } from '../factories/offer'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { tenOClock as tenIn } from '../races/slots-school'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
const tenOClock = (days: number) => tenIn(database, days)

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
  pass = await makePass(db(), structure, member, { offer, credits: 1 })
})

const lessonAt = async (startsAt: Date, of = pass) => (await makeBooking(db(), structure, of, teacher, { startsAt })).id
const move = (bookingId: string, startsAt: Date, by: TestMember = member) =>
  moveLesson(by.actor, { bookingId, startsAt })
const startOf = async (bookingId: string) => {
  const [row] = await database.sql`select starts_at, revision, room_id from bookings where id = ${bookingId}`
  return row!
}
const remaining = async (of = pass) => {
  const [row] = await database.sql`select sum(amount)::int as left from pass_entries where pass_id = ${of.id}`
  return row!.left
}
const moves = async () => database.sql`select key, payload from outbox_events where topic = 'booking.moved'
  and structure_id = ${structure.id} order by id`
const admin = (): Staff => ({ ...member.actor, kind: 'staff', role: 'admin' }) as unknown as Staff

describe('moveLesson [1.G8]', () => {
  test('takes the new time and frees the old one, with the same booking and credit, and tells it once', async () => {
    const from = await tenOClock(3)
    const to = await tenOClock(5)
    const id = await lessonAt(from)
    const outcomes = await Promise.all([move(id, to), move(id, to), move(id, to)])
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, value: { bookingId: id } })
    expect(await startOf(id)).toMatchObject({ starts_at: to, revision: 1 })
    expect(await remaining()).toBe(0)
    expect([...(await moves())]).toEqual([
      { key: `booking.moved:${id}:1`, payload: { bookingId: id, before: from.toISOString() } },
    ])
    const [audit] = await database.sql`select operation, before, after from audit_journal where subject_id = ${id}`
    expect(audit).toMatchObject({ operation: 'booking.moved', before: { startsAt: from.toISOString() } })
    const other = await makeMember(db(), structure)
    const theirs = await makePass(db(), structure, other, { offer })
    const taken = await bookLesson(other.actor, { passId: theirs.id, teacherId: teacher.id, startsAt: from })
    expect(taken.ok).toBe(true)
  })

  test('half an hour later is free: its own old time does not stand in its way', async () => {
    const from = await tenOClock(3)
    const id = await lessonAt(from)
    expect((await move(id, addMinutes(from, 30))).ok).toBe(true)
    expect((await move(id, from)).ok).toBe(true)
    expect(await startOf(id)).toMatchObject({ starts_at: from, revision: 2 })
    expect(await moves()).toHaveLength(2)
  })

  test('a new time that somebody else has leaves the lesson where it was', async () => {
    const from = await tenOClock(3)
    const id = await lessonAt(from)
    const other = await makeMember(db(), structure)
    const theirs = await makePass(db(), structure, other, { offer })
    await lessonAt(await tenOClock(5), theirs)
    expect(await move(id, await tenOClock(5))).toEqual({ ok: false, refusal: 'slot_taken' })
    expect(await startOf(id)).toMatchObject({ starts_at: from, revision: 0 })
    expect(await moves()).toHaveLength(0)
  })

  test.each([
    [
      'too_late_to_move',
      async () => move(await lessonAt(addHours(await tenOClock(1), 0), await strict()), await tenOClock(6)),
    ],
    ['lesson_started', async () => move(await lessonAt(await tenOClock(-2)), await tenOClock(6))],
    ['slot_not_offered', async () => move(await lessonAt(await tenOClock(3)), addHours(await tenOClock(4), 13))],
    ['too_late_to_book', async () => move(await lessonAt(await tenOClock(3)), await tenOClock(-1))],
    [
      'lesson_cancelled',
      async () => {
        const id = await lessonAt(await tenOClock(3))
        await cancelLesson(member.actor, { bookingId: id })
        return move(id, await tenOClock(6))
      },
    ],
    [
      'not_found',
      async () => move(await lessonAt(await tenOClock(3)), await tenOClock(6), await makeMember(db(), structure)),
    ],
    ['not_found', async () => moveLesson({ kind: 'visitor' }, { bookingId: pass.id, startsAt: await tenOClock(3) })],
  ] as const)('refuses %s', async (refusal, attempt) => {
    expect(await attempt()).toMatchObject({ ok: false, refusal })
    expect(await moves()).toHaveLength(0)
  })

  const strict = () => makePass(db(), structure, member, { offer, cancellationNoticeHours: 24 * 5 })

  test('an order that owes money keeps what is booked, which may still be moved [1.D12]', async () => {
    const id = await lessonAt(await tenOClock(3))
    await db().execute(sql`update passes set valid_until = '2099-12-31' where id = ${pass.id}`)
    expect((await move(id, await tenOClock(4))).ok).toBe(true)
  })
})

describe('late cancellations [1.G8]', () => {
  test('as many as the pass allows, counted once each, and the database holds the count', async () => {
    const of = await makePass(db(), structure, member, {
      offer,
      credits: 5,
      cancellationNoticeHours: 24 * 9,
      lateExceptions: 1,
    })
    const [one, other] = [await lessonAt(await tenOClock(3), of), await lessonAt(await tenOClock(4), of)]
    const outcomes = await Promise.all([
      cancelLesson(member.actor, { bookingId: one }),
      cancelLesson(member.actor, { bookingId: other }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'no_late_exception_left' })
    expect(await remaining(of)).toBe(4)
    const rows = await database.sql`select id from bookings where pass_id = ${of.id} and is_late_exception`
    expect(rows).toHaveLength(1)
  })

  test('in time none is used', async () => {
    const of = await makePass(db(), structure, member, { offer, lateExceptions: 1 })
    await cancelLesson(member.actor, { bookingId: await lessonAt(await tenOClock(9), of) })
    expect(await database.sql`select id from bookings where pass_id = ${of.id} and is_late_exception`).toHaveLength(0)
  })
})

describe('the office books, moves and cancels [1.H8]', () => {
  test('under the same guards, beyond a deadline with a reason, which is kept', async () => {
    const strictly = { offer, credits: 3, cancellationNoticeHours: 24 * 9 }
    const of = await makePass(db(), structure, member, strictly)
    await database.sql`update structures set settings = settings || '{"bookingNoticeHours": 480}' where id = ${structure.id}`
    const wanted = { passId: of.id, teacherId: teacher.id, startsAt: await tenOClock(3) }
    expect(await bookLesson(member.actor, wanted)).toMatchObject({ refusal: 'too_late_to_book' })
    expect(await bookLesson(admin(), wanted)).toMatchObject({ refusal: 'reason_required' })
    const booked = await bookLesson(admin(), { ...wanted, reason: 'Vu avec la famille' })
    const bookingId = booked.ok ? booked.value.bookingId : ''
    const to = { bookingId, startsAt: await tenOClock(4) }
    expect(await moveLesson(admin(), to)).toMatchObject({ refusal: 'reason_required' })
    expect((await moveLesson(admin(), { ...to, reason: 'Salle prise' })).ok).toBe(true)
    expect(await cancelLesson(admin(), { bookingId })).toMatchObject({ refusal: 'reason_required' })
    expect((await cancelLesson(admin(), { bookingId, message: 'Malade' })).ok).toBe(true)
    const audits =
      await database.sql`select operation, reason, actor_kind from audit_journal where subject_id = ${bookingId} order by id`
    expect([...audits]).toMatchObject([
      { operation: 'booking.made', reason: 'Vu avec la famille', actor_kind: 'staff' },
      { operation: 'booking.moved', reason: 'Salle prise', actor_kind: 'staff' },
      { operation: 'booking.cancelled', reason: 'Malade', actor_kind: 'staff' },
    ])
    const [row] = await database.sql`select cancelled_by, is_late_exception from bookings where id = ${bookingId}`
    expect(row).toEqual({ cancelled_by: 'staff', is_late_exception: false })
    const told =
      await database.sql`select topic from outbox_events where payload->>'bookingId' = ${bookingId} order by id`
    expect(told.map(({ topic }) => topic)).toEqual(['booking.confirmed', 'booking.moved', 'booking.cancelled'])
  })

  test('a reason does not force a slot that is taken, nor a pass without a lesson left', async () => {
    const full = await makePass(db(), structure, await makeMember(db(), structure), { offer })
    await lessonAt(await tenOClock(3), full)
    const wanted = { passId: pass.id, teacherId: teacher.id, startsAt: await tenOClock(3), reason: 'Insiste' }
    expect(await bookLesson(admin(), wanted)).toEqual({ ok: false, refusal: 'slot_taken' })
    await lessonAt(await tenOClock(6))
    const later = { ...wanted, startsAt: await tenOClock(5) }
    expect(await bookLesson(admin(), later)).toEqual({ ok: false, refusal: 'no_credit_left' })
  })

  test('a teacher acts on their own lessons only; an accountant and another structure on none', async () => {
    const id = await lessonAt(await tenOClock(3))
    const to = { bookingId: id, startsAt: await tenOClock(5) }
    const asTeacher: Staff = { ...admin(), role: 'teacher' }
    const wanted = { passId: pass.id, teacherId: teacher.id, startsAt: await tenOClock(6) }
    for (const actor of [
      asTeacher,
      { ...admin(), role: 'accountant' as const },
      { ...admin(), structureId: (await makeStructure(db())).id },
    ]) {
      expect(await moveLesson(actor, to)).toEqual({ ok: false, refusal: 'not_found' })
      expect(await cancelLesson(actor, { bookingId: id, message: 'Non' })).toEqual({ ok: false, refusal: 'not_found' })
      expect(await bookLesson(actor, wanted)).toEqual({ ok: false, refusal: 'not_found' })
    }
    await database.sql`insert into staff_members (structure_id, account_id, role, teacher_id)
      values (${structure.id}, ${member.accountId}, 'teacher', ${teacher.id})`
    expect((await moveLesson(asTeacher, to)).ok).toBe(true)
    expect((await cancelLesson(asTeacher, { bookingId: id, message: 'Absente' })).ok).toBe(true)
    expect((await startOf(id)).starts_at).toEqual(to.startsAt)
    const [row] = await database.sql`select cancelled_by from bookings where id = ${id}`
    expect(row!.cancelled_by).toBe('teacher')
  })
})
