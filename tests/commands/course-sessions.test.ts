import { and, eq, inArray } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { agendaClaims } from '@/db/schema/agenda'
import { bookings } from '@/db/schema/bookings'
import { courseSessions } from '@/db/schema/courses'
import { messages } from '@/db/schema/messages'
import { outboxEvents } from '@/db/schema/outbox'
import { closures } from '@/db/schema/structures'
import { bookSessions } from '@/lib/bookings/commands/book-sessions'
import { type LockKey, withLocks } from '@/lib/core/locks'
import { unwrap } from '@/lib/core/outcome'
import { cancelSession } from '@/lib/courses/commands/cancel-session'
import { moveSession } from '@/lib/courses/commands/move-session'
import { setCapacity, setCourseCapacity } from '@/lib/courses/commands/set-capacity'
import { findSession, listCarriedOver, listParticipants } from '@/lib/courses/queries/find-session'
import { loadCarryOver } from '@/lib/courses/queries/load-carry-over'
import { tellSessionCancelled, tellSessionMoved, tellSessionTeacher } from '@/lib/messages/flows/tell-sessions'
import { takeSeats } from '@/lib/places/commands/take-seats'
import { makeBooking } from '../factories/booking'
import { makeCourse, makeGroupOffer, type TestCourse } from '../factories/course'
import { makeMember, type TestMember } from '../factories/member'
import type { TestOffer } from '../factories/offer'
import { makePendingOrder } from '../factories/order'
import { makePass, type TestPass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

type Enrolled = TestMember & { pass: TestPass; bookingIds: string[] }

let structure: TestStructure
let course: TestCourse
let offer: TestOffer
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 4, capacity: 2 })
  offer = await makeGroupOffer(db(), structure, [course.id], { credits: 2 })
  admin = await makeStaff(db(), structure)
})

const session = (rank: number) => course.sessions[rank]!
const keysOf = ({ learnerId }: TestMember, pass?: TestPass): LockKey[] => [
  `course:${course.id}`,
  `learner:${learnerId}`,
  ...(pass ? [`pass:${pass.id}` as const] : []),
]

/** Somebody with places in these sessions of the course. */
async function enrol(ranks: readonly number[], name = 'Léa'): Promise<Enrolled> {
  const member = await makeMember(db(), structure, { firstName: name, lastName: 'Martin' })
  const pass = await makePass(db(), structure, member, { offer, postponements: 1, credits: 4 })
  const wanted = ranks.map((rank) => ({ sessionId: session(rank).id, seatId: null }))
  const bookingIds = await withLocks(keysOf(member, pass), async (tx) =>
    unwrap(await bookSessions(tx, { kind: 'job', name: 'factory' }, pass, wanted)),
  )
  return { ...member, pass, bookingIds }
}

/** Somebody whose order waits, with a place held in these sessions. */
async function hold(ranks: readonly number[]): Promise<TestMember & { orderLineId: string }> {
  const member = await makeMember(db(), structure, { firstName: 'Malik' })
  const order = await makePendingOrder(db(), structure, member, [{ offer, firstSessionId: session(ranks[0]!).id }])
  const { learnerId, clientFileId } = member
  const orderLineId = order.lineIds[0]!
  const seats = ranks.map((rank) => ({ sessionId: session(rank).id, state: 'held' as const, orderLineId }))
  await withLocks(keysOf(member), (tx) =>
    takeSeats(
      tx,
      structure.id,
      seats.map((seat) => ({ ...seat, learnerId, clientFileId })),
    ),
  )
  return { ...member, orderLineId }
}

const bookingsOf = ({ pass }: Enrolled) =>
  db().select().from(bookings).where(eq(bookings.passId, pass.id)).orderBy(bookings.startsAt)
const namesIn = async (rank: number) =>
  (await listParticipants(session(rank).id)).map(({ name, state }) => `${name} ${state}`)
const eventsOf = async (topic: string) =>
  (
    await db()
      .select()
      .from(outboxEvents)
      .where(and(eq(outboxEvents.structureId, structure.id), eq(outboxEvents.topic, topic)))
  ).map(({ payload }) => payload)
const claimsOf = (resourceId: string) =>
  db()
    .select({ during: agendaClaims.during, ownerKind: agendaClaims.ownerKind })
    .from(agendaClaims)
    .where(and(eq(agendaClaims.resourceId, resourceId), eq(agendaClaims.isActive, true)))

