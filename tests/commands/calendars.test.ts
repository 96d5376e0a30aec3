import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { teacherCalendars } from '@/db/schema/calendars'
import { outboxEvents } from '@/db/schema/outbox'
import { auditJournal } from '@/db/views'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { findSlot } from '@/lib/agenda/rules'
import { listTaken } from '@/lib/availability/queries/load-hours-page'
import { addCalendar, removeCalendar } from '@/lib/calendars/commands/keep-calendars'
import { readCalendar, readOwnCalendar, sweepCalendars } from '@/lib/calendars/flows'
import { listCalendarsDue, listCalendarsOf } from '@/lib/calendars/queries/list-calendars'
import { mayAskWhetherChanged, readWindow } from '@/lib/calendars/rules'
import { addDays, dayOf, findInstant } from '@/lib/core/time'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let answer: RequestListener
const server = createServer((request, response) => answer(request, response))
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
process.env.CALENDAR_TEST_ORIGIN = origin
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** Tomorrow in Paris: a calendar is read from today on. */
const day = addDays(dayOf(new Date(), 'Europe/Paris'), 2)
const at = (time: string) => findInstant(day, time, 'Europe/Paris')!
const compact = (time: string) => `${at(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const busy = (from: string, to: string) =>
  `BEGIN:VEVENT\r\nUID:${from}\r\nSUMMARY:Dentiste\r\nDTSTART:${compact(from)}\r\nDTEND:${compact(to)}\r\nEND:VEVENT\r\n`
const calendar = (...events: string[]) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`
const give = (text: string, status = 200) => {
  answer = (_request, response) => response.writeHead(status).end(text)
}

let structure: TestStructure
let teacher: TestTeacher
let own: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  own = await makeStaff(db(), structure, { role: 'teacher', teacherId: teacher.id })
})

const add = async (path = '/a.ics') => {
  const outcome = await addCalendar(own.actor, teacher.id, `${origin}${path}`)
  return outcome.ok ? outcome.value.calendarId : Promise.reject(new Error(outcome.refusal))
}
const only = async () => (await listCalendarsOf(teacher.id))[0]!
const stateOf = async (time: string) => {
  const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  const member = await makeMember(db(), structure)
  const pass = await makePass(db(), structure, member, { offer })
  const scope = { structureId: structure.id, clientFileId: member.clientFileId, passId: pass.id, teacherId: teacher.id }
  const agenda = (await findAgenda(scope, day, day))!
  return findSlot(agenda.facts, at(time), agenda.now)?.state ?? 'none'
}
const told = async () =>
  (await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structure.id))).map(({ topic }) => topic)

describe('a teacher’s own calendar [1.F7]', () => {
  test('blocks their slots for as long as it says, and nothing of its words is kept', async () => {
    give(calendar(busy('10:00', '11:00')))
    const id = await add()
    expect(await only()).toMatchObject({ status: 'pending', busyCount: 0 })
    await readCalendar(id)
    expect(await only()).toMatchObject({ status: 'ok', problem: null, busyCount: 1, fetchedAt: expect.any(Date) })
    expect(await Promise.all(['09:00', '09:30', '10:00', '10:30', '11:00'].map(stateOf))).toEqual([
      'free',
      'full',
      'full',
      'full',
      'free',
    ])
    const monday = addDays(day, 0)
    expect(await listTaken(teacher.id, monday, structure.timeZone)).toEqual([
      { kind: 'elsewhere', startsAt: at('10:00'), endsAt: at('11:00'), text: '' },
    ])
  })

  test('read again: what is gone is free again, and whoever waits is told only when something changed', async () => {
    give(calendar(busy('10:00', '11:00')))
    const id = await add()
    await readCalendar(id)
    await readCalendar(id)
    expect(await told()).toEqual(['calendar.added', 'availability.changed'])
    give(calendar(busy('14:00', '15:00')))
    await readCalendar(id)
    expect(await stateOf('10:00')).toBe('free')
    expect(await stateOf('14:00')).toBe('full')
    expect(await told()).toEqual(['calendar.added', 'availability.changed', 'availability.changed'])
  })

  test.each([
    ['refused', () => give('', 404)],
    ['not_calendar', () => give('<html></html>')],
    ['too_large', () => give('x'.repeat(6 * 1024 * 1024))],
  ])('%s: what was read before stays, and the reason is said; better later, it is forgotten', async (problem, fail) => {
    give(calendar(busy('10:00', '11:00')))
    const id = await add()
    await readCalendar(id)
    fail()
    await readCalendar(id)
    expect(await only()).toMatchObject({ status: 'failing', problem, busyCount: 1 })
    expect(await stateOf('10:00')).toBe('full')
    give(calendar())
    await readCalendar(id)
    expect(await only()).toMatchObject({ status: 'ok', problem: null, busyCount: 0 })
  })

  test('some of it unreadable: the rest is read, and it is said', async () => {
    give(calendar(busy('10:00', '11:00'), 'BEGIN:VEVENT\r\nDTSTART:demain\r\nEND:VEVENT\r\n'))
    await readCalendar(await add())
    expect(await only()).toMatchObject({ status: 'ok', problem: 'partial', busyCount: 1 })
  })

  test('unchanged by its tag it stays; the first reading of a day is whole', async () => {
    let whole = 0
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end()
      whole += 1
      return response.writeHead(200, { etag: '"1"' }).end(calendar(busy('10:00', '11:00')))
    }
    const id = await add()
    await readCalendar(id)
    await readCalendar(id)
    expect(whole).toBe(1)
    expect(await stateOf('10:00')).toBe('full')
    const noon = new Date('2026-11-21T12:00:00Z')
    expect(mayAskWhetherChanged(null, noon, 'Europe/Paris')).toBe(false)
    expect(mayAskWhetherChanged(new Date('2026-11-20T22:59:00Z'), noon, 'Europe/Paris')).toBe(false)
    expect(mayAskWhetherChanged(new Date('2026-11-20T23:00:00Z'), noon, 'Europe/Paris')).toBe(true)
  })

  test('removed, it blocks nothing, not even when it was being read', async () => {
    give(calendar(busy('10:00', '11:00')))
    const id = await add()
    await readCalendar(id)
    answer = async (_request, response) => {
      await removeCalendar(own.actor, teacher.id, id)
      response.end(calendar(busy('10:00', '12:00')))
    }
    await readCalendar(id)
    expect(await stateOf('10:00')).toBe('free')
    expect(await listCalendarsOf(teacher.id)).toEqual([])
    expect(await removeCalendar(own.actor, teacher.id, id)).toMatchObject({ refusal: 'not_found' })
  })

  test('two are added up; one removed leaves the other', async () => {
    answer = (request, response) =>
      response.end(calendar(request.url === '/a.ics' ? busy('10:00', '11:00') : busy('14:00', '15:00')))
    const [one, other] = [await add('/a.ics'), await add('/b.ics')]
    await readCalendar(one)
    await readCalendar(other)
    expect([await stateOf('10:00'), await stateOf('14:00')]).toEqual(['full', 'full'])
    await removeCalendar(own.actor, teacher.id, one)
    expect([await stateOf('10:00'), await stateOf('14:00')]).toEqual(['free', 'full'])
  })
})