describe('moveSession [1.H1]', () => {
  const move = (given: Partial<Parameters<typeof moveSession>[1]> = {}, staff = admin) =>
    moveSession(staff.actor, {
      sessionId: session(0).id,
      day: '2099-01-08',
      time: '18:00',
      roomId: structure.roomIds[0],
      reason: 'Salle en travaux',
      ...given,
    })

  test('takes everybody along: bookings, places held by orders, and tells each of them', async () => {
    const lea = await enrol([0, 1])
    const malik = await hold([0])
    expect(await move({ roomId: structure.roomIds[1] })).toMatchObject({ ok: true, value: { told: 2 } })
    const [moved, kept] = await bookingsOf(lea)
    expect(moved).toMatchObject({
      startsAt: new Date('2099-01-08T17:00:00Z'),
      roomId: structure.roomIds[1],
      revision: 1,
    })
    expect(kept).toMatchObject({ startsAt: session(1).startsAt, revision: 0 })
    expect(await eventsOf('session.moved')).toHaveLength(2)
    expect((await claimsOf(malik.learnerId)).map(({ ownerKind }) => ownerKind)).toEqual(['hold'])
    const [row] = await db()
      .select()
      .from(courseSessions)
      .where(eq(courseSessions.id, session(0).id))
    expect(row).toMatchObject({ plannedOn: '2099-01-07', startsAt: new Date('2099-01-08T17:00:00Z'), revision: 1 })
  })

  test('moves by half an hour over its own old time', async () => {
    await enrol([0])
    expect(await move({ day: '2099-01-07', time: '20:00' })).toMatchObject({ ok: true })
  })

  test('onto somebody’s other lesson: named, refused, nothing lost', async () => {
    const lea = await enrol([0, 1])
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const own = await makePass(db(), structure, lea, { name: 'Forfait 10 cours' })
    await makeBooking(db(), structure, own, teacher, { startsAt: new Date('2099-01-08T17:30:00Z') })
    const before = await bookingsOf(lea)
    const refused = await move()
    expect(refused).toMatchObject({ ok: false, refusal: 'session_clash' })
    expect(refused).toMatchObject({ detail: { names: expect.stringContaining('Léa Martin') } })
    expect(await bookingsOf(lea)).toEqual(before)
    expect(await eventsOf('session.moved')).toEqual([])
  })

  test('onto another session of the same course: its teacher is named', async () => {
    const refused = await move({ day: '2099-01-14', time: '19:00' })
    expect(refused).toMatchObject({
      refusal: 'session_clash',
      detail: { names: expect.stringContaining('Chant collectif') },
    })
  })

  test('refuses a closed day, a time past or that the clocks jump over, no change, a room too small', async () => {
    await db()
      .insert(closures)
      .values({ structureId: structure.id, startsOn: '2099-01-09', endsOn: '2099-01-10', label: 'Travaux' })
    expect(await move({ day: '2099-01-09' })).toMatchObject({
      refusal: 'session_closed',
      detail: { closure: 'Travaux' },
    })
    expect(await move({ day: '2020-01-08' })).toMatchObject({ refusal: 'session_past' })
    expect(await move({ day: '2099-03-29', time: '02:30' })).toMatchObject({ refusal: 'session_no_such_time' })
    expect(await move({ day: '2099-01-07', time: '19:30' })).toMatchObject({ refusal: 'session_unmoved' })
    const elsewhere = await makeStructure(db())
    expect(await move({ roomId: elsewhere.roomIds[0] })).toMatchObject({ refusal: 'course_room_unknown' })
    const big = await makeCourse(db(), structure, { firstOn: '2099-04-01', count: 1, capacity: 7 })
    expect(await move({ sessionId: big.sessions[0]!.id })).toMatchObject({ refusal: 'capacity_above_room' })
  })

  test('[6.S1] is for the course’s own teacher and the administration', async () => {
    const own = await makeStaff(db(), structure, { role: 'teacher', teacherId: course.teacherId })
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    for (const refused of [other, stranger]) expect(await move({}, refused)).toMatchObject({ refusal: 'not_found' })
    expect(await move({}, own)).toMatchObject({ ok: true })
  })
})

describe('cancelSession [1.H1] [1.G5]', () => {
  const cancel = (rank = 0) =>
    cancelSession(admin.actor, { sessionId: session(rank).id, reason: 'Professeur souffrant' })

  test('carries each place over after the package’s last session, without a postponement used', async () => {
    const lea = await enrol([0, 1])
    expect(await cancel()).toMatchObject({ ok: true, value: { carried: 1, kept: 0 } })
    const [given, kept, instead] = await bookingsOf(lea)
    expect(given).toMatchObject({ status: 'cancelled', cancelledBy: 'staff', cancelMessage: 'Professeur souffrant' })
    expect(kept).toMatchObject({ status: 'booked', sessionId: session(1).id })
    expect(instead).toMatchObject({
      status: 'booked',
      sessionId: session(2).id,
      postponedFromId: given!.id,
      postponementKind: 'school',
    })
    expect(await eventsOf('session.cancelled')).toEqual([{ seatId: expect.any(String), nextSessionId: session(2).id }])
    expect(await claimsOf(course.teacherId)).toHaveLength(3)
  })

  test('leaves the credit on the pass where no later place is left', async () => {
    const full = [await enrol([2, 3], 'Ana'), await enrol([2, 3], 'Bo')]
    const lea = await enrol([0, 1])
    expect(await cancel()).toMatchObject({ ok: true, value: { carried: 0, kept: 1 } })
    expect((await bookingsOf(lea)).map(({ status }) => status)).toEqual(['cancelled', 'booked'])
    expect(await eventsOf('session.cancelled')).toEqual([{ seatId: expect.any(String), nextSessionId: null }])
    expect((await bookingsOf(full[0]!)).every(({ status }) => status === 'booked')).toBe(true)
  })

  test('the preview is what happens: first enrolled first, then orders that wait', async () => {
    await enrol([1, 2], 'Ana')
    const malik = await hold([0])
    const lea = await enrol([0, 1])
    const found = (await findSession(admin.actor, session(0).id))!
    const participants = await listParticipants(found.id)
    const preview = await loadCarryOver(found, participants, new Date())
    const of = (learnerId: string) => preview.get(participants.find((one) => one.learnerId === learnerId)!.seatId)?.id
    expect([of(lea.learnerId), of(malik.learnerId)]).toEqual([session(2).id, session(3).id])
    expect(await cancel()).toMatchObject({ ok: true, value: { carried: 2 } })
    expect(await namesIn(2)).toEqual(['Ana Martin confirmed', 'Léa Martin confirmed'])
    expect(await namesIn(3)).toEqual([expect.stringContaining('held')])
    expect((await claimsOf(malik.learnerId)).map(({ ownerKind }) => ownerKind)).toEqual(['hold'])
  })

  test('leaves the office the list of who was in it, with where each place went [1.H12]', async () => {
    const full = [await enrol([2, 3], 'Ana'), await enrol([3], 'Bo')]
    const lea = await enrol([0, 1])
    await hold([0])
    await cancel()
    const list = await listCarriedOver(session(0).id)
    expect(list.map(({ name, nextAt }) => [name, nextAt])).toEqual(
      expect.arrayContaining([
        ['Léa Martin', session(2).startsAt],
        [expect.stringContaining('Malik'), session(1).startsAt],
      ]),
    )
    expect([list.length, full.length, lea.bookingIds.length]).toEqual([2, 2, 2])
    expect(await listCarriedOver(session(1).id)).toEqual([])
  })

  test('twice, or once it has started: refused, nothing changes', async () => {
    await enrol([0])
    expect(await cancel()).toMatchObject({ ok: true })
    expect(await cancel()).toMatchObject({ refusal: 'session_cancelled' })
    const past = await makeCourse(db(), structure, { firstOn: '2020-01-08', count: 1 })
    const started = await cancelSession(admin.actor, { sessionId: past.sessions[0]!.id, reason: 'Trop tard' })
    expect(started).toMatchObject({ refusal: 'session_started' })
  })
})

describe('setCapacity [0.I4]', () => {
  const set = (capacity: number) => setCapacity(admin.actor, { sessionId: session(0).id, capacity })

  test('never goes under the places taken, held ones included, and says how many', async () => {
    await enrol([0])
    await hold([0])
    expect(await set(1)).toMatchObject({ refusal: 'capacity_below_seats', detail: { taken: 2 } })
    expect(await set(7)).toMatchObject({ refusal: 'capacity_above_room', detail: { room: 6 } })
    expect(await set(6)).toMatchObject({ ok: true })
  })

  test('closes the ranks: a high seat takes a number that is free under the new capacity', async () => {
    const first = await enrol([0], 'Ana')
    const second = await enrol([0], 'Bo')
    await db().execute(
      `update seats set state = 'released', released_at = app_now() where booking_id = '${first.bookingIds[0]}'`,
    )
    await db().execute(
      `update bookings set status = 'cancelled', cancelled_at = app_now() where id = '${first.bookingIds[0]}'`,
    )
    await db().execute(`update agenda_claims set is_active = false where owner_id = '${first.bookingIds[0]}'`)
    await db().execute(
      `insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor) values ('${structure.id}', '${first.pass.id}', 'release', 1, '${first.bookingIds[0]}', 'release:${first.bookingIds[0]}', '{}')`,
    )
    expect(await set(1)).toMatchObject({ ok: true })
    const [left] = await listParticipants(session(0).id)
    expect(left).toMatchObject({ learnerId: second.learnerId, seat: 1 })
  })
})