describe('addresses', () => {
  test.each(['http://agenda.example/a.ics', 'agenda', 'https://moi:secret@agenda.example/a.ics'])(
    '%s is refused',
    async (address) => {
      expect(await addCalendar(own.actor, teacher.id, address)).toMatchObject({ refusal: 'calendar_address_invalid' })
    },
  )

  test('the same twice is refused, and a sixth; the audit doesn’t hold the secret', async () => {
    await addCalendar(own.actor, teacher.id, 'webcal://agenda.example/secret-1/basic.ics')
    expect(await addCalendar(own.actor, teacher.id, 'https://agenda.example/secret-1/basic.ics')).toMatchObject({
      refusal: 'calendar_known',
    })
    for (const rank of [2, 3, 4, 5])
      await addCalendar(own.actor, teacher.id, `https://agenda.example/secret-${rank}/a.ics`)
    expect(await addCalendar(own.actor, teacher.id, 'https://agenda.example/secret-6/a.ics')).toMatchObject({
      refusal: 'too_many_calendars',
      detail: { count: 5 },
    })
    const audited = await db().select().from(auditJournal).where(eq(auditJournal.structureId, structure.id))
    expect(audited).toHaveLength(5)
    expect(JSON.stringify(audited)).not.toContain('secret-')
  })
})

describe('who [6.S1]', () => {
  test('a teacher their own only, an admin of the school all, nobody else', async () => {
    give(calendar())
    const id = await add()
    const colleague = await makeTeacherWithAvailability(db(), structure)
    const others = await Promise.all([
      makeStaff(db(), structure, { role: 'teacher', teacherId: colleague.id }),
      makeStaff(db(), structure, { role: 'accountant' }),
      makeStaff(db(), await makeStructure(db())),
    ])
    for (const { actor } of others) {
      expect(await addCalendar(actor, teacher.id, 'https://agenda.example/x.ics')).toMatchObject({
        refusal: 'not_found',
      })
      expect(await removeCalendar(actor, teacher.id, id)).toMatchObject({ refusal: 'not_found' })
      expect(await readOwnCalendar(actor, teacher.id, id)).toMatchObject({ refusal: 'not_found' })
    }
    // Somebody else's calendar under one's own name.
    expect(await readOwnCalendar(others[0]!.actor, colleague.id, id)).toMatchObject({ refusal: 'not_found' })
    const admin = await makeStaff(db(), structure)
    expect(await readOwnCalendar(admin.actor, teacher.id, id)).toMatchObject({ ok: true })
  })
})

describe('every 15 minutes', () => {
  test('those whose reading is old are read, the oldest first; one that fails stops none', async () => {
    answer = (request, response) => (request.url === '/a.ics' ? response.destroy() : response.end(calendar()))
    const [failing, other] = [await add('/a.ics'), await add('/b.ics')]
    expect(await listCalendarsDue(100)).toEqual(expect.arrayContaining([failing, other]))
    expect((await sweepCalendars()).failed).toEqual([])
    expect((await listCalendarsOf(teacher.id)).map(({ status }) => status)).toEqual(['failing', 'ok'])
    expect(await listCalendarsDue(100)).toEqual([])
    const old = { fetchedAt: new Date('2026-01-01T00:00:00Z') }
    await db().update(teacherCalendars).set(old).where(eq(teacherCalendars.id, other))
    expect(await listCalendarsDue(100)).toEqual([other])
  })

  test('a year and more ahead, from the beginning of today on, both days of change within', () => {
    const { startsAt, endsAt } = readWindow(new Date('2026-11-21T12:00:00Z'), 'Europe/Paris')
    expect([startsAt, endsAt].map((one) => one.toISOString())).toEqual([
      '2026-11-20T23:00:00.000Z',
      '2027-12-25T23:00:00.000Z',
    ])
  })
})