describe('setCourseCapacity [0.I4]', () => {
  test('changes the sessions to come; one in which more are taken keeps its own, and it is said', async () => {
    await enrol([0], 'Ana')
    await hold([0])
    await enrol([1], 'Bo')
    const set = (capacity: number, staff = admin) => setCourseCapacity(staff.actor, { courseId: course.id, capacity })
    expect(await set(7)).toMatchObject({ refusal: 'capacity_above_room' })
    expect(await set(1)).toEqual({ ok: true, value: { kept: 1 } })
    const rows = await db().select().from(courseSessions).where(eq(courseSessions.courseId, course.id))
    expect(rows.map(({ capacity }) => capacity).sort()).toEqual([1, 1, 1, 2])
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const other = await makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id })
    expect(await set(2, other)).toMatchObject({ refusal: 'not_found' })
  })
})

describe('the mails of a session [1.H1]', () => {
  const written = (ids: readonly string[]) =>
    db()
      .select()
      .from(messages)
      .where(inArray(messages.id, [...ids]))
  const lineOf = (text: string) => text.replaceAll('\n', ' ')
  const filesOf = (attachments: unknown) =>
    (attachments as { filename: string; content: string }[]).map(
      ({ filename, content }) => [filename, Buffer.from(content, 'base64').toString()] as const,
    )

  test('a cancelled session is told with what becomes of the place, and brings the calendar up to date', async () => {
    const lea = await enrol([0, 1])
    await hold([0])
    await cancelSession(admin.actor, { sessionId: session(0).id, reason: 'Professeur souffrant' })
    const events = await eventsOf('session.cancelled')
    const ids = await Promise.all(
      events.map((payload, rank) => {
        const { seatId, nextSessionId } = payload as { seatId: string; nextSessionId: string | null }
        const occasion = { structureId: structure.id, key: `session.cancelled:${rank}` }
        return tellSessionCancelled(occasion, seatId, nextSessionId)
      }),
    )
    const mails = await written(ids.flat())
    expect(mails).toHaveLength(2)
    const mail = mails.find(({ clientFileId }) => clientFileId === lea.clientFileId)!
    expect(mail).toMatchObject({ learnerId: lea.learnerId, template: 'session_cancelled' })
    expect(lineOf(mail.text)).toContain('mercredi 21 janvier 2099 à 19\u00a0h\u00a030')
    expect(mail.text).toContain('Professeur souffrant')
    const [gone, instead] = filesOf(mail.attachments)
    expect(gone![0]).toBe('annulation.ics')
    expect(gone![1]).toMatch(/METHOD:CANCEL/)
    expect(instead![1]).toMatch(/METHOD:REQUEST/)
    const waiting = mails.find(({ clientFileId }) => clientFileId !== lea.clientFileId)!
    expect(lineOf(waiting.text)).toMatch(/Votre commande C\d+ garde à la place la séance du mercredi 14 janvier 2099/)
  })

  test('a moved session is told with its old and its new time, to its teacher once', async () => {
    await enrol([0])
    const where = { day: '2099-01-08', time: '18:00', roomId: structure.roomIds[0] }
    await moveSession(admin.actor, { sessionId: session(0).id, ...where, reason: 'Salle en travaux' })
    const [payload] = (await eventsOf('session.moved')) as { seatId: string; before: string; reason: string }[]
    const change = { before: new Date(payload!.before), reason: payload!.reason }
    const [mail] = await written(
      await tellSessionMoved({ structureId: structure.id, key: 'moved' }, payload!.seatId, change),
    )
    expect(lineOf(mail!.text)).toContain('mercredi 7 janvier 2099 à 19\u00a0h\u00a030')
    expect(mail!.subject).toContain('jeu. 08/01 à 18\u00a0h')
    expect(filesOf(mail!.attachments)[0]![1]).toMatch(/SEQUENCE:1/)
    const [teacher] = await written(
      await tellSessionTeacher({ structureId: structure.id, key: 'changed' }, session(0).id, change.before),
    )
    expect(teacher).toMatchObject({ template: 'session_changed_teacher' })
    expect(await eventsOf('session.changed')).toHaveLength(1)
  })
})
